"""What can be learned at all: the least fixpoint over requirements and corequisite groups."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from pathplan.graph.prerequisites import PrerequisiteGraph, holds, leaves


def components(
    nodes: Iterable[int], following: Callable[[int], Iterable[int]]
) -> list[tuple[int, ...]]:
    """Return the strongly connected components, each after those it leads to.

    Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion. Members
    are in ascending order.
    """
    found: list[tuple[int, ...]] = []
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    open_: dict[int, None] = {}
    for root in nodes:
        if root in number:
            continue
        work = [(root, iter(following(root)))]
        number[root] = low[root] = len(number)
        open_[root] = None
        while work:
            node, rest = work[-1]
            for target in rest:
                if target not in number:
                    number[target] = low[target] = len(number)
                    open_[target] = None
                    work.append((target, iter(following(target))))
                    break
                if target in open_:
                    low[node] = min(low[node], number[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    members = [open_.popitem()[0]]
                    while members[-1] != node:
                        members.append(open_.popitem()[0])
                    found.append(tuple(sorted(members)))
    return found


def groups(
    graph: PrerequisiteGraph, start: Sequence[int], cap: Sequence[int]
) -> list[tuple[int, ...]]:
    """Return what rises together: groups of open corequisites, all others alone.

    A corequisite is open while it is not held. Groups are in the order of their first members.
    """
    rising = [n.index for n in graph.nodes if cap[n.index] > start[n.index]]
    linked = [i for i in rising if graph.nodes[i].corequires]
    if not linked:
        return [(i,) for i in rising]

    def following(node: int) -> list[int]:
        return [
            c.node
            for c in graph.nodes[node].corequires
            if start[c.node] < c.rank and cap[c.node] > start[c.node]
        ]

    together = [g for g in components(linked, following) if len(g) > 1]
    member = {i for g in together for i in g}
    return sorted([*((i,) for i in rising if i not in member), *together])


def derive(
    graph: PrerequisiteGraph,
    start: Sequence[int] | None = None,
    cap: Sequence[int] | None = None,
) -> list[int]:
    """Return the ranks reached from `start` (default: nothing) when none may pass `cap`.

    A group joins when each member's requirement holds before it and each open corequisite is
    held or in the group; joining brings its members to their caps. Monotone, so the fixpoint is
    unique. Time is linear in the graph, times the size of single expressions.
    """
    levels = [0] * len(graph.nodes) if start is None else list(start)
    top = [n.size for n in graph.nodes] if cap is None else cap
    blocks = groups(graph, levels, top)
    waiting: dict[int, list[int]] = {}
    ready: list[int] = []
    joined = [False] * len(blocks)
    for number, block in enumerate(blocks):
        if _joins(graph, block, levels, top):
            joined[number] = True
            _rise(block, levels, top, waiting, ready)
        else:
            for node in _asked(graph, block, levels):
                waiting.setdefault(node, []).append(number)
    while ready:
        number = ready.pop()
        if not joined[number] and _joins(graph, blocks[number], levels, top):
            joined[number] = True
            _rise(blocks[number], levels, top, waiting, ready)
    return levels


def _rise(
    block: tuple[int, ...],
    levels: list[int],
    top: Sequence[int],
    waiting: dict[int, list[int]],
    ready: list[int],
) -> None:
    for node in block:
        levels[node] = top[node]
        ready += waiting.get(node, ())


def _asked(graph: PrerequisiteGraph, block: tuple[int, ...], levels: Sequence[int]) -> list[int]:
    found: dict[int, None] = {}
    for node in block:
        for leaf in (*leaves(graph.nodes[node].requires), *graph.nodes[node].corequires):
            if levels[leaf.node] < leaf.rank:
                found[leaf.node] = None
    return list(found)


def _joins(
    graph: PrerequisiteGraph, block: tuple[int, ...], levels: Sequence[int], top: Sequence[int]
) -> bool:
    for node in block:
        present = graph.nodes[node]
        if not holds(present.requires, levels):
            return False
        for c in present.corequires:
            if levels[c.node] < c.rank and not (c.node in block and top[c.node] >= c.rank):
                return False
    return True
