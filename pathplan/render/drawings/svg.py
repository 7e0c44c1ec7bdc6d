"""A drawing as SVG with a layout of our own, for places without Graphviz."""

from __future__ import annotations

from dataclasses import dataclass

from pathplan.model.drawing import Box, Drawing, Edge
from pathplan.render.drawings import Renderer
from pathplan.render.drawings._label import label
from pathplan.render.drawings._layers import layout
from pathplan.render.drawings._words import gate, holds, subtitle
from pathplan.render.escape import line, xml
from pathplan.render.languages import language
from pathplan.render.style import FONTS, GREY, INK, LOOKS
from pathplan.render.width import cells

LINE, CHARACTER, PADDING = 15, 6.4, 12
GAP_X, GAP_Y, MARGIN, HEAD = 70, 16, 24, 60
GATE = 17
DASHES = {"solid": "", "dashed": ' stroke-dasharray="6 3"', "dotted": ' stroke-dasharray="2 3"'}


@dataclass(frozen=True, slots=True)
class _Shape:
    """A box or gate in its place."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def left(self) -> tuple[float, float]:
        """Where lines come in."""
        return self.x, self.y + self.height / 2

    @property
    def right(self) -> tuple[float, float]:
        """Where lines go out."""
        return self.x + self.width, self.y + self.height / 2


def as_svg(drawing: Drawing, _width: int) -> str:
    """Return a drawing as SVG text with its own title, description and legend."""
    shapes = _placed(drawing)
    width = max((s.x + s.width for s in shapes.values()), default=200) + MARGIN
    height = max((s.y + s.height for s in shapes.values()), default=HEAD) + MARGIN + 30
    width = max(width, 40.0 + sum(_wide(text) + 46 for text in _meanings(drawing)))
    title, about = xml(line(drawing.title)), xml(line(holds(drawing)))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title about"'
        f' lang="{xml(drawing.language)}" width="{width:.0f}" height="{height:.0f}"'
        f' viewBox="0 0 {width:.0f} {height:.0f}" font-family="{FONTS}" font-size="12">',
        f'<title id="title">{title}</title>',
        f'<desc id="about">{about}</desc>',
        '<defs><marker id="arrow" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7"'
        f' markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="{INK}"/></marker></defs>',
        f'<rect width="{width:.0f}" height="{height:.0f}" fill="#FFFFFF"/>',
        f'<text x="{MARGIN}" y="24" font-size="15" font-weight="bold">{title}</text>',
        f'<text x="{MARGIN}" y="42" fill="{GREY}">{xml(line(subtitle(drawing)))}</text>',
    ]
    lines += [_edge(edge, shapes) for edge in drawing.edges]
    lines += [_box(box, shapes[box.id]) for box in drawing.boxes]
    for choice in drawing.gates:
        x, y = shapes[choice.id].left
        lines.append(
            f'<circle cx="{x + GATE:.1f}" cy="{y:.1f}" r="{GATE}" fill="#FFFFFF" stroke="{INK}"/>'
            f'<text x="{x + GATE:.1f}" y="{y + 4:.1f}" text-anchor="middle"'
            f' font-size="10">{xml(gate(drawing, choice))}</text>'
        )
    lines += _legend(drawing, height)
    return "\n".join([*lines, "</svg>"]) + "\n"


def _wide(text: str) -> float:
    return cells(text) * CHARACTER


def _placed(drawing: Drawing) -> dict[str, _Shape]:
    nodes = [*(b.id for b in drawing.boxes), *(g.id for g in drawing.gates)]
    edges = [(e.source, e.target) for e in drawing.edges if e.kind != "recommends"]
    found = layout(nodes, edges)
    labels = {box.id: _lines(drawing, box) for box in drawing.boxes}
    shapes: dict[str, _Shape] = {}
    x = float(MARGIN)
    for row in found.rows:
        wide = max((_size(labels.get(n))[0] for n in row), default=0.0)
        y = float(HEAD)
        for node in row:
            width, height = _size(labels.get(node))
            offset = (wide - width) / 2 if node not in labels else 0.0
            width = wide if node in labels else width
            shapes[node] = _Shape(x + offset, y, width, height, labels.get(node, ()))
            y += height + GAP_Y
        x += wide + GAP_X
    return shapes


def _lines(drawing: Drawing, box: Box) -> tuple[str, ...]:
    together = any(box.id in group.boxes for group in drawing.groups)
    words = [language(drawing.told_in).picture.together] if together else []
    return (*label(drawing, box), *words)


def _size(lines: tuple[str, ...] | None) -> tuple[float, float]:
    if lines is None:
        return 2.0 * GATE, 2.0 * GATE
    return max(_wide(text) for text in lines) + 2 * PADDING, len(lines) * LINE + PADDING


def _box(box: Box, shape: _Shape) -> str:
    look = LOOKS[box.status]
    radius = 7 if look.rounded and not box.credential else 0
    rect = (
        f'<rect x="{shape.x:.1f}" y="{shape.y:.1f}" width="{shape.width:.1f}"'
        f' height="{shape.height:.1f}" rx="{radius}" fill="{look.fill}" stroke="{look.border}"'
        f' stroke-width="{look.width}"{DASHES[look.line]}/>'
    )
    if look.doubled or box.credential:
        rect += (
            f'<rect x="{shape.x + 3:.1f}" y="{shape.y + 3:.1f}" width="{shape.width - 6:.1f}"'
            f' height="{shape.height - 6:.1f}" fill="none" stroke="{look.border}"/>'
        )
    middle = shape.x + shape.width / 2
    texts = [
        f'<text x="{middle:.1f}" y="{shape.y + PADDING / 2 + LINE * (n + 0.8):.1f}"'
        f' text-anchor="middle" fill="{look.text}">{xml(text)}</text>'
        for n, text in enumerate(shape.lines)
    ]
    return rect + "".join(texts)


def _edge(edge: Edge, shapes: dict[str, _Shape]) -> str:
    (x1, y1), (x2, y2) = shapes[edge.source].right, shapes[edge.target].left
    bend = max(24.0, abs(x2 - x1) / 2)
    colour, width = (INK, 1.8) if edge.taken else (GREY, 1.1)
    kinds = {"needs": "", "option": DASHES["dashed"], "recommends": DASHES["dotted"]}
    arrow = "" if edge.kind == "option" else ' marker-end="url(#arrow)"'
    path = f"M{x1:.1f} {y1:.1f}C{x1 + bend:.1f} {y1:.1f} {x2 - bend:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    drawn = (
        f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width}"'
        f"{kinds[edge.kind]}{arrow}/>"
    )
    if edge.label:
        drawn += (
            f'<text x="{(x1 + x2) / 2:.1f}" y="{(y1 + y2) / 2 - 4:.1f}" font-size="10"'
            f' text-anchor="middle" fill="{GREY}">{xml(edge.label)}</text>'
        )
    return drawn


def _meanings(drawing: Drawing) -> list[str]:
    say = language(drawing.told_in).picture
    return [say.legend[status] for status in drawing.legend]


def _legend(drawing: Drawing, height: float) -> list[str]:
    lines = []
    x = float(MARGIN)
    y = height - 24
    for status, words in zip(drawing.legend, _meanings(drawing), strict=True):
        look = LOOKS[status]
        lines.append(
            f'<rect x="{x:.1f}" y="{y - 11:.1f}" width="20" height="14" fill="{look.fill}"'
            f' rx="{4 if look.rounded else 0}" stroke="{look.border}"'
            f' stroke-width="{look.width}"{DASHES[look.line]}/>'
            f'<text x="{x + 26:.1f}" y="{y:.1f}">{xml(words)}</text>'
        )
        x += _wide(words) + 46
    return lines


RENDERER = Renderer(as_svg)
