"""The order of the steps."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pathplan.graph.derive import groups
from pathplan.graph.order import walk
from pathplan.graph.prerequisites import PrerequisiteGraph, holds, leaves
from pathplan.model import Competency, Order
from pathplan.model.likes import shared

Place = tuple[int, ...]
"""What decides whose turn it is, least first."""
Turn = tuple[int, int]
"""The term, and whether people want it first or last: what comes before a place."""
FIRST, USUAL, LAST = range(3)


@dataclass(slots=True)
class _Line:
    """The blocks of a route, standing in line."""

    graph: PrerequisiteGraph
    held: list[int]
    cap: Sequence[int]
    place: Mapping[int, Place]
    turn: Mapping[int, int]
    terms: Mapping[int, int]
    left: set[int] = field(default_factory=set)
    strand: str = ""

    def ready(self, block: tuple[int, ...]) -> bool:
        nodes = self.graph.nodes
        return all(
            holds(nodes[x].requires, self.held)
            and all(
                self.held[c.node] >= c.rank or (c.node in block and self.cap[c.node] >= c.rank)
                for c in nodes[x].corequires
            )
            for x in block
        )

    def rank(self, block: tuple[int, ...]) -> tuple[Turn, Place]:
        """Return what decides whose turn it is among those that wait for nothing recommended."""
        turn = min((self.terms.get(x, 0), self.turn.get(x, USUAL)) for x in block)
        return turn, min(self.place[x] for x in block)

    def waits(self, block: tuple[int, ...]) -> bool:
        """Say whether a block waits for a recommended step still to come."""
        nodes = self.graph.nodes
        return any(r in self.left and r not in block for x in block for r in nodes[x].recommends)

    def stay(self, ready: list[tuple[tuple[Turn, Place], tuple[int, ...]]]) -> tuple[int, ...]:
        """Take the next block out of those that are ready: of the strand of the last, if any."""
        free = [entry for entry in ready if not self.waits(entry[1])] or ready
        best = min(free, key=lambda e: (e[0][0], strand_of(self.graph, e[1]) != self.strand, e[0]))
        ready.remove(best)
        heapq.heapify(ready)
        self.strand = strand_of(self.graph, best[1])
        return best[1]

    def next(self, ready: list[tuple[tuple[Turn, Place], tuple[int, ...]]]) -> tuple[int, ...]:
        """Take the next block out of a heap of those that are ready."""
        waiting = []
        entry = heapq.heappop(ready)
        while self.waits(entry[1]):
            waiting.append(entry)
            if not ready or ready[0][0][0] > entry[0][0]:  # nobody of this turn is free
                entry = waiting.pop(0)
                break
            entry = heapq.heappop(ready)
        for other in waiting:
            heapq.heappush(ready, other)
        return entry[1]


def strand_of(graph: PrerequisiteGraph, block: tuple[int, ...]) -> str:
    """Return the strand of a block: that of its first member."""
    entry = graph.nodes[block[0]].entry
    return entry.strand if isinstance(entry, Competency) else ""


def _before(
    graph: PrerequisiteGraph,
    node: int,
    ranks: tuple[int, int],
    order: Order,
    liked: Sequence[str],
) -> Place:
    """Return what comes before the walk from the goals in deciding a node's place."""
    entry = graph.nodes[node].entry
    if order == "author":
        return (node,)
    if order == "quick-wins":
        return (entry.minutes_to(ranks[1]) - entry.minutes_to(ranks[0]),)
    if order == "interest":
        words = entry.interests if isinstance(entry, Competency) else ()
        return (int(not shared(liked, words)),)
    return ()


def _asking(
    graph: PrerequisiteGraph, blocks: Iterable[tuple[int, ...]]
) -> dict[int, list[tuple[int, ...]]]:
    """Return for each node the blocks that name it."""
    found: dict[int, list[tuple[int, ...]]] = {}
    for block in blocks:
        for x in block:
            for leaf in (*leaves(graph.nodes[x].requires), *graph.nodes[x].corequires):
                found.setdefault(leaf.node, []).append(block)
    return found


def in_order(
    graph: PrerequisiteGraph,
    held: Sequence[int],
    levels: Mapping[int, int],
    goals: Iterable[int],
    *,
    first: Collection[int] = (),
    last: Collection[int] = (),
    order: Order = "goals",
    followed: Sequence[str] = (),
    liked: Sequence[str] = (),
    terms: Mapping[int, int] | None = None,
) -> list[tuple[int, ...]]:
    """Return the blocks of a route in the order to take them.

    Repeatedly the one is taken, among those that are ready, that does not wait for a recommended
    step still to come and that a walk from the goals leaves first. What people want `first` comes
    first with what it needs, what they want `last` when nothing else is left. Other orders than
    `goals`: `author` as written, `quick-wins` the least effort first, `interest` what has
    something of `liked` in it first, `strands` one strand after the other as long as it goes on.
    What was `followed` before (keys in order) stays in that order. What is in earlier `terms` (by
    node) comes before all that.
    """
    cap = list(held)
    for node, rank in levels.items():
        cap[node] = rank
    walked = walk(graph, goals, levels)[1]
    walk_place = {node: number for number, node in enumerate(walked)}
    for node in sorted(levels):
        walk_place.setdefault(node, len(walk_place))
    agreed = {key: number for number, key in enumerate(followed)}
    place = {
        node: (
            agreed.get(graph.nodes[node].key, len(agreed)),
            *_before(graph, node, (held[node], levels[node]), order, liked),
            number,
        )
        for node, number in walk_place.items()
    }
    turn = dict.fromkeys(last, LAST)
    turn.update(dict.fromkeys(walk(graph, first, levels)[0], FIRST))
    line = _Line(graph, list(held), cap, place, turn, terms or {}, set(levels))
    blocks = groups(graph, held, cap)
    waiting = _asking(graph, blocks)
    known = {block for block in blocks if line.ready(block)}
    ready = [(line.rank(block), block) for block in known]
    heapq.heapify(ready)
    found: list[tuple[int, ...]] = []
    while ready:
        block = line.stay(ready) if order == "strands" else line.next(ready)
        found.append(block)
        line.left.difference_update(block)
        for x in block:
            line.held[x] = cap[x]
        for x in block:
            for woken in waiting.get(x, ()):
                if woken not in known and line.ready(woken):
                    known.add(woken)
                    heapq.heappush(ready, (line.rank(woken), woken))
    return found
