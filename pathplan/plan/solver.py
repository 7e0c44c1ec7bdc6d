"""The cheapest route by mixed-integer programming, for maps with many open alternatives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pathplan.graph.derive import derive
from pathplan.graph.prerequisites import Expr, Leaf, leaves
from pathplan.model import Credential
from pathplan.plan.linear import Linear, Terms
from pathplan.plan.propagate import Partial
from pathplan.plan.task import Route, Task

TOGETHER = 16
"""Competencies of the reading order that are fixed in one solve."""


def solve(task: Task) -> Route | None:
    """Return the best route for a task, None when its goals cannot be reached.

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
    return _Program(task, first).route()


@dataclass(slots=True)
class _Program:
    """The integer program of a task and what is known of its columns."""

    task: Task
    root: Partial
    linear: Linear = field(default_factory=Linear)
    column: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        nodes = self.task.graph.nodes
        rising = [i for i in self.task.order if self.root.reach[i] > self.task.held[i]]
        for i in rising:
            for rank in range(self.task.held[i] + 1, self.root.reach[i] + 1):
                self.column[i, rank] = self.linear.new()
        for i in rising:
            base = self.task.held[i] + 1
            for rank in range(base + 1, self.root.reach[i] + 1):
                self.linear.at_most({self.column[i, rank]: 1, self.column[i, rank - 1]: -1}, 0)
            self._implies(self.column[i, base], nodes[i].requires)
            for c in nodes[i].corequires:
                self._implies(self.column[i, base], c)
        for node, rank in self.task.goals:
            if (node, rank) in self.column:
                self.linear.at_least({self.column[node, rank]: 1}, 1)

    def _implies(self, column: int, expr: Expr) -> None:
        """Make a column at most the truth of an expression."""
        if isinstance(expr, Leaf):
            if self.task.held[expr.node] >= expr.rank:
                return
            target = self.column.get((expr.node, expr.rank))
            self.linear.at_most({column: 1} | ({} if target is None else {target: -1}), 0)
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
                target = self.linear.new()
                self._implies(target, part)
            if target is not None:
                terms[target] = terms.get(target, 0) + 1
        if missing > 0:
            self.linear.at_least({**terms, column: -missing}, 0)

    def route(self) -> Route | None:
        """Return the best route: each objective is fixed before the next one is asked."""
        if not self.linear.columns:
            return Route(levels={}, cost=self.task.cost({}))
        for terms in (self._broken(), self._minutes(), dict.fromkeys(self._counted(), 1.0)):
            if terms and not self._fix_least(terms):
                return None
        self._fix_in_order(self._counted(), -1)
        self._fix_in_order(self._idle(), 1)
        levels = self._levels()
        return Route(
            levels=levels,
            cost=self.task.cost(levels),
            proven=self.linear.proven,
            gap=self.linear.gap,
        )

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

    def _counted(self) -> list[int]:
        """Return the columns of the competencies in reading order."""
        nodes = self.task.graph.nodes
        found = (
            self._first(i) for i in self.task.order if not isinstance(nodes[i].entry, Credential)
        )
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
        if not self._run(terms):
            return False
        self.linear.at_most(terms, round(sum(v * self.linear.values[c] for c, v in terms.items())))
        return True

    def _fix_in_order(self, columns: Sequence[int], sign: int) -> None:
        """Fix columns one after the other, each at 1 (`sign` -1) or 0 (1) where that can be."""
        free = self._fix_common(columns)
        for start in range(0, len(free), TOGETHER):
            part = free[start : start + TOGETHER]
            self._run({c: float(sign << (TOGETHER - 1 - n)) for n, c in enumerate(part)})
            for c in part:
                self.linear.fix(c, self.linear.values[c])

    def _fix_common(self, columns: Sequence[int]) -> list[int]:
        """Fix the columns that all best solutions agree on; return the others in their order.

        Each solve looks for the best solution that differs from those before in as many columns
        as can be; when none differs, what is left is common to all.
        """
        common = {c: self.linear.values[c] for c in columns}
        while common and self._run({c: 1.0 if v else -1.0 for c, v in common.items()}):
            still = {c: v for c, v in common.items() if self.linear.values[c] == v}
            if len(still) == len(common):
                break
            common = still
        for c, v in common.items():
            self.linear.fix(c, v)
        return [c for c in columns if c not in common]

    def _run(self, terms: Terms) -> bool:
        """Minimise; cut off solutions whose members wait for each other until none does."""
        while self.linear.minimise(terms):
            if not self._cut():
                return True
        return False

    def _levels(self) -> dict[int, int]:
        levels: dict[int, int] = {}
        for (node, rank), column in self.column.items():
            if self.linear.values[column] == 1:
                levels[node] = max(rank, levels.get(node, 0))
        return levels

    def _cut(self) -> bool:
        """Add the cuts of a solution that cannot be learned in any order; False if it can."""
        levels = self._levels()
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
            self.linear.at_most({column: 1, **dict.fromkeys(missing, -1)}, 0)
        return True
