"""A layered layout of our own: columns by the longest chain, order by medians."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each node stands: its column, and its place in that column."""

    column: Mapping[str, int]
    rows: Sequence[Sequence[str]]


def layout(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> Layout:
    """Return columns from left to right so that edges lead right, with few crossings.

    An edge that would close a loop is left out of account. Sugiyama, Tagawa and Toda (1981) with
    median ordering.
    """
    forward = _acyclic(nodes, edges)
    column = dict.fromkeys(nodes, 0)
    for node in _sorted(nodes, forward):
        for target in forward[node]:
            column[target] = max(column[target], column[node] + 1)
    rows: list[list[str]] = [[] for _ in range(max(column.values(), default=0) + 1)]
    for node in nodes:
        rows[column[node]].append(node)
    before: dict[str, list[str]] = {node: [] for node in nodes}
    for source, targets in forward.items():
        for target in targets:
            before[target].append(source)
    for sweep in range(SWEEPS):
        near = before if sweep % 2 == 0 else forward
        _reorder(rows, near, leftwards=sweep % 2 == 1)
    return Layout(column, rows)


def _reorder(rows: list[list[str]], near: Mapping[str, Sequence[str]], *, leftwards: bool) -> None:
    place = {node: index for row in rows for index, node in enumerate(row)}
    for row in reversed(rows) if leftwards else rows:
        keys = {}
        for index, node in enumerate(row):
            places = sorted(place[other] for other in near[node])
            keys[node] = (places[len(places) // 2] if places else place[node], index)
        row.sort(key=keys.__getitem__)
        place.update((node, index) for index, node in enumerate(row))


def _acyclic(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the edges by source, without those that lead back on a walk from the first node."""
    leading: dict[str, list[str]] = {node: [] for node in nodes}
    for source, target in dict.fromkeys(edges):
        if source in leading and target in leading and source != target:
            leading[source].append(target)
    kept: dict[str, list[str]] = {node: [] for node in nodes}
    done: set[str] = set()
    open_: set[str] = set()
    for root in nodes:
        stack = [(root, iter(leading[root]))] if root not in done else []
        open_.update([root] if stack else [])
        while stack:
            node, rest = stack[-1]
            for target in rest:
                if target in open_:
                    continue
                kept[node].append(target)
                if target not in done:
                    open_.add(target)
                    stack.append((target, iter(leading[target])))
                    break
            else:
                stack.pop()
                open_.discard(node)
                done.add(node)
    return kept


def _sorted(nodes: Sequence[str], forward: Mapping[str, Sequence[str]]) -> list[str]:
    """Return the nodes so that every edge leads to a later one."""
    waiting = dict.fromkeys(nodes, 0)
    for targets in forward.values():
        for target in targets:
            waiting[target] += 1
    ready = [node for node in nodes if not waiting[node]]
    order = []
    while ready:
        node = ready.pop(0)
        order.append(node)
        for target in forward[node]:
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return order
