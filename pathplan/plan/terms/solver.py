"""The best arrangement of items in terms, by mixed-integer programming."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pathplan.plan.linear import Linear
from pathplan.plan.terms.packing import distance
from pathplan.plan.terms.task import Condition, Some, TermTask
from pathplan.plan.terms.windows import Windows, windows

FITTING, IMPROVING, CLOSER, SETTLING = 20_000, 200, 300, 2_000
"""Branch-and-bound nodes per solve: for a load, a few terms, the distance, a part of the tie."""
WIDE = 5
"""Terms that are arranged anew at a time while an arrangement is improved."""
MANY = 1_000
"""Columns of a program that is improved only, not proven."""
TOGETHER = 1 << 18
"""Arrangements of the next items that one solve of the tie chooses among."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closest:
    """The term of each item; no distance is below `nearest`.

    `settled` is True where it is the first of all that are as good.
    """

    terms: list[int]
    nearest: int
    settled: bool


def fitting(task: TermTask, cap: int) -> tuple[list[int] | None, bool]:
    """Return an arrangement with no term above `cap`, and whether that there is none is proven."""
    within = windows(task, cap)
    if within is None:
        return None, True
    program = _Program(task, within, cap)
    program.linear.limit(FITTING)
    if program.linear.minimise({}):
        return program.terms(), True
    return None, program.linear.proven


def closest(task: TermTask, within: Windows, cap: int, start: list[int]) -> Closest:
    """Return the arrangement with no term above `cap` that is best otherwise.

    What is needed stands as near as can be to what needs it, all together; of equals that one is
    taken which has the first item, in the order of the task, that only they differ in, earlier.
    `start` is one to begin with.
    """
    program = _Program(task, within, cap)
    found = program.improved(start)
    costs, constant = program.distance()
    nearest = sum(gap for *_, gap in task.links)
    nearest = program.linear.relaxed(costs, nearest - constant) + constant
    many = program.linear.columns > MANY
    if distance(task, found) > nearest and not many:
        program.linear.limit(CLOSER)
        if program.linear.minimise(costs):
            found = min(found, program.terms(), key=lambda terms: distance(task, terms))
        nearest = program.linear.bound(nearest - constant) + constant
    if distance(task, found) > nearest or many:
        return Closest(terms=found, nearest=nearest, settled=False)
    found = program.settle(found)
    return Closest(terms=found, nearest=nearest, settled=program.linear.proven)


@dataclass(slots=True)
class Sum:
    """Columns with what they are multiplied by, and a constant."""

    terms: dict[int, float] = field(default_factory=dict)
    constant: float = 0.0

    def add(self, other: Sum, times: float) -> None:
        """Add another sum a number of times."""
        for column, value in other.terms.items():
            self.terms[column] = self.terms.get(column, 0.0) + value * times
        self.constant += other.constant * times


