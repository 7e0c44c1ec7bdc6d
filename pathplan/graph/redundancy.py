"""What a requirement says twice, and the alternatives that can never help."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
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


class _Parts:
    """The parts of a gate, each looked at once however often it is said.

    `firsts` gives for each part the place of the first that asks for the same; `different` are
    those places, and `repeated` those of what is said again. What is noted of a part is noted of
    its first: pairs of all parts would be the square of a need that is said thousands of times.
    """

    def __init__(self, parts: Sequence[Expr]) -> None:
        seen: dict[Hashable, int] = {}
        self.all = parts
        self.firsts = [seen.setdefault(_asked(part), place) for place, part in enumerate(parts)]
        self.different = tuple(seen.values())
        self.repeated = {first for place, first in enumerate(self.firsts) if first < place}
        self._noted: dict[int, dict[int, set[int]]] = {}

    def note(self, number: int, other: int, place: int) -> None:
        """Note of a part and another one the place of a leaf that one of them brings."""
        self._noted.setdefault(number, {}).setdefault(other, set()).add(place)

    def noted(self, number: int) -> dict[int, set[int]]:
        """Return what was noted of a part, by the other one."""
        found = self._noted.get(self.firsts[number], {})
        return {other: places for other, places in found.items() if other != number}


def _asked(expr: Expr) -> Hashable:
    """Return what an expression asks for, whatever the words of its author."""
    if isinstance(expr, Leaf):
        return expr.node, expr.rank
    return expr.n, tuple(map(_asked, expr.parts))


class _Twice:
    """The top-level parts of one requirement, and which leaves of each the others bring."""

    def __init__(self, owner: int, parts: Sequence[Expr]) -> None:
        self.owner = owner
        self.parts = _Parts(parts)

    def look(self, closure: Closure) -> None:
        """Note for one block which other part brings which leaf."""
        if len(self.parts.all) == 1:
            return
        sets = {number: closure.must(self.parts.all[number]) for number in self.parts.different}
        once = twice = 0
        for bits in sets.values():
            twice |= once & bits
            once |= bits
        for number, own in sets.items():
            for place, leaf in enumerate(leaves(self.parts.all[number])):
                bit = closure.bit(leaf.node, leaf.rank)
                if bit & own and number in self.parts.repeated:
                    self.parts.note(number, number, place)
                if bit & (twice | once & ~own):
                    for other, bits in sets.items():
                        if other != number and bits & bit:
                            self.parts.note(number, other, place)

    def redundant(self) -> Iterator[Redundant]:
        """Yield each part that the others bring; what was found redundant brings nothing."""
        gone: set[int] = set()
        for number, part in reversed(list(enumerate(self.parts.all))):
            found = self.parts.noted(number)
            brought = {other: places for other, places in found.items() if other not in gone}
            if brought and _hold(part, set().union(*brought.values())):
                gone.add(number)
                most = max(brought, key=lambda other: (len(brought[other]), -other))
                yield Redundant(self.owner, part, self.parts.all[most])


class _Choice:
    """One choice in the owner's requirement, and what is known of each of its entries."""

    def __init__(self, owner: int, gate: Gate) -> None:
        self.owner = owner
        self.gate = gate
        self.parts = _Parts(gate.parts)
        self.useless: set[int] = set()

    def look(self, closure: Closure) -> None:
        """Note for one block which entry needs the owner, or brings leaves of another entry."""
        owner = closure.bit(self.owner, 1)
        at: dict[int, list[tuple[int, int]]] = {}
        total = 0
        if self.gate.n == 1:
            for number in self.parts.different:
                for place, leaf in enumerate(leaves(self.gate.parts[number])):
                    bit = closure.bit(leaf.node, leaf.rank)
                    at.setdefault(bit, []).append((number, place))
                    total |= bit
        for number in self.parts.different:
            bits = closure.must(self.gate.parts[number])
            if bits == ALL or bits & owner:
                self.useless.add(number)
                continue
            bits &= total
            while bits:
                for other, place in at[bits & -bits]:
                    if other != number or number in self.parts.repeated:
                        self.parts.note(number, other, place)
                bits &= bits - 1

    def dead(self) -> Iterator[DeadOption]:
        """Yield the entries that cannot help; of two that bring each other, the later."""
        swallowed = self._swallowed()
        for number, part in enumerate(self.gate.parts):
            if self.parts.firsts[number] in self.useless:
                yield DeadOption(self.owner, part, "dead")
            elif number in swallowed:
                by = self.gate.parts[swallowed[number]]
                yield DeadOption(self.owner, part, "swallowed", by)

    def _swallowed(self) -> dict[int, int]:
        """Return the entries that bring all of another one, the first that they do."""
        swallowed: dict[int, int] = {}
        for number in reversed(range(len(self.gate.parts))):
            if self.parts.firsts[number] in self.useless:
                continue
            for other, seen in sorted(self.parts.noted(number).items()):
                free = other not in self.useless and other not in swallowed
                if free and _hold(self.gate.parts[other], seen):
                    swallowed[number] = other
                    break
        return swallowed
