"""Pieces of SVG: boxes, gates, lines, frames, each from where it stands and how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot, log2

from pathplan.model.amounts import Share
from pathplan.model.drawing import Box, Edge
from pathplan.render.drawings._content import (
    BELOW,
    LINE,
    PADDING,
    POINT,
    SMALL,
    WORDS,
    Node,
    gate_lines,
)
from pathplan.render.drawings._legend import LineKind
from pathplan.render.drawings._placed import Point, Rect, Route, around
from pathplan.render.escape import address, xml
from pathplan.render.style import LOOKS, Colours, Ground

DASHES = {"solid": "", "dashed": ' stroke-dasharray="6 3"', "dotted": ' stroke-dasharray="2 3"'}
LINES: dict[LineKind, str] = {
    "needs": "",
    "option": DASHES["dashed"],
    "recommends": DASHES["dotted"],
    "together": "",
}
INSET, RING = 3.5, 5.0
HALF = 3.2
"""Half the width of an arrow."""


def number(value: float) -> str:
    """Return a length with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def classes(box: Box) -> str:
    """Return the classes of a box: its status, then what else is to be seen of it."""
    more = ["badge"] if box.credential else []
    more += [f"shade{box.shade}"] if box.needed is not None else []
    return " ".join(["box", box.status, *more, *(["chain"] if box.chain else [])])


def sides(rect: Rect, box: Box, of: Colours) -> str:
    """Return the border and the inside of a box."""
    look = LOOKS[box.status]
    drawn = _side(rect, box, 6 if look.rounded else 0)
    line = f' fill="{of.fill}" stroke="{of.border}" stroke-width="{look.width}"{DASHES[look.line]}'
    found = drawn.replace(" ", ' class="side" ', 1) + line + "/>"
    if look.doubled:
        inner = Rect(
            rect.x + INSET, rect.y + INSET, rect.width - 2 * INSET, rect.height - 2 * INSET
        )
        rim = _side(inner, box, 3 if look.rounded else 0)
        found += rim.replace(" ", ' class="rim" ', 1) + f' fill="none" stroke="{of.border}"/>'
    if box.centre:
        ring = _side(around([rect], RING), box, 10 if look.rounded else 0)
        line = f' fill="none" stroke="{of.border}" stroke-width="1.6"/>'
        found += ring.replace(" ", ' class="rim" ', 1) + line
    return found


def _side(rect: Rect, box: Box, radius: int) -> str:
    if not box.credential:
        rounded = f' rx="{radius}"' if radius else ""
        size = f'width="{number(rect.width)}" height="{number(rect.height)}"'
        return f'<rect x="{number(rect.x)}" y="{number(rect.y)}" {size}{rounded}'
    middle, point = rect.middle[1], min(POINT, rect.width / 4)
    corners = (
        (rect.x, middle),
        (rect.x + point, rect.y),
        (rect.right - point, rect.y),
        (rect.right, middle),
        (rect.right - point, rect.bottom),
        (rect.x + point, rect.bottom),
    )
    return f'<polygon points="{" ".join(f"{number(x)},{number(y)}" for x, y in corners)}"'


def box(
    rect: Rect, found: Box, node: Node, of: Colours, *, prefix: str, about: str, linked: bool
) -> str:
    """Return a box with its text; where it is published it is a link."""
    name = f' data-id="{xml(found.name)}"' if found.name else ""
    start = f'<g class="{classes(found)}" id="{xml(prefix + found.id)}"{name} fill="{of.text}">'
    inside = f"<title>{xml(about)}</title>{sides(rect, found, of)}"
    inside += "".join(_texts(rect, node)) + (
        _bar(rect, found.share, of) if node.bar and found.share else ""
    )
    whole = f"{start}{inside}</g>"
    link = address(found.link) if linked else ""
    return f'<a href="{xml(link)}">{whole}</a>' if link else whole


