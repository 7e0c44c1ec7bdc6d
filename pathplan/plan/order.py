"""The order of the steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from pathplan.graph.derive import groups
from pathplan.graph.order import walk
from pathplan.graph.prerequisites import PrerequisiteGraph, holds, leaves

FIRST, USUAL, LAST = range(3)


@dataclass(slots=True)
class _Line:
    """The blocks of a route, standing in line."""

    graph: PrerequisiteGraph
    held: list[int]
    cap: Sequence[int]
    place: Mapping[int, int]
    turn: Mapping[int, int]
    left: set[int] = field(default_factory=set)

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

    def rank(self, block: tuple[int, ...]) -> tuple[int, bool, int]:
        """Return what decides whose turn it is; the least comes first."""
        nodes = self.graph.nodes
        waits = any(r in self.left and r not in block for x in block for r in nodes[x].recommends)
        turn = min(self.turn.get(x, USUAL) for x in block)
        return (turn, waits, min(self.place[x] for x in block))


def in_order(
    graph: PrerequisiteGraph,
    held: Sequence[int],
    levels: Mapping[int, int],
    goals: Iterable[int],
    *,
    first: Collection[int] = (),
    last: Collection[int] = (),
) -> list[tuple[int, ...]]:
    """Return the blocks of a route in the order to take them.

    Repeatedly the one is taken, among those that are ready, that does not wait for a recommended
    step still to come and that a walk from the goals leaves first. What people want `first` comes
    first with what it needs, what they want `last` when nothing else is left.
    """
    cap = list(held)
    for node, rank in levels.items():
        cap[node] = rank
    walked = walk(graph, goals, levels)[1]
    place = {node: number for number, node in enumerate(walked)}
    for node in sorted(levels):
        place.setdefault(node, len(place))
    turn = dict.fromkeys(last, LAST)
    turn.update(dict.fromkeys(walk(graph, first, levels)[0], FIRST))
    line = _Line(graph, list(held), cap, place, turn, set(levels))
    blocks = groups(graph, held, cap)
    waiting: dict[int, list[tuple[int, ...]]] = {}
    for block in blocks:
        for x in block:
            for leaf in (*leaves(graph.nodes[x].requires), *graph.nodes[x].corequires):
                waiting.setdefault(leaf.node, []).append(block)
    ready = {block for block in blocks if line.ready(block)}
    order: list[tuple[int, ...]] = []
    while ready:
        block = min(ready, key=line.rank)
        ready.remove(block)
        order.append(block)
        line.left.difference_update(block)
        for x in block:
            line.held[x] = cap[x]
        for x in block:
            woken = (b for b in waiting.get(x, ()) if b[0] in line.left)
            ready.update(b for b in woken if b not in ready and line.ready(b))
    return order
