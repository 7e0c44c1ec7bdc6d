"""The cheapest route by mixed-integer programming, for maps with many open alternatives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import highspy

from pathplan.graph.derive import derive
from pathplan.graph.prerequisites import Expr, Leaf, leaves
from pathplan.plan.propagate import Partial
from pathplan.plan.task import Allowance, Route, Task

NODES = 200_000
"""Branch-and-bound nodes per solve; past them the best route found is given as not proven."""
TOGETHER = 16
"""Competencies of the reading order that are fixed in one solve."""
EXACT = 1e8
"""Sums up to which the solver tells every two whole numbers apart without fail."""

Terms = Mapping[int, float]


def solve(task: Task, allowed: Allowance | None = None) -> Route | None:
    """Return the best route for a task, None when its goals cannot be reached.

    When the time that is `allowed` is over, the best route found so far is given as not proven;
    None where there is none yet.

    One 0/1 variable for each rank above what is held and for each part of an expression. The
    objectives are taken one after the other: broken wishes, minutes, steps, reading order. A
    solution whose members wait for each other is cut off: the first of them to be learned needs
    a leaf that the solution lacks.
    """
    first = Partial.begin(task)
    for node, rank in task.goals:
        first.demand(node, rank)
    if not first.settle():
        return None
    return _Program(task, first, allowed).route()


class _Silent(highspy.Highs):
    """HiGHS without the lines that it writes to the terminal as soon as it is set up."""

    def enableCallbacks(self) -> None:
        self.setOptionValue("output_flag", False)
        highspy.Highs.enableCallbacks(self)


@dataclass(slots=True)
class _Program:
    """One integer program and what is known of its columns.

    `short` is the share by which the last solve fell short of a proof.
    """

    task: Task
    root: Partial
    allowed: Allowance | None = None
    highs: highspy.Highs = field(default_factory=_Silent)
    column: dict[tuple[int, int], int] = field(default_factory=dict)
    columns: int = 0
    proven: bool = True
    short: float = 0.0
    values: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for option, value in (
            ("output_flag", False),
            ("threads", 1),
            ("random_seed", 0),
            ("mip_rel_gap", 0.0),
            ("mip_abs_gap", 0.5),
            ("mip_max_nodes", NODES),
        ):
            self.highs.setOptionValue(option, value)
        nodes = self.task.graph.nodes
        rising = [i for i in self.task.order if self.root.reach[i] > self.task.held[i]]
        for i in rising:
            for rank in range(self.task.held[i] + 1, self.root.reach[i] + 1):
                self.column[i, rank] = self._new()
        for i in rising:
            base = self.task.held[i] + 1
            for rank in range(base + 1, self.root.reach[i] + 1):
                self._at_most({self.column[i, rank]: 1, self.column[i, rank - 1]: -1}, 0)
            self._implies(self.column[i, base], nodes[i].requires)
            for c in nodes[i].corequires:
                self._implies(self.column[i, base], c)
        for node, rank in self.task.goals:
            if (node, rank) in self.column:
                self._at_least({self.column[node, rank]: 1}, 1)

    def _new(self) -> int:
        self.highs.addVar(0.0, 1.0)
        self.highs.changeColIntegrality(self.columns, highspy.HighsVarType.kInteger)
        self.columns += 1
        return self.columns - 1

    def _at_least(self, terms: Terms, bound: float) -> None:
        columns = sorted(terms)
        values = [float(terms[c]) for c in columns]
        self.highs.addRow(bound, highspy.kHighsInf, len(columns), columns, values)

    def _at_most(self, terms: Terms, bound: float) -> None:
        self._at_least({c: -v for c, v in terms.items()}, -bound)

    def _implies(self, column: int, expr: Expr) -> None:
        """Make a column at most the truth of an expression."""
        if isinstance(expr, Leaf):
            if self.task.held[expr.node] >= expr.rank:
                return
            target = self.column.get((expr.node, expr.rank))
            self._at_most({column: 1} | ({} if target is None else {target: -1}), 0)
            return
        if expr.n == len(expr.parts):
            for part in expr.parts:
                self._implies(column, part)
            return
        missing = expr.n
        terms: dict[int, float] = {}
        for part in expr.parts:
            if isinstance(part, Leaf):
                if self.task.held[part.node] >= part.rank:
                    missing -= 1
                    continue
                target = self.column.get((part.node, part.rank))
            else:
                target = self._new()
                self._implies(target, part)
            if target is not None:
                terms[target] = terms.get(target, 0) + 1
        if missing > 0:
            self._at_least({**terms, column: -missing}, 0)

    def route(self) -> Route | None:
        """Return the best route: each objective is fixed before the next one is asked."""
        if not self.columns:
            return Route(levels={}, cost=self.task.cost({}))
        work, *steps = self._work()
        if not self._fix_least(self._broken()) or not self._fix_least(work):
            return None
        gap = self.short
        for terms in steps:
            self._fix_least(terms)
        self._fix_in_order(self._counted(), -1)
        self._fix_in_order(self._idle(), 1)
        levels = self._levels(self.values)
        return Route(levels=levels, cost=self.task.cost(levels), proven=self.proven, gap=gap)

    def _first(self, node: int) -> int | None:
        return self.column.get((node, self.task.held[node] + 1))

    def _broken(self) -> dict[int, float]:
        terms: dict[int, float] = {}
        for node in sorted(self.task.avoid):
            if (column := self._first(node)) is not None:
                terms[column] = terms.get(column, 0) + 1
        for node in self.task.choose:
            column = self.column.get((node, self.task.wanted(node)))
            if column is not None:
                terms[column] = terms.get(column, 0) - 1
        return terms

    def _minutes(self) -> dict[int, float]:
        table = self.task.minutes
        return {c: float(table[i][r] - table[i][r - 1]) for (i, r), c in self.column.items()}

    def _work(self) -> list[dict[int, float]]:
        """Return the terms of minutes, then those of steps; as one where that is exact enough."""
        minutes = self._minutes()
        steps = dict.fromkeys(self._counted(), 1.0)
        weight = len(steps) + 1.0  # all the steps weigh less than a minute
        if weight * sum(minutes.values()) > EXACT:
            return [minutes, steps]
        return [{c: weight * value + steps.get(c, 0.0) for c, value in minutes.items()}]

    def _counted(self) -> list[int]:
        """Return the columns of the competencies in reading order."""
        found = (self._first(i) for i in self.task.order if self.task.counts(i))
        return [column for column in found if column is not None]

    def _idle(self) -> list[int]:
        """Return the columns that cost nothing, in reading order: higher levels, credentials."""
        costs = self._minutes()
        counted = set(self._counted())
        place = {node: number for number, node in enumerate(self.task.order)}
        ordered = sorted(self.column, key=lambda at: (place[at[0]], at[1]))
        found = (self.column[at] for at in ordered)
        return [c for c in found if costs[c] == 0 and c not in counted]

    def _fix_least(self, terms: dict[int, float]) -> bool:
        """Keep to the least sum of some terms; False where there is no solution at all."""
        if not terms:
            return True
        if not self._run(terms) and not self.values:
            return False
        self._at_most(terms, round(sum(v * self.values[c] for c, v in terms.items())))
        return True

    def _fix_in_order(self, columns: Sequence[int], sign: int) -> None:
        """Fix columns one after the other, each at 1 (`sign` -1) or 0 (1) where that can be."""
        free = self._fix_common(columns)
        for start in range(0, len(free), TOGETHER):
            part = free[start : start + TOGETHER]
            self._run({c: float(sign << (TOGETHER - 1 - n)) for n, c in enumerate(part)})
            for c in part:
                self.highs.changeColBounds(c, self.values[c], self.values[c])

    def _fix_common(self, columns: Sequence[int]) -> list[int]:
        """Fix the columns that all best solutions agree on; return the others in their order.

        Each solve looks for the best solution that differs from those before in as many columns
        as can be; when none differs, what is left is common to all.
        """
        common = {c: self.values[c] for c in columns}
        while common and self._run({c: 1.0 if v else -1.0 for c, v in common.items()}):
            still = {c: v for c, v in common.items() if self.values[c] == v}
            if len(still) == len(common):
                break
            common = still
        for c, v in common.items():
            self.highs.changeColBounds(c, v, v)
        return [c for c in columns if c not in common]

    def _run(self, terms: Terms) -> bool:
        """Minimise; cut off solutions whose members wait for each other until none does."""
        costs = [0.0] * self.columns
        for column, value in terms.items():
            costs[column] = value
        self.highs.changeColsCost(self.columns, list(range(self.columns)), costs)
        while True:
            found = self._look()
            if not found:
                return False
            if not self._cut(found):
                self.values = found
                return True

    def _look(self) -> list[int]:
        """Return the values of the best solution, [] where there is none (yet)."""
        if self.allowed is not None:
            if self.allowed.left <= 0:
                self.proven = False
                return []
            self.highs.setOptionValue("time_limit", self.allowed.left)
        before = self.highs.getRunTime()
        self.highs.run()
        if self.allowed is not None:
            self.allowed.left -= self.highs.getRunTime() - before
        status = self.highs.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return []
        if status != highspy.HighsModelStatus.kOptimal:
            self.proven = False
            self.short = self.highs.getInfo().mip_gap
            if not self.highs.getSolution().value_valid:
                return []
        return [round(value) for value in self.highs.getSolution().col_value]

    def _levels(self, values: Sequence[int]) -> dict[int, int]:
        levels: dict[int, int] = {}
        for (node, rank), column in self.column.items():
            if values[column] == 1:
                levels[node] = max(rank, levels.get(node, 0))
        return levels

    def _cut(self, values: Sequence[int]) -> bool:
        """Add the cuts of a solution that cannot be learned in any order; False if it can."""
        levels = self._levels(values)
        cap = list(self.task.held)
        for node, rank in levels.items():
            cap[node] = rank
        chain = derive(self.task.graph, self.task.held, cap)
        stuck = [node for node, rank in levels.items() if chain[node] < rank]
        if not stuck:
            return False
        nodes = self.task.graph.nodes
        asked = (leaf for v in stuck for leaf in (*leaves(nodes[v].requires), *nodes[v].corequires))
        missing = {
            self.column[leaf.node, leaf.rank]
            for leaf in asked
            if cap[leaf.node] < leaf.rank and (leaf.node, leaf.rank) in self.column
        }
        for node in stuck:
            column = self.column[node, self.task.held[node] + 1]
            self._at_most({column: 1, **dict.fromkeys(missing, -1)}, 0)
        return True
