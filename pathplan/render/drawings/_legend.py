"""What a picture explains: the looks and the kinds of lines that occur in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pathplan.model.drawing import Box, Drawing, Edge
from pathplan.render.drawings._content import lines
from pathplan.render.languages import language
from pathplan.render.style import SHADES

LineKind = Literal["needs", "option", "recommends", "together"]


@dataclass(frozen=True, slots=True)
class Key:
    """One entry: a box to show a look, or a kind of line, or words alone."""

    words: str
    box: Box | None = None
    edge: Edge | None = None
    kind: LineKind = "needs"


def kind_of(edge: Edge, *, together: bool) -> LineKind:
    """Return what a line means; does it join what is learned `together`?"""
    return "together" if together else edge.kind


def keys(drawing: Drawing) -> tuple[Key, ...]:
    """Return the entries of the legend; a map that has only plain boxes explains its lines."""
    say = language(drawing.told_in).picture
    shaded = [box.needed is not None for box in drawing.boxes]
    plain = 0 if shaded and all(shaded) else None  # what has no colour of its own shows none
    boxes = [
        Key(
            say.legend[status],
            box=Box(id="", title="", status=status, credential=status == "earned", needed=plain),
        )
        for status in drawing.legend
    ]
    if any(shaded):
        dark = Box(id="", title="", status="plain", needed=1, shade=len(SHADES) - 1)
        boxes.append(Key(say.lines["shade"], box=dark))
    return (*boxes, *_lines(drawing))


def _lines(drawing: Drawing) -> Iterator[Key]:
    say = language(drawing.told_in).picture
    edges, together = lines(drawing)
    kinds = {kind_of(edge, together=number in together) for number, edge in enumerate(edges)}
    words = {
        "needs": say.lines["needs"],
        "option": say.lines["option"],
        "recommends": say.lines["recommends"],
        "together": say.together,
    }
    for kind in ("needs", "option", "recommends", "together"):
        if kind in kinds:
            of: Literal["needs", "option", "recommends"] = "needs" if kind == "together" else kind
            yield Key(words[kind], edge=Edge(source="", target="", kind=of), kind=kind)
    if any(edge.taken for edge in edges):
        yield Key(say.lines["taken"], edge=Edge(source="", target="", taken=True))
    if any(edge.chain for edge in edges):
        yield Key(say.lines["chain"], edge=Edge(source="", target="", chain=True))
    if any(edge.label for edge in edges):
        yield Key(say.lines["level"])
    if any(edge.many > 1 for edge in edges):
        yield Key(say.lines["many"])
