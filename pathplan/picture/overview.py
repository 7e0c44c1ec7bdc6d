"""A map too large to read: one box for the competencies of a strand at some levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pathplan.graph.prerequisites import Node, PrerequisiteGraph
from pathplan.model import CompetencyMap
from pathplan.model.amounts import Share, Tally
from pathplan.model.drawing import (
    Box,
    Drawing,
    Edge,
    Grouping,
    Place,
    Row,
    Standing,
    Status,
)
from pathplan.picture.boxes import bands
from pathplan.picture.outline import Part, mark, strands
from pathplan.picture.scope import asked
from pathplan.picture.status import LEGEND, StatusOf

LEVELS, COLUMNS = 4, 4
"""Levels in a band, fewer where that makes fewer bands than this."""
HEAVY, PER_BOX = 3, 2
"""So many lines between two boxes are drawn, if that is not more than so many for each box."""
WAITING = frozenset({"planned", "failed", "expired"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """The competencies of one strand at the levels of one band, which begins with `first`."""

    strand: Part
    first: int
    nodes: tuple[Node, ...]


class Overview:
    """All of a map in few boxes; `others` is what those are called that are in no strand.

    A line stands for all that lead from the competencies of one box to those of another. Those
    that stand for at least three are drawn, or for more where that would be a tangle, and the
    heaviest of a box that has no other.
    """

    def __init__(
        self,
        graph: PrerequisiteGraph,
        home: CompetencyMap,
        status: StatusOf,
        stages: Mapping[int, int],
        others: str,
    ) -> None:
        self.graph = graph
        self.home = home
        self.status = status
        self.others = others if home.strands else home.title or home.id
        own = strands(graph, home)
        deepest = max((stages[n.index] for part in own for n in part.nodes), default=1)
        self.levels = min(LEVELS, -(-deepest // COLUMNS))
        self.cells: list[Cell] = []
        for part in own:
            found: dict[int, list[Node]] = {}
            for node in part.nodes:
                band = (stages[node.index] - 1) // self.levels
                found.setdefault(band * self.levels + 1, []).append(node)
            self.cells += [
                Cell(strand=part, first=first, nodes=tuple(found[first])) for first in sorted(found)
            ]

    def drawing(self, frame: Drawing, grouping: Grouping = "level") -> Drawing:
        """Return the drawing, with the titles and the direction of another one, its `frame`."""
        boxes = tuple(self._box(cell, f"v{number}") for number, cell in enumerate(self.cells))
        looks = {box.status for box in boxes}
        return replace(
            frame,
            boxes=boxes,
            edges=tuple(self._edges()),
            rows=tuple(map(self._row, self.cells, boxes)),
            bands=bands(boxes, self.home, grouping, self.levels),
            grouping=grouping,
            legend=tuple(look for look in LEGEND if look in looks),
            tally=self._tally(boxes),
            extent="overview",
        )

    def _box(self, cell: Cell, name: str) -> Box:
        look, place = self._look(cell)
        return Box(
            id=name,
            title=cell.strand.title or self.others,
            status=look,
            standing=Standing(place=place),
            minutes=self._minutes(cell),
            strand=cell.strand.title,
            strand_key=cell.strand.key,
            level=cell.first,
            share=self._share(cell),
        )

    def _row(self, cell: Cell, box: Box) -> Row:
        return Row(
            heading=cell.strand.title,
            strand_key=cell.strand.key,
            section=cell.strand.section,
            mark=mark(box.status, box.standing) if self.status.plan else "",
            title="",
            minutes=box.minutes,
            standing=box.standing,
            share=box.share,
        )

    def _look(self, cell: Cell) -> tuple[Status, Place]:
        """Return the look of a box: that of what is in it, what can be begun first."""
        if self.status.plan is None:
            return "plain", ""
        found = [self.status.of(node.key) for node in cell.nodes]
        looks = {look for look, _ in found}
        if "ready" in looks:
            return "ready", "ready"
        if "goal" in looks:
            return "goal", "goal"
        if looks & WAITING:
            return "planned", "planned"
        if all(standing.place == "held" for _, standing in found):
            return "done", "held"
        return "outside", "outside"

    def _share(self, cell: Cell) -> Share:
        steps = self.status.steps
        held = (self.status.of(n.key)[1].place == "held" for n in cell.nodes)
        return Share(
            many=len(cell.nodes),
            done=sum(held),
            to_do=sum(n.key in steps for n in cell.nodes),
            first=cell.first,
            last=cell.first + self.levels - 1,
        )

    def _minutes(self, cell: Cell) -> int | None:
        """Return the effort: of a path of what is to do, of a map of everything."""
        if self.status.plan is None:
            return sum(map(self.status.minutes, cell.nodes))
        to_do = [n for n in cell.nodes if n.key in self.status.steps]
        return sum(map(self.status.minutes, to_do)) if to_do else None

    def _edges(self) -> list[Edge]:
        """Return the lines between boxes that are worth drawing."""
        lines, taken = self._lines()
        rest = sorted(lines.values(), reverse=True)[PER_BOX * len(self.cells) :]
        heavy = max([HEAVY, *(many + 1 for many in rest[:1])])
        kept = {pair for pair, many in lines.items() if many >= heavy}
        drawn = {box for pair in kept for box in pair}
        for box in range(len(self.cells)):
            touching = [pair for pair in lines if box in pair]
            if touching and box not in drawn:
                kept.add(max(touching, key=lambda pair: (lines[pair], -pair[0], -pair[1])))
        return [
            Edge(source=f"v{a}", target=f"v{b}", many=many, taken=(a, b) in taken)
            for (a, b), many in sorted(lines.items())
            if (a, b) in kept
        ]

    def _lines(self) -> tuple[Counter[tuple[int, int]], set[tuple[int, int]]]:
        """Return how many lines lead from one box to another, and where the path goes along one."""
        box_of = {n.index: box for box, cell in enumerate(self.cells) for n in cell.nodes}
        plan = self.status.plan
        used = dict(plan.used) if plan else {}
        lines: Counter[tuple[int, int]] = Counter()
        taken: set[tuple[int, int]] = set()
        for node, box in box_of.items():
            uses = set(used.get(self.graph.nodes[node].key, ()))
            for other in dict.fromkeys(asked(self.graph, node)):
                pair = (box_of.get(other, box), box)
                if pair[0] != box:
                    lines[pair] += 1
                    taken |= {pair} if self.graph.nodes[other].key in uses else set()
        return lines, taken

    def _tally(self, boxes: Sequence[Box]) -> Tally:
        shares = [box.share for box in boxes if box.share]
        done, to_do = sum(s.done for s in shares), sum(s.to_do for s in shares)
        many = sum(s.many for s in shares)
        return Tally(
            path=self.status.plan is not None,
            competencies=many,
            minutes=sum(n.entry.minutes_to(n.mastery) for c in self.cells for n in c.nodes),
            badges=0,
            counting=done,
            others=many - done - to_do if self.status.plan else 0,
            grouped=len(boxes),
        )
