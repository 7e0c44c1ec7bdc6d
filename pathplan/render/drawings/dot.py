"""A drawing as DOT text, for Graphviz."""

from __future__ import annotations

from pathplan.model.drawing import Box, Drawing, Edge
from pathplan.render.drawings import Renderer
from pathplan.render.drawings._label import label
from pathplan.render.drawings._words import gate, subtitle
from pathplan.render.escape import dot, line
from pathplan.render.languages import language
from pathplan.render.style import FONT, GREY, INK, LOOKS


def as_dot(drawing: Drawing, _width: int) -> str:
    """Return the DOT text of a drawing: the same bytes for the same drawing."""
    heading = f"{line(drawing.title)}\n{line(subtitle(drawing))}"
    say = language(drawing.told_in).picture
    lines = [
        "digraph pathplan {",
        f"  graph [label={dot(heading, left=True)}, labelloc=t, labeljust=l, fontname={dot(FONT)},"
        " fontsize=15, rankdir=LR, newrank=true, outputorder=edgesfirst, nodesep=0.18,"
        ' ranksep=0.55, pad=0.3, bgcolor="white"];',
        f'  node [fontname={dot(FONT)}, fontsize=10.5, shape=box, margin="0.14,0.07"];',
        f'  edge [fontname={dot(FONT)}, fontsize=9, color="{GREY}", fontcolor="{GREY}",'
        " arrowsize=0.7];",
    ]
    grouped = {b for group in drawing.groups for b in group.boxes}
    boxes = {box.id: box for box in drawing.boxes}
    for group in drawing.groups:
        lines.append(f"  subgraph cluster_{group.id} {{")
        lines.append(
            f'    label={dot(say.together)}; fontsize=9; style=rounded; color="{GREY}";'
            f' fontcolor="{GREY}"; margin=8;'
        )
        lines += [f"    {_box(drawing, boxes[b])}" for b in group.boxes if b in boxes]
        lines.append("  }")
    lines += [f"  {_box(drawing, box)}" for box in drawing.boxes if box.id not in grouped]
    for choice in drawing.gates:
        shape = "shape=circle, width=0.3, height=0.3, margin=0.02, fontsize=9, fixedsize=false"
        lines.append(f'  {choice.id} [label={dot(gate(drawing, choice))}, {shape}, color="{INK}"];')
    together = [set(group.boxes) for group in drawing.groups]
    lines += [f"  {_edge(edge, together)}" for edge in drawing.edges]
    lines += _legend(drawing)
    lines.append("}")
    return "\n".join(lines) + "\n"


def _box(drawing: Drawing, box: Box) -> str:
    text = "\n".join(label(drawing, box))
    return f"{box.id} [label={dot(text)}, {_look(box)}, tooltip={dot(line(box.title))}];"


def _look(box: Box) -> str:
    look = LOOKS[box.status]
    style = ["filled", look.line] + (["rounded"] if look.rounded else [])
    shape = "hexagon" if box.credential else "box"
    if box.credential:
        style = ["filled", look.line]
    parts = [
        f"shape={shape}",
        f'style="{",".join(style)}"',
        f'fillcolor="{look.fill}"',
        f'color="{look.border}"',
        f'fontcolor="{look.text}"',
        f"penwidth={look.width}",
    ]
    if look.doubled:
        parts.append("peripheries=2")
    return ", ".join(parts)


def _edge(edge: Edge, together: list[set[str]]) -> str:
    parts = []
    if edge.kind == "recommends":
        parts += ["style=dotted", "arrowhead=vee", "constraint=false"]
    if edge.kind == "option":
        parts += ["style=dashed", "arrowhead=none"]
    if edge.taken:
        parts += [f'color="{INK}"', "penwidth=1.8"]
    if edge.label:
        parts.append(f"label={dot(edge.label)}")
    if any({edge.source, edge.target} <= group for group in together):
        parts += ["dir=both", "constraint=false"]
    attributes = f" [{', '.join(parts)}]" if parts else ""
    return f"{edge.source} -> {edge.target}{attributes};"


def _legend(drawing: Drawing) -> list[str]:
    """Return a box for each look that occurs, stacked in a corner of its own."""
    if not drawing.legend:
        return []
    say = language(drawing.told_in).picture
    lines = ["  subgraph cluster_legend {", f"    label={dot(say.means)}; fontsize=9;"]
    lines.append(f'    style=solid; color="#D1D5DB"; fontcolor="{GREY}"; margin=6;')
    before = ""
    for status in drawing.legend:
        look = _look(Box(id="", title="", status=status))
        name = f"legend_{status}"
        lines.append(f"    {name} [label={dot(say.legend[status])}, {look}, fontsize=9];")
        if before:
            lines.append(f"    {before} -> {name} [style=invis];")
        before = name
    return [*lines, "  }"]


RENDERER = Renderer(as_dot)
