"""The routes for a task as the solutions of an integer program."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pathplan.graph.derive import components, derive
from pathplan.graph.must_haves import Closure
from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph, leaves
from pathplan.plan.branch import HALF, Whole
from pathplan.plan.face import Face, Row, Rows
from pathplan.plan.linear import Linear, Terms
from pathplan.plan.remaining import left_of, must_haves_of, remaining
from pathplan.plan.task import Allowance, Task

if TYPE_CHECKING:
    import highspy


@dataclass(slots=True)
class Program:
    """One 0/1 column for each rank above what is held and for each part of a choice.

    Each competency is at most the truth of what it requires; and at most each of its must-haves,
    which whole numbers need not be told but which bring the relaxation close to them. A solution
    whose members wait for each other is cut off: the first of them to be learned needs a leaf that
    the solution lacks. `graph` is what they are learned by; it is `straight` where competencies
    cannot wait for each other, then each comes after what it needs by its `place`.
    """

    task: Task
    reach: Sequence[int]
    allowed: Allowance | None = None
    graph: PrerequisiteGraph = field(init=False)
    known: Closure | None = field(init=False)
    straight: bool = field(init=False)
    place: dict[int, int] = field(default_factory=dict)
    linear: Linear = field(default_factory=Linear)
    column: dict[tuple[int, int], int] = field(default_factory=dict)
    rows: Rows = field(default_factory=Rows)
    values: list[int] = field(default_factory=list)
    fixed: set[int] = field(default_factory=set)
    basis: highspy.HighsBasis | None = None
    whole: Whole = field(init=False)

    def __post_init__(self) -> None:
        self.whole = Whole(self.linear, self.allowed)
        held, reach = self.task.held, self.reach
        self.graph = self.task.graph
        left = remaining(self.task, reach)
        self.known = must_haves_of(left, held, reach)
        self.straight = self.known is not None and self.known.straight
        for block in self.known.order if self.known and self.straight else ():
            self.place.update(dict.fromkeys(block, len(self.place)))
        rising = [i for i in self.task.order if reach[i] > held[i]]
        for i in rising:
            for rank in range(held[i] + 1, reach[i] + 1):
                self.column[i, rank] = self.linear.new()
        for i in rising:
            base = held[i] + 1
            for rank in range(base + 1, reach[i] + 1):
                self._needs(self.column[i, rank], 1, [self.column[i, rank - 1]])
            self._implies(self.column[i, base], left.nodes[i].requires)
            for c in left.nodes[i].corequires:
                self._implies(self.column[i, base], c)
        for node, rank in self.task.goals:
            if (node, rank) in self.column:
                self.linear.at_least({self.column[node, rank]: 1}, 1)

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return self.linear.columns

    def at_most(self, terms: Terms, bound: float) -> None:
        """Keep a sum of terms to a bound."""
        self.linear.at_most(terms, bound)

    def fix(self, columns: list[int]) -> None:
        """Keep columns at the values that they have."""
        self.fixed.update(columns)
        values = [float(self.values[c]) for c in columns]
        self.linear.highs.changeColsBounds(len(columns), columns, values, values)

    def sum_of(self, terms: Terms) -> int:
        """Return the sum of some terms in the solution."""
        return round(sum(value * self.values[c] for c, value in terms.items()))

    def is_fixed(self, column: int) -> bool:
        """Say whether a column is kept at its value."""
        return column in self.fixed

    def require(self, owner: int, expr: Expr) -> None:
        """Make a competency, where it is learned, require an expression besides.

        That may be something which so far it could do without, and which may wait for it.
        """
        expr = left_of(expr, self.task.held, self.reach)
        here = self.place.get(owner, 0)
        self.straight &= all(self.place.get(leaf.node, 0) < here for leaf in leaves(expr))
        self._implies(self.column[owner, self.task.held[owner] + 1], expr)

    def _implies(self, column: int, expr: Expr) -> None:
        """Make a column at most the truth of what is left of an expression."""
        if isinstance(expr, Leaf):
            self._needs(column, 1, [self.column[expr.node, expr.rank]])
            return
        if expr.n == len(expr.parts):
            for part in expr.parts:
                self._implies(column, part)
            return
        for must in self._musts(expr):
            self._needs(column, 1, [must])
        targets = []
        for part in expr.parts:
            if isinstance(part, Leaf):
                targets.append(self.column[part.node, part.rank])
            else:
                targets.append(self.linear.new())
                self._implies(targets[-1], part)
        if expr.n > 0:
            self._needs(column, expr.n, targets)

    def _needs(self, column: int, n: int, targets: Sequence[int]) -> None:
        """Let a column be 1 only where `n` of its targets are."""
        self.rows.add(Row(self.linear.highs.getNumRow(), column, n, targets))
        terms: dict[int, float] = {column: -n}
        for target in targets:
            terms[target] = terms.get(target, 0) + 1
        self.linear.at_least(terms, 0)

    def _musts(self, expr: Expr) -> Iterator[int]:
        """Yield the columns of the must-haves of a choice that no other of them needs."""
        if self.known is None:
            return
        bits = max(0, self.known.must(expr))
        while bits:
            node, rank = self.known.columns[bits.bit_length() - 1]
            yield self.column[node, rank]
            bits &= ~(self.known.sets.get(node, 0) | self.known.up_to(node, rank))

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Take away again what is added and fixed inside."""
        rows, columns = self.linear.highs.getNumRow(), self.columns
        graph, straight = self.graph, self.straight
        known = len(self.rows.all)
        if self.basis is not None:
            self.linear.highs.setBasis(self.basis)
        self.whole.proven, self.values, self.fixed = True, [], set()
        yield
        self.graph, self.straight = graph, straight
        added = list(range(rows, self.linear.highs.getNumRow()))
        self.linear.highs.deleteRows(len(added), added)
        self.rows.back_to(known)
        more = list(range(columns, self.columns))
        self.linear.highs.deleteCols(len(more), more)
        self.linear.columns = columns
        fixed = sorted(c for c in self.fixed if c < columns)
        self.linear.highs.changeColsBounds(
            len(fixed), fixed, [0.0] * len(fixed), [1.0] * len(fixed)
        )

    def minimise(self, terms: Terms) -> bool:
        """Take the solution with the least sum of some terms; False where there is none (yet).

        Those whose members wait for each other are cut off until there is no such left.
        """
        self.linear.aim(terms)
        while True:
            found = self.whole.best()
            if not found:
                return False
            if not self._cut(found):
                self.values = found
                return True

    def start_here(self) -> None:
        """Begin from where the last solve ended whenever what was added is taken away."""
        self.basis = self.linear.highs.getBasis()
        self.whole.warm = True

    def face(self, until: Collection[int] = ()) -> Face:
        """Return what has one value in all solutions with the least sum.

        It may be less than all of that once all columns in `until` are found to be 1 in them.
        Columns whose reduced cost in the relaxation is more than what is between that and the
        least whole sum have: to move one would cost more. So have rows for their dual values.
        """
        relaxed = self.whole.relaxed
        room = self.whole.least - relaxed.least + HALF
        priced = {c for c, price in enumerate(relaxed.prices) if abs(price) > room}
        priced |= {*self.fixed, *relaxed.kept}
        on = {c for c in priced if self.values[c]}
        on.update(self.column[goal] for goal in self.task.goals if goal in self.column)
        face = Face(
            rows=self.rows,
            on=on,
            off={c for c in priced if not self.values[c]},
            duals=relaxed.duals,
            room=room,
        )
        face.follow([*on], until)
        return face

    def levels(self) -> dict[int, int]:
        """Return the ranks that the solution brings nodes to."""
        return self._levels(self.values)

    def _levels(self, values: Sequence[int]) -> dict[int, int]:
        levels: dict[int, int] = {}
        for (node, rank), column in self.column.items():
            if values[column] == 1:
                levels[node] = max(rank, levels.get(node, 0))
        return levels

    def _cut(self, values: Sequence[int]) -> bool:
        """Add the cuts of a solution that cannot be learned in any order; False if it can."""
        if self.straight:
            return False
        levels = self._levels(values)
        cap = list(self.task.held)
        for node, rank in levels.items():
            cap[node] = rank
        chain = derive(self.graph, self.task.held, cap)
        stuck = {node for node, rank in levels.items() if chain[node] < rank}
        for loop in self._waiting(stuck, cap):
            missing = {
                self.column[leaf.node, leaf.rank]
                for node in loop
                for leaf in self._asked(node)
                if cap[leaf.node] < leaf.rank and (leaf.node, leaf.rank) in self.column
            }
            for node in loop:
                column = self.column[node, self.task.held[node] + 1]
                self.at_most({column: 1, **dict.fromkeys(missing, -1)}, 0)
        return bool(stuck)

    def _waiting(self, stuck: Collection[int], cap: Sequence[int]) -> Iterator[tuple[int, ...]]:
        """Yield those that wait for each other and for nothing else, of all that are stuck."""
        held = self.task.held

        def following(node: int) -> list[int]:
            asked = (x for x in self._asked(node) if held[x.node] < x.rank <= cap[x.node])
            return [x.node for x in asked if x.node in stuck]

        for loop in components(sorted(stuck), following):
            if {x for node in loop for x in following(node)} <= {*loop}:
                yield loop

    def _asked(self, node: int) -> tuple[Leaf, ...]:
        present = self.graph.nodes[node]
        return (*leaves(present.requires), *present.corequires)
