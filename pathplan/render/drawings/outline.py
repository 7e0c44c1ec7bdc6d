"""A drawing as lines of text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from pathplan.model.drawing import Drawing, Row
from pathplan.render.drawings import Renderer
from pathplan.render.drawings.words import drawn, heading, row_title, row_told, subtitle
from pathplan.render.escape import line, terminal
from pathplan.render.languages import language
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import duration

TITLE, LEAST_TITLE = 46, 16
USUAL_WORDS, LEAST_WORDS = 27, 20
EFFORT, GAP = 8, 3


def as_outline(drawing: Drawing, width: int) -> str:
    """Return the outline: strands, competencies with their efforts, and what is told of each.

    Where an overview stands beside a part it is told below it.
    """
    lines = wrap(f"{line(drawing.title)}: {line(subtitle(drawing))}", width)
    lines += [*_body(drawing, width)]
    if drawing.overview is not None:
        lines += ["", *_body(drawing.overview, width)]
    return "".join(f"{terminal(row.rstrip())}\n" for row in lines)


def _body(drawing: Drawing, width: int) -> Iterator[str]:
    """Yield how much is told, and the rows with the headings that they stand under."""
    if extent := drawn(drawing):
        yield from wrap(f"{extent}.", width)
    yield ""
    columns = _columns(drawing, width)
    above = "", ""
    for row in drawing.rows:
        here = row.strand_key, heading(drawing, row)
        if here != above:
            above = here
            yield from [line(here[1])] if here[1] else []
        yield from _row(drawing, row, columns)
    if drawing.foreign:
        say = language(drawing.told_in).picture
        yield ""
        yield from (f"* {line(say.from_map(title))}" for title in drawing.foreign)


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide a number is, whether there are marks, and the room for titles and for words.

    On a narrow terminal the words stand `below` the title.
    """

    digits: int
    marks: bool
    title: int
    words: int
    below: bool


def _columns(drawing: Drawing, width: int) -> _Columns:
    digits = max((len(row.number) for row in drawing.rows), default=0)
    marks = any(row.mark for row in drawing.rows)
    lead = 2 + (4 if marks else 0) + (max(2, digits) + 2 if digits else 0)
    widest = max((cells(row_title(drawing, row)) for row in drawing.rows), default=0)
    title = max(LEAST_TITLE, min(TITLE, widest, width - lead - EFFORT - GAP - USUAL_WORDS))
    words = width - lead - title - EFFORT - GAP
    if words >= LEAST_WORDS:
        return _Columns(digits, marks, title, words, below=False)
    title = min(widest, width - lead - EFFORT)
    return _Columns(digits, marks, title, width - lead - GAP, below=True)


def _row(drawing: Drawing, row: Row, columns: _Columns) -> Iterator[str]:
    start = f"  {row.mark:<3} " if columns.marks else "  "
    if columns.digits:
        start += f"{row.number:>{max(2, columns.digits)}}  "
    indent = " " * cells(start)
    effort = duration(row.minutes) if row.minutes is not None else ""
    titles = wrap(row_title(drawing, row), columns.title)
    words = wrap(row_told(drawing, row), columns.words)
    beside = [] if columns.below else words
    for number, (title, text) in enumerate(zip_longest(titles, beside, fillvalue="")):
        first, shown = (indent, "") if number else (start, effort)
        yield f"{first}{pad(title, columns.title)}{shown:>{EFFORT}}{' ' * GAP}{text}"
    if columns.below:
        yield from (f"{indent}{' ' * GAP}{text}" for text in words)


RENDERER = Renderer(as_outline)
