"""What a requirement says twice, and the alternatives that can never help."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from pathplan.graph.derive import derive
from pathplan.graph.must_haves import ALL, Closure
from pathplan.graph.prerequisites import (
    Expr,
    Gate,
    Leaf,
    PrerequisiteGraph,
    gates,
    leaves,
    top_parts,
)


@dataclass(frozen=True, slots=True)
class DeadOption:
    """An entry of a choice that can never help `owner`.

    `dead`: it cannot be learned, or not without the owner. `swallowed`: who has it has `by`,
    another entry, already.
    """

    owner: int
    part: Expr
    kind: Literal["dead", "swallowed"]
    by: Expr | None = None


@dataclass(frozen=True, slots=True)
class Redundant:
    """A part of the owner's requirement that `through`, another part, needs anyway."""

    owner: int
    part: Expr
    through: Expr


@lru_cache(maxsize=1)
def _soundness(graph: PrerequisiteGraph) -> tuple[tuple[DeadOption, ...], tuple[Redundant, ...]]:
    owners = [n.index for n in graph.nodes if _offers_more_than_one(n.requires)]
    if not owners:
        return (), ()
    reached = derive(graph)
    sound = [i for i in owners if reached[i]]
    twice = [_Twice(i, top_parts(graph.nodes[i].requires)) for i in sound]
    choices = [_Choice(i, gate) for i in sound for gate in gates(graph.nodes[i].requires)]
    closure = Closure(graph, range(len(graph.nodes)))
    for _ in closure.blocks(near=True):
        for said in twice:
            said.look(closure)
        for choice in choices:
            choice.look(closure)
    dead = tuple(found for choice in choices for found in choice.dead())
    return dead, tuple(found for said in twice for found in said.redundant())


def _offers_more_than_one(expr: Expr) -> bool:
    return isinstance(expr, Gate) and (
        len(expr.parts) > 1 or any(_offers_more_than_one(part) for part in expr.parts)
    )


def dead_options(graph: PrerequisiteGraph) -> tuple[DeadOption, ...]:
    """Return the entries of choices that cannot help, in the author's order.

    Entry P of a choice in the requirement of x is dead iff P is underivable or (x, 1) is in m(P);
    P is swallowed by Q of the same `any_of` iff Q holds in m(P).
    """
    return _soundness(graph)[0]


def redundant_parts(graph: PrerequisiteGraph) -> tuple[Redundant, ...]:
    """Return the top-level parts of requirements that hold in the others' must-haves.

    Of parts that bring each other the later is redundant.
    """
    return _soundness(graph)[1]


def _hold(expr: Expr, seen: set[int]) -> bool:
    """Say whether an expression holds when its leaves at the places `seen` do."""
    place = -1

    def check(part: Expr) -> bool:
        nonlocal place
        if isinstance(part, Leaf):
            place += 1
            return place in seen
        return sum([check(p) for p in part.parts]) >= part.n

    return check(expr)


@dataclass(slots=True)
class _Twice:
    """The top-level parts of one requirement, and which leaves of each the others bring."""

    owner: int
    parts: tuple[Expr, ...]
    brought: dict[int, dict[int, set[int]]] = field(default_factory=dict)

    def look(self, closure: Closure) -> None:
        """Note for one block which other part brings which leaf: part -> other -> places."""
        if len(self.parts) == 1:
            return
        sets = [closure.must(part) for part in self.parts]
        once = twice = 0
        for bits in sets:
            twice |= once & bits
            once |= bits
        for number, part in enumerate(self.parts):
            for place, leaf in enumerate(leaves(part)):
                bit = closure.bit(leaf.node, leaf.rank)
                if bit & (twice | once & ~sets[number]):
                    for other, bits in enumerate(sets):
                        if other != number and bits & bit:
                            others = self.brought.setdefault(number, {})
                            others.setdefault(other, set()).add(place)

    def redundant(self) -> Iterator[Redundant]:
        """Yield each part that the others bring; what was found redundant brings nothing."""
        gone: set[int] = set()
        for number in sorted(self.brought, reverse=True):
            brought = {o: seen for o, seen in self.brought[number].items() if o not in gone}
            if brought and _hold(self.parts[number], set().union(*brought.values())):
                gone.add(number)
                most = max(brought, key=lambda o: (len(brought[o]), -o))
                yield Redundant(self.owner, self.parts[number], self.parts[most])


@dataclass(slots=True)
class _Choice:
    """One choice in the owner's requirement, and what is known of each of its entries."""

    owner: int
    gate: Gate
    useless: set[int] = field(default_factory=set)
    brings: dict[tuple[int, int], set[int]] = field(default_factory=dict)

    def look(self, closure: Closure) -> None:
        """Note for one block which entry needs the owner, or brings leaves of another entry."""
        owner = closure.bit(self.owner, 1)
        at: dict[int, list[tuple[int, int]]] = {}
        total = 0
        if self.gate.n == 1:
            for number, part in enumerate(self.gate.parts):
                for place, leaf in enumerate(leaves(part)):
                    bit = closure.bit(leaf.node, leaf.rank)
                    at.setdefault(bit, []).append((number, place))
                    total |= bit
        for number, part in enumerate(self.gate.parts):
            bits = closure.must(part)
            if bits == ALL or bits & owner:
                self.useless.add(number)
                continue
            bits &= total
            while bits:
                for other, place in at[bits & -bits]:
                    if other != number:
                        self.brings.setdefault((number, other), set()).add(place)
                bits &= bits - 1

    def dead(self) -> Iterator[DeadOption]:
        """Yield the entries that cannot help; of two that bring each other, the later."""
        swallowed: dict[int, int] = {}
        for (number, other), seen in sorted(self.brings.items(), reverse=True):
            free = number not in self.useless and other not in self.useless
            if free and other not in swallowed and _hold(self.gate.parts[other], seen):
                swallowed[number] = other
        for number, part in enumerate(self.gate.parts):
            if number in self.useless:
                yield DeadOption(self.owner, part, "dead")
            elif number in swallowed:
                by = self.gate.parts[swallowed[number]]
                yield DeadOption(self.owner, part, "swallowed", by)
