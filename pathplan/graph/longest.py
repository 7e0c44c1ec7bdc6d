"""What takes longest from nothing: the chain that decides when all of it can be done."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush

from pathplan.graph.prerequisites import PrerequisiteGraph, holds
from pathplan.graph.reach import dependents


def longest_chain(graph: PrerequisiteGraph, ends: Iterable[int]) -> list[int]:
    """Return the chain of most minutes that leads to mastery of one of `ends`, its beginning first.

    Of equal ends the first. Empty where nothing can be begun.
    """
    return next((way for _, way in longest_chains(graph, ends)), [])


def longest_chains(graph: PrerequisiteGraph, ends: Iterable[int]) -> list[tuple[int, list[int]]]:
    """Return the chain that leads to mastery of each end, with its minutes, the longest first.

    Everything is begun as soon as what it needs is there, so that of a choice the entries that are
    there first count. Corequisites do not add to a chain. An end that nobody can reach is left out.
    """
    mastered, before = _times(graph)
    reached = sorted((-mastered[node], node) for node in ends if mastered[node] >= 0)
    found = []
    for minutes, last in reached:
        way: list[int] = []
        node: int | None = last
        while node is not None:
            way.append(node)
            node = before[node]
        found.append((-minutes, way[::-1]))
    return found


def _times(graph: PrerequisiteGraph) -> tuple[list[int], list[int | None]]:
    """Return when each node is mastered, -1 for never, and what it waited for last.

    Knuth, "A generalization of Dijkstra's algorithm" (1977): levels are reached in the order of
    time, and what a node waited for last stands before it in its chain.
    """
    waiting = dependents(graph)
    levels = [0] * len(graph.nodes)
    mastered = [-1] * len(graph.nodes)
    before: list[int | None] = [None] * len(graph.nodes)
    queue: list[tuple[int, int, int]] = []

    def begin(node: int, minute: int) -> None:
        entry = graph.nodes[node].entry
        for rank in range(1, graph.nodes[node].size + 1):
            heappush(queue, (minute + entry.minutes_to(rank), node, rank))

    begun = {n.index for n in graph.nodes if holds(n.requires, levels)}
    for node in sorted(begun):
        begin(node, 0)
    while queue:
        minute, node, rank = heappop(queue)
        levels[node] = rank
        if rank == graph.nodes[node].mastery:
            mastered[node] = minute
        for other in waiting[node]:
            if other not in begun and holds(graph.nodes[other].requires, levels):
                begun.add(other)
                before[other] = node
                begin(other, minute)
    return mastered, before
