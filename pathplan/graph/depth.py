"""How deep each competency lies: the longest chain below it, by the shortest way."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph, leaves
from pathplan.graph.reach import dependents


def depths(graph: PrerequisiteGraph) -> list[int]:
    """Return for each node how many stand in its chain, itself included; 0 where none begins.

    The least fixpoint of depth(x) = 1 + the deepest it needs, where of a choice the shallowest
    entries count. Corequisites do not add to a chain.
    """
    found = [0] * len(graph.nodes)
    waiting = dependents(graph)
    queue: list[int] = []
    for node in graph.nodes:
        depth = _depth(node.requires, found)
        if depth is not None:
            found[node.index] = depth + 1
            first = waiting[node.index][:1]
            if first and first[0] < node.index:  # it was looked at too early
                queue.append(node.index)
    return _settle(graph, found, waiting, queue)


def _settle(
    graph: PrerequisiteGraph, found: list[int], waiting: Sequence[list[int]], queue: list[int]
) -> list[int]:
    """Go on until nothing changes: first what can be had at all, then the shorter ways to it."""
    while queue:
        later: dict[int, None] = {}
        for node in queue:
            for other in waiting[node]:
                later[other] = None
        queue = []
        for node in later:
            depth = _depth(graph.nodes[node].requires, found)
            if depth is not None and (not found[node] or depth + 1 < found[node]):
                found[node] = depth + 1
                queue.append(node)
    return found


def _depth(expr: Expr, found: Sequence[int]) -> int | None:
    """Return the depth of what an expression asks for; None where it cannot be had yet."""
    if isinstance(expr, Leaf):
        return found[expr.node] or None
    if expr.n == 0:
        return 0
    parts = [depth for part in expr.parts if (depth := _depth(part, found)) is not None]
    if len(parts) < expr.n:
        return None
    return max(parts) if expr.n == len(expr.parts) else sorted(parts)[expr.n - 1]


def chain(graph: PrerequisiteGraph, found: Sequence[int], last: int) -> list[int]:
    """Return a longest chain that ends with `last`, its beginning first."""
    way = [last]
    while found[way[-1]] > 1:
        below = found[way[-1]] - 1
        asked = leaves(graph.nodes[way[-1]].requires)
        deeper = next((leaf.node for leaf in asked if found[leaf.node] == below), None)
        if deeper is None:
            break
        way.append(deeper)
    return way[::-1]
