"""A layered layout of our own: columns, lanes for bands, lines around what is in their way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pathplan.render.drawings._align import aligned
from pathplan.render.drawings._content import SMALL, Content
from pathplan.render.drawings._layers import columns, ordered
from pathplan.render.drawings._placed import Placed, Rect, Route, around
from pathplan.render.drawings._routes import ARROW, backward, beside, onward, turned
from pathplan.render.drawings.words import edge_text
from pathplan.render.measure import ems

BETWEEN, BESIDE, THIN = 50.0, 14.0, 7.0
"""Gaps between columns, within a column, and beside a line that passes through one."""
GROUP, TITLE = 9.0, 14.0
LANE, LANE_TITLE, LANES = 12.0, 20.0, 16.0
MOST = 30_000
"""Lines that would pass through more columns than this in all are drawn straight."""
Unit = tuple[str, int]
"""A node alone or a group, with number 0, or a line where it passes through a column."""


@dataclass(frozen=True, slots=True)
class _Block:
    """A node, or the nodes of a group, as one thing; sizes are along and across the columns."""

    members: tuple[str, ...]
    along: float
    across: float
    lane: int
    group: str = ""


def arranged(content: Content) -> Placed:
    """Return a layout; there is one for every content."""
    return _Arrangement(content).placed()


class _Arrangement:
    """Works with places along the direction of reading and across it, whichever that is."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.nests = content.nests[:1] if content.levels else content.nests
        self.blocks = dict(_blocks(content))
        self.block_of = {n: name for name, b in self.blocks.items() for n in b.members}
        self.column = self._columns()
        self.through = self._through()
        self.sizes: dict[Unit, float] = {(n, 0): b.across for n, b in self.blocks.items()}
        self.gaps: dict[Unit, float] = dict.fromkeys(self.sizes, BESIDE)
        self.lane: dict[Unit, int] = {(n, 0): b.lane for n, b in self.blocks.items()}
        for number, units in self.through.items():
            lane = self.blocks[self.block_of[content.edges[number].target]].lane
            for unit in units:
                self.sizes[unit], self.gaps[unit], self.lane[unit] = 1.0, THIN, lane
        self.rows = self._rows()

    def placed(self) -> Placed:
        centre, lanes = self._across()
        start, end = self._along()
        nodes: dict[str, Rect] = {}
        for name, block in self.blocks.items():
            middle = (start[self.column[name]] + end[self.column[name]]) / 2
            nodes.update(self._inside(block, middle, centre[name, 0]))
        routes = tuple(
            self._route(number, nodes, centre, start, end)
            for number in range(len(self.content.edges))
        )
        groups = {
            block.group: around((nodes[n] for n in block.members), GROUP, TITLE)
            for block in self.blocks.values()
            if block.group
        }
        far = max(end, default=0.0)
        before = LANE + (LANE_TITLE if self.content.down else 0.0)
        bands = {
            nest.id: self._turned(Rect(-before, low, before + far + LANE, high - low))
            for nest, (low, high) in zip(self.nests, lanes, strict=True)
            if nest.id
        }
        return _from_corner(nodes, routes, bands, groups)

    def _columns(self) -> dict[str, int]:
        """Return the column of each block; all of a level share one."""
        level_of = {
            self.block_of[box]: f"level {number}"
            for number, level in enumerate(self.content.levels)
            for box in level.boxes
        }
        together = {name: level_of.get(name, name) for name in self.blocks}
        chain = list(pairwise(dict.fromkeys(level_of.values())))
        edges = [
            (together[self.block_of[e.source]], together[self.block_of[e.target]])
            for n, e in enumerate(self.content.edges)
            if n in self.content.leading
        ]
        found = columns(list(dict.fromkeys(together.values())), [*chain, *edges])
        return {name: found[unit] for name, unit in together.items()}

    def _through(self) -> dict[int, tuple[Unit, ...]]:
        """Return where lines pass through columns between those of their ends."""
        found = {}
        for number, edge in enumerate(self.content.edges):
            first, last = (self.column[self.block_of[n]] for n in (edge.source, edge.target))
            if number in self.content.leading and last - first > 1:
                found[number] = tuple((f"line {number}", c) for c in range(first + 1, last))
        return found if sum(map(len, found.values())) <= MOST else {}

    def _links(self) -> list[tuple[Unit, Unit]]:
        links: list[tuple[Unit, Unit]] = []
        for number, edge in enumerate(self.content.edges):
            source, target = self.block_of[edge.source], self.block_of[edge.target]
            passing = self.through.get(number, ())
            if passing or (
                number in self.content.leading and self.column[target] - self.column[source] == 1
            ):
                links += pairwise([(source, 0), *passing, (target, 0)])
        return links

    def _rows(self) -> list[list[Unit]]:
        rows: list[list[Unit]] = [[] for _ in range(max(self.column.values(), default=-1) + 1)]
        for name, column in self.column.items():
            rows[column].append((name, 0))
        for units in self.through.values():
            for unit in units:
                rows[unit[1]].append(unit)
        found = ordered(rows, self._links())
        return [sorted(row, key=self.lane.__getitem__) for row in found]

    def _across(self) -> tuple[dict[Unit, float], list[tuple[float, float]]]:
        """Return the centres of all units across, and where each lane begins and ends."""
        links = self._links()
        centre: dict[Unit, float] = {}
        lanes = []
        low = 0.0
        above = (LANE_TITLE if not self.content.down else 0.0) + LANE
        for number, nest in enumerate(self.nests):
            rows = [[u for u in row if self.lane[u] == number] for row in self.rows]
            inside = {unit for row in rows for unit in row}
            own = [(a, b) for a, b in links if a in inside and b in inside]
            found = aligned(rows, own, self.sizes, self.gaps)
            first = low + (above if nest.id else 0.0)
            centre |= {unit: place + first for unit, place in found.items()}
            high = max((centre[u] + self.sizes[u] / 2 for u in inside), default=first)
            wide = ems(nest.title) * 11 + 2 * LANE if self.content.down else 0.0
            high = max(high + LANE, low + wide) if nest.id else high
            lanes.append((low, high))
            low = high + (LANES if inside else 0.0)
        return centre, lanes

    def _along(self) -> tuple[list[float], list[float]]:
        """Return where each column starts and ends; before it is room for what lines say."""
        room = [BETWEEN] * len(self.rows)
        for edge in self.content.edges:
            if text := edge_text(edge):
                column = self.column[self.block_of[edge.target]]
                wide = 2 * SMALL if self.content.down else ems(text) * SMALL
                room[column] = max(room[column], wide + 34)
        start, end = [], []
        at = 0.0
        for number, row in enumerate(self.rows):
            wide = max((self.blocks[u[0]].along for u in row if u[0] in self.blocks), default=0.0)
            at += room[number] if number else 0.0
            start.append(at)
            at += wide
            end.append(at)
        return start, end

    def _inside(self, block: _Block, along: float, across: float) -> dict[str, Rect]:
        """Return the members of a block, one after the other across the column."""
        found = {}
        low = across - block.across / 2
        if block.group:
            low += GROUP + (0.0 if self.content.down else TITLE)
            along += TITLE / 2 if self.content.down else 0.0
        for name in block.members:
            node = self.content.nodes[name]
            long, wide = _sizes(node.width, node.height, self.content.down)
            found[name] = self._turned(Rect(along - long / 2, low, long, wide))
            low += wide + BESIDE
        return found

    def _turned(self, rect: Rect) -> Rect:
        return Rect(rect.y, rect.x, rect.height, rect.width) if self.content.down else rect

    def _route(
        self,
        number: int,
        nodes: Mapping[str, Rect],
        centre: Mapping[Unit, float],
        start: Sequence[float],
        end: Sequence[float],
    ) -> Route:
        edge = self.content.edges[number]
        source, target = (self._turned(nodes[name]) for name in (edge.source, edge.target))
        arrow = 0.0 if edge.kind == "option" else ARROW
        first, last = (self.column[self.block_of[n]] for n in (edge.source, edge.target))
        if first == last:
            back = arrow if number in self.content.together else 0.0
            found = beside(source, target, arrow, back)
        elif first > last:
            found = backward(source, target, arrow)
        else:
            units = self.through.get(number, ())
            passing = [(start[unit[1]], end[unit[1]], centre[unit]) for unit in units]
            found = onward((source, target), passing, (end[first], start[last]), arrow)
        return turned(found) if self.content.down else found


