"""What stands in a box, shared by every form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pathplan.model.drawing import Box, Drawing
from pathplan.render.drawings.words import told
from pathplan.render.escape import line
from pathplan.render.languages import language
from pathplan.render.width import cells, wrap
from pathplan.render.words import duration

COLUMNS, WIDER = 24, 28
DOT = " · "


@dataclass(frozen=True, slots=True)
class Label:
    """The lines of a title, and those of the words below it, of which there may be none."""

    title: tuple[str, ...]
    words: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All of them."""
        return self.title + self.words


def label(drawing: Drawing, box: Box) -> Label:
    """Return the lines in a box: its title, then effort and status in words."""
    below: list[str] = []
    for part in _parts(drawing, box):
        if below and cells(below[-1] + DOT + part) <= WIDER:
            below[-1] += DOT + part
        else:
            below += wrap(part, WIDER)
    return Label(tuple(wrap(line(box.title), COLUMNS)), tuple(below))


def whole(drawing: Drawing, box: Box) -> str:
    """Return all that is said of a box as one line, its strand too."""
    title, strand = line(box.title), line(box.strand)
    beside = [strand] if strand and strand != title else []
    return DOT.join([title, *_parts(drawing, box), *beside])


def _parts(drawing: Drawing, box: Box) -> Iterator[str]:
    say = language(drawing.told_in).picture
    if words := told(drawing, box.standing):
        yield line(words)
    if box.share:
        yield say.levels(box.share.first, box.share.last)
        yield say.share(box.share)
    if box.minutes is not None:
        yield duration(box.minutes)
    if box.foreign:
        yield line(say.from_map(box.foreign))
    if box.needed is not None:
        yield say.needed(box.needed)
    if box.centre:
        yield say.centre
