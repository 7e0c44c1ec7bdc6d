"""A drawing as Mermaid text, for Markdown pages that draw it."""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.model.drawing import Box, Drawing, Edge
from pathplan.render.drawings import Renderer
from pathplan.render.drawings._content import Content, Nest, content
from pathplan.render.drawings._label import label
from pathplan.render.drawings.words import edge_text, gate, holds
from pathplan.render.escape import mermaid, mermaid_line
from pathplan.render.style import LOOKS, Colours, colours, ground

DASHES = {"solid": "", "dashed": ",stroke-dasharray:6 3", "dotted": ",stroke-dasharray:2 3"}
CHARACTERS, EDGES = 50_000, 500
"""Mermaid refuses texts that are longer, and this many lines or more."""


def as_mermaid(drawing: Drawing, _width: int) -> str:
    """Return the Mermaid flowchart of a drawing."""
    return "\n".join(_lines(drawing)) + "\n"


def fits(drawing: Drawing) -> bool:
    """Return whether Mermaid draws a drawing, by the limits that it has unless told otherwise."""
    return len(drawing.edges) < EDGES and len(as_mermaid(drawing, 0)) <= CHARACTERS


def _lines(drawing: Drawing) -> Iterator[str]:
    what = content(drawing)
    boxes = {box.id: _box(drawing, box) for box in drawing.boxes}
    gates = {g.id: f"{g.id}(({mermaid(gate(drawing, g))}))" for g in drawing.gates}
    yield "flowchart TB" if what.down else "flowchart LR"
    yield f"  accTitle: {mermaid_line(drawing.title)}"
    yield f"  accDescr: {mermaid_line(holds(drawing))}"
    for nest in what.nests:
        inside = list(_inside(nest, {**boxes, **gates}))
        yield from _framed(nest.id, nest.title, inside) if nest.id else inside
    together = "<-->", "<==>"
    for number, edge in enumerate(what.edges):
        arrow = together[edge.taken] if number in what.together else _arrow(edge)
        text = edge_text(edge)
        said = f"|{mermaid(text)}|" if text else ""
        yield f"  {edge.source} {arrow}{said} {edge.target}"
    yield from (f"  {text}" for text in (*_classes(drawing), *_frames(drawing, what)))


def _framed(name: str, title: str, inside: list[str]) -> Iterator[str]:
    yield f"  subgraph {name} [{mermaid(title)}]"
    yield from (f"  {text}" for text in inside)
    yield "  end"


def _inside(nest: Nest, drawn: dict[str, str]) -> Iterator[str]:
    for group in nest.groups:
        yield from _framed(group.id, nest.together, [f"  {drawn[box]}" for box in group.boxes])
    yield from (f"  {drawn[node]}" for node in nest.nodes)


def _classes(drawing: Drawing) -> Iterator[str]:
    """Yield how each status looks, and each shade, and which boxes have it."""
    named: dict[str, list[str]] = {}
    looks: dict[str, str] = {}
    for box in drawing.boxes:
        shaded = box.needed is not None
        name = f"{box.status}{box.shade}" if shaded else box.status
        named.setdefault(name, []).append(box.id)
        looks[name] = _look(box, colours(box, "light"))
    for name, look in looks.items():
        yield f"classDef {name} {look}"
        yield f"class {','.join(named[name])} {name}"


def _frames(drawing: Drawing, what: Content) -> Iterator[str]:
    """Yield how what is no box looks."""
    of = ground("light")
    looks = {
        "gate": (f"fill:{of.page},stroke:{of.ink}", [found.id for found in drawing.gates]),
        "band": (f"fill:{of.band},stroke:{of.rim}", [nest.id for nest in what.nests if nest.id]),
        "group": (f"fill:none,stroke:{of.grey}", [g.id for n in what.nests for g in n.groups]),
    }
    for name, (look, named) in looks.items():
        if named:
            yield f"classDef {name} {look},color:{of.ink}"
            yield f"class {','.join(named)} {name}"


def _look(box: Box, of: Colours) -> str:
    look = LOOKS[box.status]
    return (
        f"fill:{of.fill},stroke:{of.border},color:{of.text},"
        f"stroke-width:{look.width}px{DASHES[look.line]}"
    )


def _box(drawing: Drawing, box: Box) -> str:
    text = mermaid("\n".join(label(drawing, box).lines))
    look = LOOKS[box.status]
    if box.credential:
        return f"{box.id}{{{{{text}}}}}"
    if look.doubled and not look.rounded:
        return f"{box.id}[[{text}]]"
    return f"{box.id}({text})" if look.rounded else f"{box.id}[{text}]"


def _arrow(edge: Edge) -> str:
    strong = edge.taken or edge.chain
    if edge.kind == "option":
        return "===" if strong else "-.-"
    if edge.kind == "recommends":
        return "-.->"
    return "==>" if strong else "-->"


RENDERER = Renderer(as_mermaid)