def _sizes(width: float, height: float, down: bool) -> tuple[float, float]:
    return (height, width) if down else (width, height)


def _blocks(content: Content) -> list[tuple[str, _Block]]:
    """Return groups and single nodes in the order of the nodes."""
    found: dict[str, _Block] = {}
    for number, nest in enumerate(content.nests):
        lane = 0 if content.levels else number  # levels are columns, not lanes
        for group in nest.groups:
            sizes = [
                _sizes(content.nodes[b].width, content.nodes[b].height, content.down)
                for b in group.boxes
            ]
            along = max(long for long, _ in sizes) + 2 * GROUP
            across = sum(wide for _, wide in sizes) + BESIDE * (len(sizes) - 1) + 2 * GROUP
            more = (TITLE, 0.0) if content.down else (0.0, TITLE)
            found[group.boxes[0]] = _Block(
                group.boxes, along + more[0], across + more[1], lane, group.id
            )
        for name in nest.nodes:
            node = content.nodes[name]
            found[name] = _Block((name,), *_sizes(node.width, node.height, content.down), lane)
    return [(name, found[name]) for name in content.nodes if name in found]


def _from_corner(
    nodes: Mapping[str, Rect],
    routes: tuple[Route, ...],
    bands: Mapping[str, Rect],
    groups: Mapping[str, Rect],
) -> Placed:
    """Return a layout of which nothing lies left of or above the origin."""
    points = [
        Rect(x, y, 0, 0)
        for route in routes
        for x, y in (*route.points, *((route.label,) if route.label else ()))
    ]
    everything = [*nodes.values(), *bands.values(), *groups.values(), *points]
    if not everything:
        return Placed({}, (), {}, {}, 0.0, 0.0)
    whole = around(everything)
    return Placed(nodes, routes, bands, groups, whole.right, whole.bottom).moved(-whole.x, -whole.y)
