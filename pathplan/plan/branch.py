"""The best solution in whole numbers: of the relaxation, by branch and bound, or by the solver."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

import highspy

from pathplan.plan.linear import Linear
from pathplan.plan.task import Allowance

WHOLE = 1e-6
"""How far from a whole number a value may be that is one."""
HALF = 0.5
"""Less than any difference of two sums."""
MOST = 60
"""Relaxations to branch by before the solver's own search takes over."""


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The best solution where columns may be anything between 0 and 1, some `kept` at a value.

    `least` is its sum, `prices` are the reduced costs of columns, `duals` the dual values of rows.
    """

    least: float = 0.0
    values: list[float] = field(default_factory=list)
    prices: list[float] = field(default_factory=list)
    duals: list[float] = field(default_factory=list)
    kept: tuple[int, ...] = ()

    def whole(self) -> bool:
        """Say whether all values are whole."""
        return all(value < WHOLE or value > 1 - WHOLE for value in self.values)

    def last(self) -> int:
        """Return the last column that is not whole: in reading order it decides the most."""
        return max(c for c, value in enumerate(self.values) if WHOLE <= value <= 1 - WHOLE)


@dataclass(slots=True)
class Whole:
    """Finds best solutions in whole numbers, of whole sums.

    The relaxation is tried first, and most often whole. Else columns are kept at 1 or at 0 as long
    as there are few to try: each relaxation is a few steps from the last one. `proven` is False as
    soon as something ended before it was done, `short` the share by which the last solution may
    then fall short of the best. `least` is its sum, and all solutions of this sum are among those
    that `relaxed` is a relaxation of. `warm` says that solves begin near their end.
    """

    linear: Linear
    allowed: Allowance | None = None
    warm: bool = False
    proven: bool = True
    short: float = 0.0
    relaxed: Relaxed = field(default_factory=Relaxed)
    least: float = 0.0

    def best(self) -> list[int]:
        """Return the values of the best solution, [] where there is none (yet)."""
        self.short = 0.0
        root = self._relax()
        if root is None:
            return []
        leaves = [root] if root.whole() else self._leaves(root)
        if leaves is None:
            self.relaxed = root
            return self._search()
        if not leaves:
            return []
        self.relaxed = leaves[0] if len(leaves) == 1 else root
        self.least = leaves[0].least
        if self.short:
            self.short = 1 - root.least / max(1.0, self.least)
        return [round(value) for value in leaves[0].values]

    def _leaves(self, root: Relaxed) -> list[Relaxed] | None:
        """Return the whole relaxations that all best solutions are among.

        None where there is too much to look at.
        """
        found: list[Relaxed] = []
        least, looked = float("inf"), 0
        queue: list[tuple[float, int, Relaxed, dict[int, int]]] = [(root.least, 0, root, {})]
        while queue and queue[0][0] < least + HALF:
            _, _, before, kept = heappop(queue)
            for value in (1, 0):
                if looked == MOST:
                    return None
                looked += 1
                node = {**kept, before.last(): value}
                relaxed = self._keeping(node)
                if relaxed is None:
                    continue
                if relaxed.whole():
                    least = min(least, relaxed.least)
                    found.append(relaxed)
                else:
                    heappush(queue, (relaxed.least, -looked, relaxed, node))
        return [leaf for leaf in found if leaf.least < least + HALF]

    def _keeping(self, kept: Mapping[int, int]) -> Relaxed | None:
        """Return the relaxation with columns kept at a value, None where it has no solution."""
        for column, value in kept.items():
            self.linear.fix(column, value)
        relaxed = self._relax(tuple(kept))
        for column in kept:
            self.linear.free(column)
        return relaxed

    def _relax(self, kept: tuple[int, ...] = ()) -> Relaxed | None:
        """Return the best solution whose columns need not be whole, None where there is none.

        Near the end, weights for the way and costs moved apart take longer than the way.
        """
        highs = self.linear.highs
        highs.setOptionValue("simplex_dual_edge_weight_strategy", 0 if self.warm else -1)
        highs.setOptionValue("dual_simplex_cost_perturbation_multiplier", float(not self.warm))
        if not self._run(relaxed=True):
            return None
        solution = highs.getSolution()
        return Relaxed(
            least=highs.getInfo().objective_function_value,
            values=solution.col_value,
            prices=solution.col_dual,
            duals=solution.row_dual,
            kept=kept,
        )

    def _search(self) -> list[int]:
        """Return the values of the best solution that the solver's own search finds, or [].

        Where the sum that it tells is not theirs, they are not proven to be the best.
        """
        if not self._run(relaxed=False):
            return []
        values = [round(value) for value in self.linear.highs.getSolution().col_value]
        self.least = sum(cost * values[c] for c, cost in self.linear.aimed.items())
        told = self.linear.highs.getInfo().objective_function_value
        self.proven &= abs(told - self.least) < HALF
        return values

    def _run(self, *, relaxed: bool) -> bool:
        """Let the solver run for the time that is left; False where it has no solution.

        A relaxation that is not solved to its end is none.
        """
        highs = self.linear.highs
        if self.allowed is not None:
            if self.allowed.left <= 0:
                self.proven, self.short = False, 1.0
                return False
            highs.setOptionValue("time_limit", self.allowed.left)
        before = highs.getRunTime()
        status = self.linear.run(relaxed=relaxed)
        if self.allowed is not None:
            self.allowed.left -= highs.getRunTime() - before
        if status in {highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible}:
            return status == highspy.HighsModelStatus.kOptimal
        self.proven = False
        self.short = 1.0 if relaxed else highs.getInfo().mip_gap
        return not relaxed and highs.getSolution().value_valid