@dataclass(slots=True)
class _Program:
    """One integer program: for each item and term within its window, whether it is done by then.

    In terms where an item cannot be, it is done when it was in the term before: the same column.
    """

    task: TermTask
    within: Windows
    cap: int
    linear: Linear = field(default_factory=Linear)
    column: dict[tuple[int, int], int] = field(default_factory=dict)
    marked: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ends = []
        for first, last, terms in zip(
            self.within.first, self.within.last, self.task.allowed(), strict=True
        ):
            ends.append([t for t in terms if first <= t <= last])
            self.column.update({(len(ends) - 1, t): self.linear.new() for t in ends[-1][:-1]})
        for n, item in enumerate(self.task.items):
            for before, term in pairwise(ends[n][:-1]):
                self.linear.at_most({self.column[n, before]: 1, self.column[n, term]: -1}, 0)
            for term in ends[n]:
                self._implies(self._done(n, term), item.needs, term - 1)
                for other in item.beside:
                    self._implies(self._done(n, term), other, term)
        for number, term in self.task.by:
            self._implies(Sum(constant=1), number, term)
        self._loads()

    def _done(self, n: int, term: int) -> Sum:
        """Return whether an item is done by the end of a term."""
        if term >= self.within.last[n]:
            return Sum(constant=1)
        while term >= self.within.first[n]:
            if (n, term) in self.column:
                return Sum({self.column[n, term]: 1})
            term -= 1
        return Sum()

    def _holds(self, condition: Condition, term: int) -> Sum:
        """Return whether a condition holds at the end of a term: at most that."""
        if isinstance(condition, int):
            if condition < len(self.task.items):
                return self._done(condition, term)
            if (condition, term) not in self.marked:
                column = self.marked[condition, term] = self.linear.new()
                mark = self.task.marks[condition - len(self.task.items)]
                self._implies(Sum({column: 1}), mark, term)
            return Sum({self.marked[condition, term]: 1})
        column = self.linear.new()
        self._implies(Sum({column: 1}), condition, term)
        return Sum({column: 1})

    def _implies(self, left: Sum, condition: Condition, term: int) -> None:
        """Make a 0/1 sum at most the truth of a condition at the end of a term."""
        if isinstance(condition, Some) and condition.n == len(condition.parts):
            for part in condition.parts:
                self._implies(left, part, term)
            return
        n, parts = (
            (1, (condition,))
            if isinstance(condition, int)
            else (
                condition.n,
                condition.parts,
            )
        )
        row = Sum()
        row.add(left, n)
        for part in parts:
            row.add(self._holds(part, term), -1)
        if row.terms or row.constant > 0:
            self.linear.at_most(row.terms, -row.constant)

    def _loads(self) -> None:
        least = self.task.least()
        before = 0
        for term, most in enumerate(self.task.most()):
            load = Sum()
            for n, item in enumerate(self.task.items):
                load.add(self._done(n, term), item.credits)
                load.add(self._done(n, term - 1), -item.credits)
            self.linear.at_most(load.terms, min(self.cap, most) - load.constant)
            if least[term] and (term <= max(self.within.first) or before < self.task.total):
                self.linear.at_least(load.terms, least[term] - load.constant)
            elif least[term]:
                self._least(term, load, least[term])
            before += min(self.cap, most)

    def _least(self, term: int, load: Sum, least: int) -> None:
        """Let a term hold what it takes at least, unless all is done before it."""
        needed = self.linear.new()
        for n in range(len(self.task.items)):
            left = self._done(n, term - 1)
            left.add(Sum({needed: 1}), 1)
            if left.constant < 1:
                self.linear.at_least(left.terms, 1 - left.constant)
        load.add(Sum({needed: 1}), -least)
        self.linear.at_least(load.terms, -load.constant)

    def terms(self) -> list[int]:
        """Return the term of each item in the last solution."""
        values = self.linear.values
        found = list(self.within.last)
        for (n, term), column in self.column.items():
            if values[column]:
                found[n] = min(term, found[n])
        return found

    def distance(self) -> tuple[dict[int, float], int]:
        """Return the sum of all distances as columns and a constant."""
        found = Sum()
        for needed, needing, _ in self.task.links:
            for term in range(self.task.terms):
                found.add(self._done(needing, term), -1)
                found.add(self._done(needed, term), 1)
        return found.terms, round(found.constant)

    def improved(self, found: list[int]) -> list[int]:
        """Return an arrangement with less distance: a few terms at a time are arranged anew."""
        costs, _ = self.distance()
        self.linear.limit(IMPROVING)
        begins = range(max(1, self.task.terms - WIDE + 1))
        idle, turn = 0, 0
        while idle < len(begins):
            self._only(found, begins[turn % len(begins)])
            turn += 1
            idle += 1
            if self.linear.minimise(costs):
                other = self.terms()
                if distance(self.task, other) < distance(self.task, found):
                    found, idle = other, 0
        for column in self.column.values():
            self.linear.free(column)
        return found

    def _only(self, found: Sequence[int], begin: int) -> None:
        """Leave open only what is in some terms from `begin` on, and only among those."""
        for (n, term), column in self.column.items():
            inside = begin <= found[n] < begin + WIDE
            if inside and begin <= term < begin + WIDE - 1:
                self.linear.free(column)
            else:
                self.linear.fix(column, int(found[n] <= term))

    def settle(self, found: list[int]) -> list[int]:
        """Return the arrangement that comes first of those with this distance."""
        self.linear.limit(SETTLING)
        self.linear.proven = True
        costs, constant = self.distance()
        self.linear.at_most(costs, distance(self.task, found) - constant)
        own: dict[int, list[int]] = {}
        for (n, _), column in self.column.items():
            own.setdefault(n, []).append(column)
        left = list(own)
        while left and self.linear.proven:
            weight, weights = 1, []
            while left and weight * (len(own[left[0]]) + 1) <= TOGETHER:
                weights.append((left[0], weight))
                weight *= len(own[left.pop(0)]) + 1
            costs = {
                column: -float(weight // (before * (len(own[n]) + 1)))
                for n, before in weights
                for column in own[n]
            }
            if not self.linear.minimise(costs):
                break
            found = self.terms()
            for column in costs:
                self.linear.fix(column, self.linear.values[column])
        return found
