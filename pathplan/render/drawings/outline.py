"""A drawing as lines of text."""

from __future__ import annotations

from pathplan.model.drawing import Drawing
from pathplan.render.drawings import Renderer
from pathplan.render.escape import line, terminal
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import duration

TITLE = 46


def as_outline(drawing: Drawing, width: int) -> str:
    """Return the outline: strands, competencies with their efforts, and what is told of each."""
    lines = [*wrap(f"{drawing.title}: {drawing.subtitle}", width), ""]
    digits = max((len(row.number) for row in drawing.rows), default=0)
    marks = any(row.mark for row in drawing.rows)
    lead = (4 if marks else 0) + (max(2, digits) + 2 if digits else 0)
    widest = max((cells(line(row.title)) for row in drawing.rows), default=0)
    wide = max(16, min(TITLE, widest, width - lead - 40))
    heading = None
    for row in drawing.rows:
        if row.heading != heading:
            heading = row.heading
            if heading:
                lines.append(heading)
        start = f"  {row.mark:<3} " if marks else "  "
        if digits:
            start += f"{row.number:>{max(2, digits)}}  "
        titles = wrap(line(row.title), wide)
        effort = duration(row.minutes) if row.minutes is not None else ""
        room = max(20, width - cells(start) - wide - 11)
        told = wrap(row.told, room)
        for number in range(max(len(titles), len(told))):
            first = start if not number else " " * cells(start)
            title = titles[number] if number < len(titles) else ""
            text = told[number] if number < len(told) else ""
            shown = effort if not number else ""
            lines.append(f"{first}{pad(title, wide)}{shown:>8}   {text}")
    if drawing.footnotes:
        lines += ["", *drawing.footnotes]
    return "".join(f"{terminal(row.rstrip())}\n" for row in lines)


RENDERER = Renderer(as_outline)
