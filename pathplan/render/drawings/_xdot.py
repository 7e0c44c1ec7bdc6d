"""SVG of ours as drawing operations of Graphviz, which makes pixels of them.

So a picture of pixels is the same as the SVG, whatever placed its parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree as ET

from pathplan.render.drawings._placed import Point
from pathplan.render.measure import ems
from pathplan.render.style import FONT

SPACE = "{http://www.w3.org/2000/svg}"
UNDRAWN = frozenset({"title", "desc", "style"})
ROUND = 0.45
"""How far the control points of a quarter of a circle are from its corner, of the radius."""
BACKSLASH = "\u2216"
"""What stands for one."""
ALIGNED = {"start": -1, "middle": 0, "end": 1}
Attributes = Mapping[str, str]


def as_xdot(text: str) -> str:
    """Return the DOT text of a graph whose background is a framed SVG of ours.

    Its two nodes are its corners; it is laid out already. A length in pixels becomes one in points.
    """
    root = ET.XML(text)
    writer = _Writer(float(root.attrib["width"]), float(root.attrib["height"]))
    drawn = " ".join(writer.element(root, {}))
    quoted = drawn.replace('"', '\\"')
    ground = next(rect.attrib["fill"] for rect in root.iter(f"{SPACE}rect"))  # the page is first
    return (
        f'digraph g {{graph [pad=0, bgcolor="{ground}", _background="{quoted}"];\n'
        'node [shape=point, style=invis, width=0, height=0, label=""];\n'
        f'a [pos="0,0"]; b [pos="{writer.width:g},{writer.height:g}"];}}\n'
    )


def words(text: str) -> str:
    """Return all that can be read in the pixels of an SVG of ours."""
    return "".join(_safe(e.text or "") for e in ET.XML(text).iter(f"{SPACE}text"))


class _Writer:
    """Writes elements one after the other; its y grows upwards, as in Graphviz."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height

    def element(self, found: ET.Element, above: Attributes) -> Iterator[str]:
        """Yield the operations of an element, which inherits what those above it have."""
        name = found.tag.removeprefix(SPACE)
        if name in UNDRAWN or found.get("class") == "page":
            return
        has = {**above, **found.attrib}
        if name == "text":
            yield from self._text(_safe(found.text or ""), has)
        elif name in {"rect", "polygon", "circle", "path"}:
            yield from _pen(has)
            yield self._shape(name, has)
        for child in found:
            yield from self.element(child, has)

    def _shape(self, name: str, has: Attributes) -> str:
        filled = has["fill"] != "none"
        if name == "rect":
            return self._rect(has, filled)
        if name == "circle":
            x, y, r = (float(has[key]) for key in ("cx", "cy", "r"))
            return f"{'E' if filled else 'e'} {x:g} {self.height - y:g} {r:g} {r:g}"
        numbers = re.findall(r"-?[\d.]+", has["points" if name == "polygon" else "d"])
        points = [(float(x), float(y)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        if name == "path" and "C" in has["d"]:
            return self._points("b" if filled else "B", points)
        if name == "path" and "z" not in has["d"]:
            return self._points("L", points)
        return self._points("P" if filled else "p", points)

    def _rect(self, has: Attributes, filled: bool) -> str:
        x, y, wide, high = (float(has[key]) for key in ("x", "y", "width", "height"))
        corners = [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)]
        radius = min(float(has.get("rx", 0)), wide / 2, high / 2)
        if not radius:
            return self._points("P" if filled else "p", corners)
        return self._points("b" if filled else "B", _rounded(corners, radius))

    def _points(self, operation: str, points: Sequence[Point]) -> str:
        places = " ".join(f"{x:g} {self.height - y:g}" for x, y in points)
        return f"{operation} {len(points)} {places}"

    def _text(self, text: str, has: Attributes) -> Iterator[str]:
        size = float(has["font-size"])
        bold = has.get("font-weight") == "bold"
        yield f"F {size:g} {_counted(FONT)} c {_counted(has['fill'])} t {int(bold)}"
        x, y = float(has["x"]), self.height - float(has["y"])
        aligned = ALIGNED[has.get("text-anchor", "start")]
        yield f"T {x:g} {y:g} {aligned} {ems(text) * size:.1f} {_counted(text)}"


def _pen(has: Attributes) -> Iterator[str]:
    """Yield how the next shape is drawn; one without a border has one as its inside."""
    fill, stroke = has["fill"], has.get("stroke", "none")
    if "fill-opacity" in has:
        fill += f"{round(255 * float(has['fill-opacity'])):02x}"
    if fill != "none":
        yield f"C {_counted(fill)}"
    yield f"c {_counted(fill if stroke == 'none' else stroke)}"
    width = 0.0 if stroke == "none" else float(has.get("stroke-width", 1))
    yield f"S {_counted(f'setlinewidth({width:g})')}"
    dashes = has.get("stroke-dasharray", "")
    line = "solid" if not dashes else "dashed" if dashes.startswith("6") else "dotted"
    yield f"S {_counted(line)}"


def _safe(text: str) -> str:
    """Return text in which nothing escapes: versions of Graphviz count a backslash differently."""
    return text.replace("\\", BACKSLASH)


def _counted(text: str) -> str:
    """Return text with its length in bytes before it, so that no text can end it."""
    return f"{len(text.encode())} -{text}"


def _rounded(corners: Sequence[Point], radius: float) -> list[Point]:
    """Return a rectangle with round corners as Bezier curves."""

    def towards(start: Point, end: Point, far: float) -> Point:
        long = abs(end[0] - start[0]) + abs(end[1] - start[1])
        share = far / long if long else 0.0
        return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share

    points: list[Point] = []
    for number, corner in enumerate(corners):
        before, after = corners[number - 1], corners[(number + 1) % 4]
        into, out = towards(corner, before, radius), towards(corner, after, radius)
        if points:
            points += [points[-1], into, into]
        else:
            points.append(into)
        near = radius * ROUND
        points += [towards(corner, before, near), towards(corner, after, near), out]
    return [*points, points[-1], points[0], points[0]]
