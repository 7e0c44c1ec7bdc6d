"""The cheapest route by integer programming, for tasks with many open alternatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathplan.graph.prerequisites import Expr
from pathplan.plan.face import Face
from pathplan.plan.linear import Terms
from pathplan.plan.program import Program
from pathplan.plan.propagate import Partial
from pathplan.plan.task import Allowance, Route, Task

TOGETHER = 16
"""Competencies of the reading order that are fixed in one solve."""
NOTHING: Mapping[int, int] = {}
EXACT = 1e8
"""Sums up to which the solver tells every two whole numbers apart without fail."""


@dataclass(frozen=True, slots=True)
class Solver:
    """The best routes for one task, with and without a further condition.

    The objectives are taken one after the other: broken wishes, `work` (minutes, steps), reading
    order. `counted` are the columns of competencies in reading order, `higher` those of all other
    ranks, `minutes` what each column costs.
    """

    program: Program
    counted: list[int]
    higher: list[int]
    minutes: dict[int, float]
    work: list[dict[int, float]]

    @classmethod
    def of(cls, task: Task, allowed: Allowance | None = None) -> Solver | None:
        """Return the solver of a task, None when its goals cannot be reached."""
        first = Partial.begin(task)
        for node, rank in task.goals:
            first.demand(node, rank)
        if not first.settle():
            return None
        program = Program(task, first.reach, allowed)
        counted, table = _counted(program), task.minutes
        minutes = {c: float(table[i][r] - table[i][r - 1]) for (i, r), c in program.column.items()}
        place = {node: number for number, node in enumerate(task.order)}
        ordered = sorted(program.column, key=lambda at: (place[at[0]], at[1]))
        steps = {*counted}
        higher = [c for at in ordered if (c := program.column[at]) not in steps]
        return cls(program, counted, higher, minutes, _work(minutes, counted))

    def best(self) -> Route | None:
        """Return the best route, None where none was found in time.

        When the time that is allowed is over it is the best one found so far, as not proven.
        """
        with self.program.kept():
            if not self._broken(self.program.task) and self.program.minimise(self.work[0]):
                self.program.start_here()
            return self._route(self.program.task)

    def within(self, minutes: int) -> Route | None:
        """Return the best route that takes at most so many minutes, None where there is none."""
        with self.program.kept():
            self.program.at_most(self.minutes, minutes)
            return self._route(self.program.task)

    def instead(self, task: Task, owner: int, expr: Expr, stay: Mapping[int, int]) -> Route | None:
        """Return the best route for a like task, in which `owner` requires `expr` besides.

        None as soon as it is known to bring all nodes in `stay` to their ranks.
        """
        with self.program.kept():
            self.program.graph = task.graph
            self.program.require(owner, expr)
            return self._route(task, stay)

    def _route(self, task: Task, stay: Mapping[int, int] = NOTHING) -> Route | None:
        program = self.program
        if not program.columns:
            return Route(levels={}, cost=task.cost({}))
        work, *steps = self.work
        if not self.keep_least(self._broken(task)) or not self._least(work):
            return None
        columns = [program.column[at] for at in stay.items()]
        face = program.face(columns) if program.whole.proven else None
        if face and columns and face.on.issuperset(columns):
            return None
        gap = program.whole.short
        if face is None or steps or not self._one_of(task, face):
            self._keep(work, face)
            for terms in steps:
                self.keep_least(terms)
            self.fix_in_order(self.counted, -1)
            self.fix_in_order(self.higher, 1)
        levels = program.levels()
        return Route(levels=levels, cost=task.cost(levels), proven=program.whole.proven, gap=gap)

    def _one_of(self, task: Task, face: Face) -> bool:
        """Take the solution that is preferred; False where there are too many to choose from.

        A solution with columns that can be left out costs more, or is not preferred.
        """
        program = self.program
        known = face.on | face.off
        if not program.straight or not known.issuperset(self._broken(task)):
            return False
        found = face.smallest(self.work[0], program.sum_of(self.work[0]))
        if not found:
            return False
        best = min(found, key=self._preference) if len(found) > 1 else found[0]
        program.values = [int(c in best) for c in range(program.columns)]
        return True

    def _preference(self, on: set[int]) -> tuple[tuple[bool, ...], tuple[bool, ...]]:
        """Return the key that decides between solutions of one cost: that of their routes."""
        return tuple(c not in on for c in self.counted), tuple(c in on for c in self.higher)

    def _broken(self, task: Task) -> dict[int, float]:
        column = self.program.column
        terms: dict[int, float] = {}
        for node in sorted(task.avoid):
            if (first := column.get((node, task.held[node] + 1))) is not None:
                terms[first] = terms.get(first, 0) + 1
        for node in task.choose:
            if (wanted := column.get((node, task.wanted(node)))) is not None:
                terms[wanted] = terms.get(wanted, 0) - 1
        return terms

    def keep_least(self, terms: dict[int, float]) -> bool:
        """Keep to the least sum of some terms; False where there is no solution at all."""
        if not terms:
            return True
        if not self._least(terms):
            return False
        self._keep(terms, self.program.face() if self.program.whole.proven else None)
        return True

    def _least(self, terms: Terms) -> bool:
        return self.program.minimise(terms) or bool(self.program.values)

    def _keep(self, terms: Terms, face: Face | None) -> None:
        """Keep to the sum of some terms that the solution has, and to what is on its face."""
        if face:
            self.program.fix(sorted(face.on | face.off))
        self.program.at_most(terms, self.program.sum_of(terms))

    def fix_in_order(self, columns: Sequence[int], sign: int) -> None:
        """Fix columns one after the other, each at 1 (`sign` -1) or 0 (1) where that can be."""
        free = self._fix_common(columns)
        for start in range(0, len(free), TOGETHER):
            part = free[start : start + TOGETHER]
            self.program.minimise(
                {c: float(sign << (TOGETHER - 1 - n)) for n, c in enumerate(part)}
            )
            self.program.fix(part)

    def _fix_common(self, columns: Sequence[int]) -> list[int]:
        """Fix the columns that all best solutions agree on; return the others in their order.

        Each solve looks for the best solution that differs from those before in as many columns
        as can be; when none differs, what is left is common to all.
        """
        program = self.program
        common = {c: program.values[c] for c in columns if not program.is_fixed(c)}
        while common and program.minimise({c: 1.0 if v else -1.0 for c, v in common.items()}):
            still = {c: v for c, v in common.items() if program.values[c] == v}
            if len(still) == len(common):
                break
            common = still
        program.fix(list(common))
        return [c for c in columns if not program.is_fixed(c)]


def _counted(program: Program) -> list[int]:
    """Return the columns of the competencies that are steps, in reading order."""
    task = program.task
    found = (program.column.get((i, task.held[i] + 1)) for i in task.order if task.counts(i))
    return [column for column in found if column is not None]


def _work(minutes: dict[int, float], counted: Sequence[int]) -> list[dict[int, float]]:
    """Return the terms of minutes, then those of steps; as one where that is exact enough."""
    weight = len(counted) + 1.0  # all the steps weigh less than a minute
    steps = dict.fromkeys(counted, 1.0)
    if weight * sum(minutes.values()) > EXACT:
        return [minutes, steps]
    return [{c: weight * value + steps.get(c, 0.0) for c, value in minutes.items()}]
