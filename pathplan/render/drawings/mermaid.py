"""A drawing as Mermaid text, for Markdown pages that draw it."""

from __future__ import annotations

from pathplan.model.drawing import Box, Drawing, Edge
from pathplan.render.drawings import Renderer
from pathplan.render.drawings._label import label
from pathplan.render.drawings._words import gate, holds
from pathplan.render.escape import line, mermaid
from pathplan.render.languages import language
from pathplan.render.style import LOOKS

DASHES = {"solid": "", "dashed": ",stroke-dasharray:6 3", "dotted": ",stroke-dasharray:2 3"}


def as_mermaid(drawing: Drawing, _width: int) -> str:
    """Return the Mermaid flowchart of a drawing."""
    say = language(drawing.told_in).picture
    lines = ["flowchart LR"]
    lines += [f"  accTitle: {_plain(drawing.title)}", f"  accDescr: {_plain(holds(drawing))}"]
    grouped = {b for group in drawing.groups for b in group.boxes}
    boxes = {box.id: box for box in drawing.boxes}
    for group in drawing.groups:
        lines.append(f"  subgraph {group.id} [{mermaid(say.together)}]")
        lines += [f"    {_box(drawing, boxes[b])}" for b in group.boxes if b in boxes]
        lines.append("  end")
    lines += [f"  {_box(drawing, box)}" for box in drawing.boxes if box.id not in grouped]
    lines += [f"  {choice.id}(({mermaid(gate(drawing, choice))}))" for choice in drawing.gates]
    lines += [f"  {_edge(edge)}" for edge in drawing.edges]
    for status in dict.fromkeys(box.status for box in drawing.boxes):
        look = LOOKS[status]
        lines.append(
            f"  classDef {status} fill:{look.fill},stroke:{look.border},color:{look.text},"
            f"stroke-width:{look.width}px{DASHES[look.line]}"
        )
        named = ",".join(box.id for box in drawing.boxes if box.status == status)
        lines.append(f"  class {named} {status}")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    return mermaid(line(text)).strip('"').replace("#", "").replace(";", "")


def _box(drawing: Drawing, box: Box) -> str:
    text = mermaid("\n".join(label(drawing, box)))
    if box.credential:
        return f"{box.id}{{{{{text}}}}}"
    return f"{box.id}({text})" if LOOKS[box.status].rounded else f"{box.id}[{text}]"


def _edge(edge: Edge) -> str:
    arrow = "==>" if edge.taken else "-->"
    if edge.kind == "option":
        arrow = "===" if edge.taken else "-.-"
    if edge.kind == "recommends":
        arrow = "-.->"
    said = f"|{mermaid(edge.label)}|" if edge.label else ""
    return f"{edge.source} {arrow}{said} {edge.target}"


RENDERER = Renderer(as_mermaid)
