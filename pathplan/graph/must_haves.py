"""What nobody can do without: must-haves, and from them what a requirement says twice.

`(p, rank)` is a must-have of q when no way to learn q keeps p below that rank. The sets are the
greatest fixpoint of

    M[G] = union over x in G of m(R_x), its corequisites, and what these must have
    m(p at rank) = {(p, rank)} and M of p's group
    m(n of k parts) = what is in more than k - n of the parts' sets

over corequisite groups G, held as bit sets with one column for each rank that is asked for
anywhere. Columns are taken in blocks, so that memory stays linear in the graph.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pathplan.graph.derive import components, groups
from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph, leaves
from pathplan.graph.reach import lines
from pathplan.model import Need

BLOCK = 8192
ALL = -1


@dataclass(slots=True)
class Closure:
    """The must-have sets of the nodes in `scope`, for one block of columns at a time.

    `order` holds the corequisite groups, each after what it needs; where there are no loops
    (`straight`) a group's set has columns of earlier groups only.
    """

    graph: PrerequisiteGraph
    scope: Sequence[int]
    corequisites: bool = True
    order: list[tuple[int, ...]] = field(init=False)
    straight: bool = field(init=False)
    columns: list[tuple[int, int]] = field(init=False, default_factory=list)
    number: dict[int, dict[int, int]] = field(init=False)
    starts: list[int] = field(init=False, default_factory=list)
    sets: dict[int, int] = field(init=False, default_factory=dict)
    start: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self.order, self.straight = self._order()
        ranks: dict[int, set[int]] = {i: {1} for i in self.scope}
        for i in self.scope:
            for leaf in self._leaves(i):
                ranks[leaf.node].add(leaf.rank)
        self.number = {i: {} for i in self.scope}
        for block in self.order:
            self.starts.append(len(self.columns))
            for i in block:
                for rank in sorted(ranks[i]):
                    self.number[i][rank] = len(self.columns)
                    self.columns.append((i, rank))

    def _leaves(self, node: int) -> Iterator[Leaf]:
        yield from leaves(self.graph.nodes[node].requires)
        if self.corequisites:
            yield from self.graph.nodes[node].corequires

    def _order(self) -> tuple[list[tuple[int, ...]], bool]:
        if self._written_in_order():
            return [(i,) for i in self.scope], True
        group: dict[int, tuple[int, ...]] = {i: (i,) for i in self.scope}
        if self.corequisites:
            nothing = [0] * len(self.graph.nodes)
            cap = list(nothing)
            for i in self.scope:
                cap[i] = self.graph.nodes[i].size
            for block in groups(self.graph, nothing, cap):
                group.update(dict.fromkeys(block, block))

        def following(first: int) -> list[int]:
            found = (group[leaf.node][0] for i in group[first] for leaf in self._leaves(i))
            return [target for target in found if target != first]

        members = dict.fromkeys(group.values())
        parts = components((block[0] for block in members), following)
        straight = all(len(part) == 1 for part in parts) and not any(
            leaf.node in group[i] for i in self.scope for leaf in self._required(i)
        )
        return [group[first] for part in parts for first in part], straight

    def _written_in_order(self) -> bool:
        """Say whether the author wrote everything after what it needs, as most do."""
        nodes = self.graph.nodes
        if len(self.scope) < len(nodes) or any(
            n.corequires or _impossible(n.requires) for n in nodes
        ):
            return False
        return all(leaf.node < node for node, leaf in lines(self.graph))

    def _required(self, node: int) -> Iterator[Leaf]:
        """Yield the leaves of a requirement; the node itself stands for one that is impossible."""
        requires = self.graph.nodes[node].requires
        yield from leaves(requires)
        if _impossible(requires):
            yield Leaf(node, 1, Need(id=""))

    def blocks(self, *, near: bool = False) -> Iterator[None]:
        """Fill `sets` for one block of columns after the other.

        With `near` only so far that each group's own leaves can be asked for.
        """
        last = [len(self.order)] * (len(self.columns) // BLOCK + 1)
        if near and self.straight:
            last = self._last()
        for block, end in enumerate(last):
            self.start = block * BLOCK
            if self.straight:
                first = bisect_right(self.starts, self.start) - 1
                self.sets = {}
                self._sweep(first, end)
            else:
                self.sets = dict.fromkeys(self.scope, ALL)
                while self._sweep(0, len(self.order)):
                    pass
            yield

    def _last(self) -> list[int]:
        """Return for each block the end of the groups that have a leaf in it."""
        last = [0] * (len(self.columns) // BLOCK + 1)
        for position, block in enumerate(self.order):
            for i in block:
                for leaf in self._leaves(i):
                    last[self.number[leaf.node][leaf.rank] // BLOCK] = position + 1
        return last

    def _sweep(self, first: int, end: int) -> bool:
        changed = False
        for block in self.order[first:end]:
            total = 0
            for i in block:
                total |= self.must(self.graph.nodes[i].requires)
                if self.corequisites:
                    for c in self.graph.nodes[i].corequires:
                        total |= self.up_to(c.node, c.rank)
                        if c.node not in block:
                            total |= self.sets.get(c.node, 0)
            if total != self.sets.get(block[0]):
                changed = True
                for i in block:
                    self.sets[i] = total
        return changed

    def bit(self, node: int, rank: int) -> int:
        """Return the column of a rank as a bit, 0 where it is not in this block."""
        column = self.number[node].get(rank, -1) - self.start
        return 1 << column if 0 <= column < BLOCK else 0

    def up_to(self, node: int, rank: int) -> int:
        """Return the columns of a node up to a rank."""
        known = self.number[node]
        if len(known) == 1:
            return self.bit(node, rank)
        return sum(self.bit(node, r) for r in known if r <= rank)

    def must(self, expr: Expr) -> int:
        """Return m(expr) in this block."""
        if isinstance(expr, Leaf):
            return self.sets.get(expr.node, 0) | self.up_to(expr.node, expr.rank)
        sets = [self.must(part) for part in expr.parts]
        return _in_at_least(sets, len(sets) - expr.n + 1)


def _in_at_least(sets: Sequence[int], least: int) -> int:
    """Return the bits that are in at least `least` of the sets.

    Each is counted in binary digits, all columns at once, and compared from the highest on: that
    many sets cost their number times its digits.
    """
    if least <= 0:
        return ALL
    if least > len(sets):
        return 0
    if least == 1:
        total = 0
        for bits in sets:
            total |= bits
        return total
    counted = [0] * len(sets).bit_length()
    for bits in sets:
        carried = bits
        for digit, ones in enumerate(counted):
            counted[digit], carried = ones ^ carried, ones & carried
    more, as_many = 0, ALL
    for digit, ones in reversed(list(enumerate(counted))):
        if least >> digit & 1:
            as_many &= ones
        else:
            more |= as_many & ones
            as_many &= ~ones
    return more | as_many


def must_haves(
    graph: PrerequisiteGraph,
    targets: Iterable[int],
    scope: Sequence[int],
    *,
    corequisites: bool = True,
) -> dict[int, dict[int, int]]:
    """Return for each target its must-haves as node -> highest rank, in the order of `scope`.

    `scope` holds the targets and all they can lead to. What nothing can derive has no entry.
    Without `corequisites` only `requires` is followed: what evidence for the target implies.
    """
    closure = Closure(graph, scope, corequisites)
    found: dict[int, dict[int, int]] = {t: {} for t in targets}
    for _ in closure.blocks():
        for target in list(found):
            bits = closure.sets.get(target, 0)
            if bits == ALL:
                del found[target]
                continue
            while bits:
                lowest = bits & -bits
                node, rank = closure.columns[closure.start + lowest.bit_length() - 1]
                found[target][node] = max(rank, found[target].get(node, 0))
                bits ^= lowest
    return found


def _impossible(expr: Expr) -> bool:
    """Say whether an expression holds a gate that asks for more than it lists."""
    if isinstance(expr, Leaf):
        return False
    return expr.n > len(expr.parts) or any(_impossible(part) for part in expr.parts)