def _texts(rect: Rect, node: Node) -> Iterator[str]:
    if node.label is None:
        return
    x, y = rect.middle[0], rect.y + PADDING / 2
    for text in node.label.title:
        yield f'<text x="{number(x)}" y="{number(y + 0.8 * LINE)}">{xml(text)}</text>'
        y += LINE
    for text in node.label.words:
        place = f'x="{number(x)}" y="{number(y + 0.78 * BELOW)}"'
        yield f'<text {place} font-size="{WORDS}">{xml(text)}</text>'
        y += BELOW


def _bar(rect: Rect, share: Share, of: Colours) -> str:
    """Return how far a learner is with what a box of an overview stands for."""
    x, y, wide = rect.x + PADDING, rect.bottom - PADDING, rect.width - 2 * PADDING
    done = wide * min(share.done, share.many) / share.many
    to_do = min(wide * share.to_do / share.many, wide - done)
    start = f'<rect y="{number(y)}" height="5"'
    bar = f'{start} class="rim" x="{number(x)}" width="{number(wide)}" fill="none"'
    bar += f' stroke="{of.border}" stroke-width=".8"/>'
    for left, long, solid in ((x, done, ""), (x + done, to_do, ' fill-opacity=".4"')):
        if long > 0:
            place = f'x="{number(left)}" width="{number(long)}"'
            bar += f'{start} class="bar" {place} fill="{of.border}"{solid}/>'
    return bar


def gate(rect: Rect, text: str, *, of: Ground, name: str) -> str:
    """Return a gate with what it says."""
    x, y = rect.middle
    start = f'<g class="gate" id="{xml(name)}">'
    drawn = f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(rect.width / 2)}"/>'
    lines = gate_lines(text)
    first = y + 3.3 - (len(lines) - 1) * 5
    texts = (
        f'<text x="{number(x)}" y="{number(first + n * 10)}" stroke="none" fill="{of.ink}">'
        f"{xml(part)}</text>"
        for n, part in enumerate(lines)
    )
    return f"{start}{drawn}{''.join(texts)}</g>"


def strong(edge: Edge) -> bool:
    """Return whether a line is one of those that a picture is about."""
    return edge.taken or edge.chain


def edge_width(edge: Edge) -> float:
    """Return the width of a line: a chain is thick, one of an overview as thick as many lines."""
    width = 3.0 if edge.chain else 1.8 if edge.taken else 1.1
    return round(max(width, min(5.0, 0.8 + 0.6 * log2(edge.many))), 1) if edge.many > 1 else width


def edge(route: Route, found: Edge, kind: LineKind, of: Ground) -> str:
    """Return the line itself, without its group: a path, and its arrows."""
    width = edge_width(found)
    more = LINES[kind] + (f' stroke-width="{width}"' if width != 1.1 else "")
    more += f' stroke="{of.ink}"' if strong(found) else ""
    (x, y), *rest = route.points
    curve = " ".join([number(length) for point in rest for length in point])
    drawn = f'<path d="M{number(x)} {number(y)}C{curve}"{more}/>'
    if kind == "option":
        return drawn
    ends = [(route.tip, route.points[-1])] + [(route.back, route.points[0])] * (kind == "together")
    colour = of.ink if strong(found) else of.grey
    return drawn + "".join(
        _tip(base, tip, colour, width, open_=kind == "recommends") for tip, base in ends if tip
    )


def _tip(base: Point, tip: Point, colour: str, width: float, *, open_: bool) -> str:
    (x, y), (a, b) = base, tip
    long = hypot(a - x, b - y) or 1.0
    half = HALF + max(0.0, width - 2)
    side, up = half * (b - y) / long, half * (a - x) / long
    corners = (
        f"M{number(x - side)} {number(y + up)}L{number(a)} {number(b)}"
        f"L{number(x + side)} {number(y - up)}"
    )
    if open_:
        return f'<path d="{corners}"/>'
    return f'<path class="tip" d="{corners}z" fill="{colour}" stroke="none"/>'


def edge_label(at: Point, text: str, of: Ground) -> str:
    """Return what stands at a line."""
    place = f'x="{number(at[0])}" y="{number(at[1] + 3.3)}" text-anchor="middle"'
    halo = f'stroke="{of.page}" stroke-width="3" paint-order="stroke"'
    return f'<text {place} font-size="{SMALL}" fill="{of.grey}" {halo}>{xml(text)}</text>'
