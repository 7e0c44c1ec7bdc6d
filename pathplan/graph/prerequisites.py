"""The prerequisite graph: maps with every name resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pathplan.model import AtLeast, CompetencyMap, Entry, Need, Requirement


@dataclass(frozen=True, slots=True)
class Leaf:
    """A node at a rank or above; `need` is what the author wrote."""

    node: int
    rank: int
    need: Need


@dataclass(frozen=True, slots=True)
class Gate:
    """At least `n` of `parts`; `source` is what the author wrote, None for what is satisfied.

    `n` is never below 0, whatever the author wrote; it may be more than there are parts.
    """

    n: int
    parts: tuple[Expr, ...]
    source: AtLeast | None = None


Expr = Leaf | Gate
SATISFIED = Gate(0, ())


@dataclass(frozen=True, slots=True)
class Node:
    """One competency or credential. `size` and `mastery` are ranks; others by (node, rank)."""

    index: int
    key: str
    entry: Entry
    size: int
    mastery: int
    requires: Expr = SATISFIED
    corequires: tuple[Leaf, ...] = ()
    recommends: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PrerequisiteGraph:
    """All entries of some maps in the author's order.

    Only what resolves is in it: a name that does not, an unknown level, or an entry of wrong
    shape counts as satisfied, so that a mistake silences only what depends on it. Of two entries
    with one id the first wins. `former` gives the present keys of ids that nothing has any more.
    """

    nodes: tuple[Node, ...]
    index: Mapping[str, int]
    former: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def build(cls, maps: Sequence[CompetencyMap]) -> PrerequisiteGraph:
        """Return the graph of `maps`, the first being the one all others were reached from."""
        index: dict[str, int] = {}
        entries: list[tuple[Entry, CompetencyMap]] = []
        former: dict[str, str] = {}
        there = {entry.key for map_ in maps for entry in map_.entries}
        for map_ in maps:
            for entry in map_.entries:
                key = entry.key
                if entry.aside or key in index:
                    continue
                index[key] = len(entries)
                entries.append((entry, map_))
                for old in entry.was:
                    if f"{entry.map}/{old}" not in there:
                        former.setdefault(f"{entry.map}/{old}", key)
        resolvers = {m.file: _Resolver(m, index, former, entries) for m in maps}
        nodes = tuple(
            resolvers[map_.file].node(position, key, entry)
            for (position, (entry, map_)), key in zip(enumerate(entries), index, strict=True)
        )
        return cls(nodes, index, former)

    def find(self, key: str) -> int | None:
        """Return the node of a key, also of a former one; None if there is none."""
        return self.index.get(self.former.get(key, key))

    def retired(self, key: str) -> str | None:
        """Return the present key of a former one, None for any other."""
        return self.former.get(key)

    def restrict(self, nodes: Sequence[int]) -> PrerequisiteGraph:
        """Return the graph of some nodes, which must hold all that they require."""
        number = {old: new for new, old in enumerate(nodes)}

        kept = tuple(
            Node(
                new,
                (node := self.nodes[old]).key,
                node.entry,
                node.size,
                node.mastery,
                renumbered(node.requires, number),
                tuple(Leaf(number[c.node], c.rank, c.need) for c in node.corequires),
                tuple(number[r] for r in node.recommends if r in number),
            )
            for new, old in enumerate(nodes)
        )
        return PrerequisiteGraph(kept, {n.key: n.index for n in kept}, self.former)


@dataclass(slots=True)
class _Resolver:
    """Resolves the names that stand in one map."""

    map: CompetencyMap
    index: Mapping[str, int]
    former: Mapping[str, str]
    entries: Sequence[tuple[Entry, CompetencyMap]]

    def node(self, position: int, key: str, entry: Entry) -> Node:
        found = (self.leaf(need) for need in entry.recommends)
        return Node(
            position,
            key,
            entry,
            len(entry.levels),
            entry.mastery_rank,
            self.expression(entry.requires),
            tuple(leaf for n in entry.corequires if (leaf := self.leaf(n)) is not None),
            tuple(leaf.node for leaf in found if leaf is not None),
        )

    def leaf(self, need: Need) -> Leaf | None:
        key = self.map.key(need.id)
        node = self.index.get(self.former.get(key, key))
        if node is None:
            return None
        rank = self.entries[node][0].rank(need.level)
        return None if rank is None else Leaf(node, rank, need)

    def expression(self, requirement: Requirement) -> Expr:
        if isinstance(requirement, Need):
            return self.leaf(requirement) or SATISFIED
        n = max(0, requirement.n)
        if not requirement.parts and n == 0:
            return SATISFIED
        return Gate(n, tuple(self.expression(p) for p in requirement.parts), requirement)


def renumbered(expr: Expr, number: Mapping[int, int]) -> Expr:
    """Return an expression about nodes of other numbers."""
    if isinstance(expr, Leaf):
        return Leaf(number[expr.node], expr.rank, expr.need)
    if not expr.parts:
        return expr
    return Gate(expr.n, tuple(renumbered(part, number) for part in expr.parts), expr.source)


def leaves(expr: Expr) -> Iterator[Leaf]:
    """Yield the leaves of an expression as written."""
    if isinstance(expr, Leaf):
        yield expr
        return
    for part in expr.parts:
        yield from leaves(part)


def forced(expr: Expr) -> Iterator[Leaf]:
    """Yield the leaves that an expression asks for in any case."""
    if isinstance(expr, Leaf):
        yield expr
    elif expr.n >= len(expr.parts):
        for part in expr.parts:
            yield from forced(part)


def gates(expr: Expr) -> Iterator[Gate]:
    """Yield every gate of an expression that offers a choice, outer ones first."""
    if isinstance(expr, Gate):
        if expr.n < len(expr.parts):
            yield expr
        for part in expr.parts:
            yield from gates(part)


def demands(expr: Expr) -> Iterator[Expr]:
    """Yield what an expression asks for all of, however it is nested: leaves and choices."""
    if isinstance(expr, Gate) and expr.n == len(expr.parts):
        for part in expr.parts:
            yield from demands(part)
    else:
        yield expr


def taking(expr: Expr, gate: Gate, part: Expr) -> Expr:
    """Return an expression with the way through `gate`, which lies in it, and its `part` taken."""
    if isinstance(expr, Leaf):
        return expr
    inner = (
        part if expr is gate else next(p for p in expr.parts if any(g is gate for g in gates(p)))
    )
    taken = part if expr is gate else taking(inner, gate, part)
    if expr.n == 1:
        return taken
    rest = tuple(p for p in expr.parts if p is not inner)
    return Gate(2, (taken, Gate(expr.n - 1, rest, expr.source)), expr.source)


def holds(expr: Expr, levels: Sequence[int]) -> bool:
    """Say whether an expression holds when each node has the rank that `levels` gives it."""
    if isinstance(expr, Leaf):
        return levels[expr.node] >= expr.rank
    missing = len(expr.parts) - expr.n
    if missing < 0:
        return False
    for part in expr.parts:
        if not holds(part, levels):
            missing -= 1
            if missing < 0:
                return False
    return True


def top_parts(expr: Expr) -> tuple[Expr, ...]:
    """Return what an expression asks for all of: its entries, or itself."""
    if isinstance(expr, Gate) and expr.n == len(expr.parts):
        return expr.parts
    return (expr,)
