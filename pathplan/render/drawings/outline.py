"""A drawing as lines of text."""

from __future__ import annotations

from pathplan.model.drawing import Drawing
from pathplan.render.drawings import Renderer
from pathplan.render.drawings._words import heading, subtitle, told
from pathplan.render.escape import line, terminal
from pathplan.render.languages import language
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import duration

TITLE = 46


def as_outline(drawing: Drawing, width: int) -> str:
    """Return the outline: strands, competencies with their efforts, and what is told of each."""
    lines = [*wrap(f"{drawing.title}: {subtitle(drawing)}", width), ""]
    digits = max((len(row.number) for row in drawing.rows), default=0)
    marks = any(row.mark for row in drawing.rows)
    lead = (4 if marks else 0) + (max(2, digits) + 2 if digits else 0)
    widest = max((cells(line(row.title)) for row in drawing.rows), default=0)
    wide = max(16, min(TITLE, widest, width - lead - 40))
    above = None
    for row in drawing.rows:
        if heading(drawing, row) != above:
            above = heading(drawing, row)
            if above:
                lines.append(above)
        start = f"  {row.mark:<3} " if marks else "  "
        if digits:
            start += f"{row.number:>{max(2, digits)}}  "
        titles = wrap(line(row.title), wide)
        effort = duration(row.minutes) if row.minutes is not None else ""
        room = max(20, width - cells(start) - wide - 11)
        words = wrap(row.told or told(drawing, row.standing), room)
        for number in range(max(len(titles), len(words))):
            first = start if not number else " " * cells(start)
            title = titles[number] if number < len(titles) else ""
            text = words[number] if number < len(words) else ""
            shown = effort if not number else ""
            lines.append(f"{first}{pad(title, wide)}{shown:>8}   {text}")
    if drawing.foreign:
        say = language(drawing.told_in).picture
        lines += ["", *(f"* {say.from_map(title)}" for title in drawing.foreign)]
    return "".join(f"{terminal(row.rstrip())}\n" for row in lines)


RENDERER = Renderer(as_outline)
