"""Where everything in a picture stands: what a layout gives, in pixels from the upper left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A box, a gate or a frame."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Where it ends below."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, x: float, y: float) -> Rect:
        """Return it further right and further down."""
        return Rect(self.x + x, self.y + y, self.width, self.height)


@dataclass(frozen=True, slots=True)
class Route:
    """A line: a start and three points for each Bezier curve, as in SVG.

    `tip` is where its arrow ends, `back` where one at its start does; `label` is the middle of
    what is written at it.
    """

    points: tuple[Point, ...]
    tip: Point | None = None
    back: Point | None = None
    label: Point | None = None

    def moved(self, x: float, y: float) -> Route:
        """Return it further right and further down."""

        def there(point: Point | None) -> Point | None:
            return (point[0] + x, point[1] + y) if point else None

        points = tuple((a + x, b + y) for a, b in self.points)
        return Route(points, there(self.tip), there(self.back), there(self.label))


@dataclass(frozen=True, slots=True)
class Placed:
    """Nodes by id, lines in the order of the edges, frames of bands and groups by id."""

    nodes: Mapping[str, Rect]
    routes: tuple[Route, ...]
    bands: Mapping[str, Rect]
    groups: Mapping[str, Rect]
    width: float
    height: float

    def moved(self, x: float, y: float) -> Placed:
        """Return it further right and further down."""
        return Placed(
            {name: rect.moved(x, y) for name, rect in self.nodes.items()},
            tuple(route.moved(x, y) for route in self.routes),
            {name: rect.moved(x, y) for name, rect in self.bands.items()},
            {name: rect.moved(x, y) for name, rect in self.groups.items()},
            self.width + x,
            self.height + y,
        )


def around(rects: Iterable[Rect], margin: float = 0.0, above: float = 0.0) -> Rect:
    """Return the frame around some rectangles, of which there is at least one."""
    all_ = list(rects)
    x, y = min(r.x for r in all_) - margin, min(r.y for r in all_) - margin - above
    right, bottom = max(r.right for r in all_) + margin, max(r.bottom for r in all_) + margin
    return Rect(x, y, right - x, bottom - y)
