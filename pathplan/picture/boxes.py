"""The boxes of a picture, one for each entry, and the bands that they stand in."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from pathplan.graph.derive import groups
from pathplan.graph.prerequisites import Node, PrerequisiteGraph
from pathplan.model import Competency, CompetencyMap, Credential
from pathplan.model.drawing import Band, Box, Group, Grouping
from pathplan.picture.scope import asked
from pathplan.picture.status import StatusOf


class Boxes:
    """Makes the boxes of entries; `stages` says how many steps each is from the start.

    `centres` are the keys of those that the picture is drawn around.
    """

    def __init__(
        self,
        maps: Sequence[CompetencyMap],
        status: StatusOf,
        stages: Mapping[int, int],
        centres: Collection[str] = (),
    ) -> None:
        self.home = maps[0]
        self.titles = {m.id: m.title or m.id for m in maps}
        self.strands = {m.key(s.id): s.title or s.id for m in maps for s in m.strands}
        self.status = status
        self.stages = stages
        self.centres = centres

    def of(self, node: Node) -> Box:
        """Return the box of an entry; in a picture of a map those of others look `foreign`."""
        entry = node.entry
        look, standing = self.status.of(node.key)
        foreign = "" if entry.map == self.home.id else self.titles[entry.map]
        box = Box(
            id=f"n{node.index}",
            name=self.home.short(node.key),
            title=entry.title or entry.id,
            status="foreign" if foreign and self.status.plan is None else look,
            standing=standing,
            foreign=foreign,
            level=self.stages.get(node.index, 1),
            link=_link(entry),
            centre=node.key in self.centres,
        )
        if isinstance(entry, Credential):
            return replace(box, credential=True)
        strand = f"{entry.map}/{entry.strand}"
        return replace(
            box,
            minutes=self.status.minutes(node),
            strand=self.strands.get(strand, ""),
            strand_key=strand if strand in self.strands else "",
            tags=entry.tags,
        )

    def foreign(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        """Return the titles of the other maps that some entries are from, or name."""
        graph = self.status.graph
        named = (other for n in nodes for other in (n.index, *asked(graph, n.index)))
        found = dict.fromkeys(graph.nodes[i].entry.map for i in named)
        return tuple(title for id_, title in self.titles.items() if id_ in found)[1:]


def _link(entry: Competency | Credential) -> str:
    """Return the address of the entry of a framework that this is, "" where none is stated."""
    published = [a for a in entry.aligns if a.to.startswith(("https://", "http://"))]
    exact = [a for a in published if a.kind == "exact"]
    return next((a.to for a in (*exact, *published)), "")


def bands(
    boxes: Sequence[Box], home: CompetencyMap, grouping: Grouping, levels: int = 1
) -> tuple[Band, ...]:
    """Return the boxes by strand, in the author's order and those in none last, or by level.

    Badges stand in no strand's band. A box in a band of levels stands for so many, its own the
    first.
    """
    if grouping == "none":
        return ()
    filled = _by_level(boxes) if grouping == "level" else _by_strand(boxes, home)
    return tuple(
        Band(
            id=f"s{number}",
            title=inside[0].strand if grouping == "strand" else "",
            boxes=tuple(box.id for box in inside),
            first=inside[0].level if grouping == "level" else 0,
            last=inside[0].level + levels - 1 if grouping == "level" else 0,
        )
        for number, inside in enumerate(filled)
    )


def _by_level(boxes: Iterable[Box]) -> list[list[Box]]:
    levelled = sorted(boxes, key=lambda box: box.level)
    return [list(inside) for _, inside in groupby(levelled, key=lambda box: box.level)]


def _by_strand(boxes: Iterable[Box], home: CompetencyMap) -> list[list[Box]]:
    found: dict[str, list[Box]] = {home.key(strand.id): [] for strand in home.strands}
    for box in boxes:
        found.setdefault(box.strand_key, []).append(box)
    rest = [box for box in found.pop("", []) if not box.credential]
    return [inside for inside in (*found.values(), rest) if inside]


def together(graph: PrerequisiteGraph, nodes: Sequence[int]) -> tuple[Group, ...]:
    """Return the boxes of competencies that are learned together."""
    inside = set(nodes)
    cap = [n.size if n.index in inside else 0 for n in graph.nodes]
    found = [g for g in groups(graph, [0] * len(cap), cap) if len(g) > 1]
    return tuple(
        Group(id=f"g{number}", boxes=tuple(f"n{i}" for i in group))
        for number, group in enumerate(found)
    )
