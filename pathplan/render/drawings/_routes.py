"""Lines of our own layout: between columns in curves, within them straight."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.drawings._content import SMALL
from pathplan.render.drawings._placed import Point, Rect, Route

ARROW, LOOP = 7.0, 26.0
"""How long an arrow is, and how far a line stands out that stays in its column."""


def onward(
    ends: tuple[Rect, Rect],
    passing: Sequence[tuple[float, float, float]],
    columns: tuple[float, float],
    arrow: float,
) -> Route:
    """Return a line to a later column.

    It passes through columns, each with where it starts, where it ends and where the line is
    across it. `columns` are where that of the source ends and that of the target starts.
    """
    source, target = ends
    a, b = (source.right, source.middle[1]), (target.x, target.middle[1])
    points = [a, *_straight(a, (columns[0], a[1]))]
    for start, end, across in passing:
        points += _curve(points[-1], (start, across))
        points += _straight(points[-1], (end, across))
    leaving, base = points[-1], (b[0] - arrow, b[1])
    arriving = (min(base[0], columns[1]), b[1])
    points += [*_curve(leaving, arriving), *_straight(arriving, base)]
    return Route(tuple(points), b if arrow else None, None, _between(leaving, arriving))


def backward(source: Rect, target: Rect, arrow: float) -> Route:
    """Return a line to an earlier column."""
    a, b = (source.x, source.middle[1]), (target.right, target.middle[1])
    base = (b[0] + arrow, b[1])
    return Route((a, *_curve(a, base)), b if arrow else None, None, _between(a, base))


def beside(source: Rect, target: Rect, arrow: float, back: float) -> Route:
    """Return a line between two nodes of one column, on the side where it leads on."""
    a, b = (source.right + back, source.middle[1]), (target.right + arrow, target.middle[1])
    out = max(a[0], b[0]) + LOOP
    return Route(
        (a, (out, a[1]), (out, b[1]), b),
        (target.right, b[1]) if arrow else None,
        (source.right, a[1]) if back else None,
        (out, (a[1] + b[1]) / 2),
    )


def turned(route: Route) -> Route:
    """Return a route with its directions exchanged."""

    def there(point: Point | None) -> Point | None:
        return (point[1], point[0]) if point else None

    points = tuple((y, x) for x, y in route.points)
    return Route(points, there(route.tip), there(route.back), there(route.label))


def _between(a: Point, b: Point) -> Point:
    """Return where words stand at a curve, beside it."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2 - SMALL / 2 - 2


def _curve(a: Point, b: Point) -> list[Point]:
    """Return a curve that leaves and arrives along the direction of reading."""
    half = (a[0] + b[0]) / 2
    return [(half, a[1]), (half, b[1]), b]


def _straight(a: Point, b: Point) -> list[Point]:
    """Return a straight line, nothing where it would have no length."""
    third = (b[0] - a[0]) / 3
    return [(a[0] + third, a[1]), (a[0] + 2 * third, b[1]), b] if a != b else []
