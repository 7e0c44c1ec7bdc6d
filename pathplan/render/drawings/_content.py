"""What is to be placed in a picture, with its sizes in pixels, for every layout."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathplan.model.drawing import Box, Drawing, Edge, Group
from pathplan.render.drawings._label import Label, label
from pathplan.render.drawings.words import band_title, gate
from pathplan.render.languages import language
from pathplan.render.measure import ems

TITLE, WORDS, SMALL = 12.0, 10.5, 9.5
"""The sizes of text: titles of boxes, the words below them, gates and what stands at lines."""
LINE, BELOW = 15.0, 13.5
PADDING, LEAST, POINT = 12.0, 72.0, 12.0
"""Beside the text of a box, its least width, and how far the points of a hexagon stand out."""
SLACK = 1.07
"""Where Arial is missing, another font may be wider."""
BAR = 9.0


@dataclass(frozen=True, slots=True)
class Node:
    """A box or a gate and the room that it takes; a gate has no label, a badge is a hexagon.

    A box of an overview has a bar where a learner has done some of it or is to do some.
    """

    width: float
    height: float
    label: Label | None = None
    badge: bool = False
    bar: bool = False


@dataclass(frozen=True, slots=True)
class Nest:
    """What stands in one frame: the picture itself, whose id is "", or a band.

    `together` is what is said of its groups.
    """

    id: str
    title: str
    nodes: tuple[str, ...]
    groups: tuple[Group, ...]
    together: str


@dataclass(frozen=True, slots=True)
class Level:
    """Boxes that are as far from the start as each other."""

    id: str
    title: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Nodes by id in the author's order, the lines between them, and what frames them.

    Of the edges, by number, some join what is learned `together`, and those that are `leading` say
    that their source stands before their target. With `levels` the bands are these, and all boxes
    of one stand beside each other.
    """

    nodes: Mapping[str, Node]
    edges: tuple[Edge, ...]
    together: frozenset[int]
    leading: frozenset[int]
    nests: tuple[Nest, ...]
    levels: tuple[Level, ...]
    down: bool


def content(drawing: Drawing) -> Content:
    """Return what is to be placed."""
    nodes = {box.id: _box(drawing, box) for box in drawing.boxes}
    for choice in drawing.gates:
        wide = max(ems(word) for word in gate_lines(gate(drawing, choice))) * SMALL
        nodes[choice.id] = Node(*(round(max(wide + 10, 30.0)),) * 2)
    edges, together = lines(drawing)
    levels = _levels(drawing, nodes)
    return Content(
        nodes=nodes,
        edges=edges,
        together=together,
        leading=frozenset(_leading(edges, levels)) - together,
        nests=tuple(_nests(drawing, nodes, edges)),
        levels=levels,
        down=drawing.direction == "tb",
    )


def lines(drawing: Drawing) -> tuple[tuple[Edge, ...], frozenset[int]]:
    """Return the edges that are drawn, and by number those of what is learned together.

    One whose ends are not both in the picture is left out.
    """
    there = {*(box.id for box in drawing.boxes), *(gate.id for gate in drawing.gates)}
    edges = tuple(e for e in drawing.edges if e.source in there and e.target in there)
    sets = [frozenset(group.boxes) for group in drawing.groups]
    together = (n for n, e in enumerate(edges) if any({e.source, e.target} <= s for s in sets))
    return edges, frozenset(together)


def gate_lines(text: str) -> list[str]:
    """Return what stands in a gate in two lines, or in one where it is short."""
    head, _, tail = text.partition(" ")
    return [text] if len(text) <= 4 or not tail else [head, tail]


def _box(drawing: Drawing, box: Box) -> Node:
    found = label(drawing, box)
    wide = max(
        max(ems(text) for text in found.title) * TITLE,
        max((ems(text) for text in found.words), default=0.0) * WORDS,
    )
    wide *= SLACK
    beside = PADDING + (POINT if box.credential else 0)
    height = len(found.title) * LINE + len(found.words) * BELOW + PADDING
    share = box.share
    bar = share is not None and share.many > 0 and share.done + share.to_do > 0
    return Node(
        width=round(max(LEAST, wide + 2 * beside)),
        height=round(height + BAR * bar),
        label=found,
        badge=box.credential,
        bar=bar,
    )


def _levels(drawing: Drawing, nodes: Mapping[str, Node]) -> tuple[Level, ...]:
    if drawing.grouping != "level":
        return ()
    found = (
        Level(band.id, band_title(drawing, band), tuple(b for b in band.boxes if b in nodes))
        for band in drawing.bands
    )
    return tuple(level for level in found if level.boxes)


def _leading(edges: Sequence[Edge], levels: Sequence[Level]) -> Iterator[int]:
    """Yield the edges that say what comes first, where levels do not say otherwise."""
    level_of = {box: number for number, level in enumerate(levels) for box in level.boxes}
    leads = {edge.source: edge.target for edge in edges if edge.source not in level_of}
    for number, edge in enumerate(edges):
        against = False
        if edge.source in level_of:
            target, passed = edge.target, set()
            while target in leads and target not in passed:  # through gates to a box
                passed.add(target)
                target = leads[target]
            against = level_of[edge.source] >= level_of.get(target, len(levels))
        if edge.kind != "recommends" and not against:
            yield number


def _nests(drawing: Drawing, nodes: Mapping[str, Node], edges: Sequence[Edge]) -> Iterator[Nest]:
    """Yield the picture itself and its bands, each with what stands in no group of it."""
    bands = drawing.bands if drawing.grouping != "none" else ()
    band_of = {b: band.id for band in bands for b in band.boxes if b in nodes}
    leads = {edge.source: edge.target for edge in edges}
    for choice in reversed(drawing.gates):  # a strand has the gates of its boxes
        if drawing.grouping == "strand" and leads.get(choice.id) in band_of:
            band_of[choice.id] = band_of[leads[choice.id]]
    groups = [g for g in drawing.groups if len({band_of.get(b, "") for b in g.boxes}) == 1]
    groups = [g for g in groups if all(b in nodes for b in g.boxes)]
    grouped = {b for group in groups for b in group.boxes}
    together = language(drawing.told_in).picture.together
    titles = {"": "", **{band.id: band_title(drawing, band) for band in bands}}
    for id_, title in titles.items():
        inside = tuple(n for n in nodes if n not in grouped and band_of.get(n, "") == id_)
        own = tuple(g for g in groups if band_of.get(g.boxes[0], "") == id_)
        if inside or own or not id_:
            yield Nest(id_, title, inside, own, together)
