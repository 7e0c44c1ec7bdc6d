"""Why something can never be started: knots of requirements, and the smallest reason."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import networkx as nx

from pathplan.graph.derive import derive, groups
from pathplan.graph.prerequisites import Gate, Leaf, PrerequisiteGraph, gates, holds, leaves
from pathplan.model import Need

VISITS = 200_000
"""Edges looked at in the search for a shortest cycle; a huge ring is found well within them."""


@dataclass(frozen=True, slots=True)
class Knot:
    """Competencies that nothing can derive and whose trouble is their own.

    `cycle` is a shortest one: pairs of a node and the need that leads to the next node. `forced`
    is False where a choice stands on it, so that one cycle alone is not the whole reason;
    `together` is True where it runs through a corequisite.
    """

    members: tuple[int, ...]
    cycle: tuple[tuple[int, Need], ...]
    forced: bool
    together: bool


def knots(graph: PrerequisiteGraph, underivable: Collection[int]) -> list[Knot]:
    """Return each knot among the underivable that no other knot explains, in author's order."""
    broken = set(underivable)
    if not broken:
        return []
    levels = [0 if n.index in broken else n.size for n in graph.nodes]
    net: nx.DiGraph[int] = nx.DiGraph()
    net.add_nodes_from(sorted(broken))
    for node in sorted(broken):
        for leaf in _unmet(graph, node, levels):
            net.add_edge(node, leaf.node)
    found = []
    for members in sorted(nx.strongly_connected_components(net), key=min):
        inside = sorted(members)
        if _own(graph, members, broken):
            cycle = _shortest(graph, inside, levels)
            if cycle:
                forced = not any(_open(graph, node, need) for node, need in cycle)
                together = any(leaf_is_corequisite(graph, node, need) for node, need in cycle)
                found.append(Knot(tuple(inside), tuple(cycle), forced, together))
    return found


def smallest_reason(
    graph: PrerequisiteGraph, node: int, levels: Sequence[int] | None = None
) -> list[tuple[int, tuple[Need, ...]]]:
    """Return why a node cannot be derived: it and what it needs, with the needs that fail.

    `levels` are the ranks that can be reached (default: from nothing). Breadth first, so the
    shortest chains come first.
    """
    reached = derive(graph) if levels is None else levels
    seen = {node}
    queue = deque([node])
    found = []
    while queue:
        current = queue.popleft()
        failing = _unmet(graph, current, reached)
        found.append((current, tuple(leaf.need for leaf in failing)))
        for leaf in failing:
            if leaf.node not in seen:
                seen.add(leaf.node)
                queue.append(leaf.node)
    return found


def _unmet(graph: PrerequisiteGraph, node: int, levels: Sequence[int]) -> list[Leaf]:
    """Return the leaves that keep a node from being derived, as written."""

    def failing(expr: Gate | Leaf) -> Iterable[Leaf]:
        if holds(expr, levels):
            return
        if isinstance(expr, Leaf):
            yield expr
            return
        for part in expr.parts:
            yield from failing(part)

    present = graph.nodes[node]
    return [
        *failing(present.requires),
        *(c for c in present.corequires if levels[c.node] < c.rank),
    ]


def _own(graph: PrerequisiteGraph, members: Collection[int], broken: Collection[int]) -> bool:
    """Say whether the members stay underivable when all other broken ones could be had."""
    start = [0 if n.index in members else n.size for n in graph.nodes]
    cap = [n.size for n in graph.nodes]
    if all(i in members for i in broken):
        return True
    return not all(derive(graph, start, cap)[i] for i in members)


def _open(graph: PrerequisiteGraph, node: int, need: Need) -> bool:
    """Say whether a need stands within a choice that has another entry."""
    return any(
        need is leaf.need for gate in gates(graph.nodes[node].requires) for leaf in leaves(gate)
    )


def _shortest(
    graph: PrerequisiteGraph, inside: Sequence[int], levels: Sequence[int]
) -> list[tuple[int, Need]]:
    """Return a shortest cycle with a requirement on it; corequisites alone are no trouble."""
    members = set(inside)
    rising = [n.size if n.index in members else levels[n.index] for n in graph.nodes]
    together = {i: g for g in groups(graph, levels, rising) for i in g}
    edges: dict[int, list[tuple[int, Need]]] = {}
    for node in inside:
        edges[node] = [
            (leaf.node, leaf.need) for leaf in _unmet(graph, node, levels) if leaf.node in members
        ]
    best: list[tuple[int, Need]] = []
    budget = VISITS
    for first in inside:
        for target, need in edges[first]:
            if leaf_is_corequisite(graph, first, need) and target in together[first]:
                continue
            back, used = _path(edges, target, first, len(best) - 1 if best else len(inside))
            budget -= used
            if back is not None:
                best = [(first, need), *back]
            if len(best) == 1 or (best and budget < 0):
                return best
    return best


def leaf_is_corequisite(graph: PrerequisiteGraph, node: int, need: Need) -> bool:
    """Say whether a need is one of a node's corequisites."""
    return any(need is c.need for c in graph.nodes[node].corequires)


def _path(
    edges: dict[int, list[tuple[int, Need]]], start: int, end: int, limit: int
) -> tuple[list[tuple[int, Need]] | None, int]:
    """Return the shortest way of fewer than `limit` edges, and how many edges were looked at."""
    if start == end:
        return ([], 1) if limit > 0 else (None, 1)
    before: dict[int, tuple[int, Need]] = {}
    depth = {start: 0}
    queue = deque([start])
    used = 0
    while queue:
        node = queue.popleft()
        if depth[node] + 1 >= limit:
            break
        for target, need in edges[node]:
            used += 1
            if target in depth:
                continue
            depth[target] = depth[node] + 1
            before[target] = (node, need)
            if target == end:
                way: list[tuple[int, Need]] = []
                while target != start:
                    target, need = before[target]
                    way.append((target, need))
                return way[::-1], used
            queue.append(target)
    return None, used
