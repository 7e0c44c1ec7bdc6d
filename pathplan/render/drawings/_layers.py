"""Columns and order in them for a layered layout: longest chains, then few crossings."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

SWEEPS = 8
Unit = TypeVar("Unit", bound=Hashable)


def columns(nodes: Sequence[Unit], edges: Sequence[tuple[Unit, Unit]]) -> dict[Unit, int]:
    """Return the column of each node, from 0, so that edges lead right; each stands near its use.

    An edge that would close a loop is left out of account.
    """
    forward = _acyclic(nodes, edges)
    order = _sorted(nodes, forward)
    column = dict.fromkeys(nodes, 0)
    for node in order:
        for target in forward[node]:
            column[target] = max(column[target], column[node] + 1)
    led = {target for targets in forward.values() for target in targets}
    for node in nodes:
        if node not in led and forward[node]:
            column[node] = min(column[target] for target in forward[node]) - 1
    return column


def ordered(
    columns_: Sequence[Sequence[Unit]], links: Sequence[tuple[Unit, Unit]]
) -> list[list[Unit]]:
    """Return the nodes of each column in an order with few crossings of links between neighbours.

    Sugiyama, Tagawa and Toda (1981) with median ordering (Eades and Wormald 1994); the best of
    all sweeps is kept.
    """
    rows = [list(column) for column in columns_]
    before: dict[Unit, list[Unit]] = {node: [] for row in rows for node in row}
    after: dict[Unit, list[Unit]] = {node: [] for row in rows for node in row}
    for source, target in links:
        before[target].append(source)
        after[source].append(target)
    best, fewest = [row[:] for row in rows], _crossings(rows, after)
    for sweep in range(SWEEPS):
        if not fewest:
            break
        _reorder(rows, after if sweep % 2 else before, leftwards=bool(sweep % 2))
        found = _crossings(rows, after)
        if found < fewest:
            best, fewest = [row[:] for row in rows], found
    return best


def _reorder(
    rows: list[list[Unit]], near: Mapping[Unit, Sequence[Unit]], *, leftwards: bool
) -> None:
    place = {node: index for row in rows for index, node in enumerate(row)}
    for row in reversed(rows) if leftwards else rows:
        keys = {}
        for index, node in enumerate(row):
            places = sorted(place[other] for other in near[node])
            keys[node] = (places[len(places) // 2] if places else place[node], index)
        row.sort(key=keys.__getitem__)
        place.update((node, index) for index, node in enumerate(row))


def _crossings(rows: Sequence[Sequence[Unit]], after: Mapping[Unit, Sequence[Unit]]) -> int:
    """Return how often links cross: inversions of their ends, by a tree of counts."""
    found = 0
    for left, right in pairwise(rows):
        place = {node: index for index, node in enumerate(right)}
        size = len(right) + 1
        tree = [0] * (size + 1)
        placed = 0
        for node in left:
            ends = sorted(place[target] for target in after[node])
            for end in ends:
                index, below = end + 1, 0
                while index:
                    below += tree[index]
                    index &= index - 1
                found += placed - below
            for end in ends:
                index = end + 1
                while index <= size:
                    tree[index] += 1
                    index += index & -index
                placed += 1
    return found


def _acyclic(nodes: Sequence[Unit], edges: Sequence[tuple[Unit, Unit]]) -> dict[Unit, list[Unit]]:
    """Return the edges by source, without those that lead back on a walk from the first node."""
    leading: dict[Unit, list[Unit]] = {node: [] for node in nodes}
    for source, target in dict.fromkeys(edges):
        if source in leading and target in leading and source != target:
            leading[source].append(target)
    kept: dict[Unit, list[Unit]] = {node: [] for node in nodes}
    done: set[Unit] = set()
    open_: set[Unit] = set()
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


def _sorted(nodes: Sequence[Unit], forward: Mapping[Unit, Sequence[Unit]]) -> list[Unit]:
    """Return the nodes so that every edge leads to a later one."""
    waiting = dict.fromkeys(nodes, 0)
    for targets in forward.values():
        for target in targets:
            waiting[target] += 1
    order = [node for node in nodes if not waiting[node]]
    for node in order:  # it grows while it is walked through
        for target in forward[node]:
            waiting[target] -= 1
            if not waiting[target]:
                order.append(target)
    return order
