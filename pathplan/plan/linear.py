"""Integer programs of 0/1 columns, solved by HiGHS on one thread."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import highspy

TOLERANCE = 1e-4
"""How far from a whole number a bound may be."""
NONE = {
    highspy.HighsModelStatus.kInfeasible,
    highspy.HighsModelStatus.kUnboundedOrInfeasible,  # 0/1 columns are bounded
}
"""What the solver calls a program without a solution."""
NODES = 200_000
"""Branch-and-bound nodes per solve; past them the best found is given as not proven."""

Terms = Mapping[int, float]
"""Columns with what they are multiplied by."""


class _Silent(highspy.Highs):
    """HiGHS without the lines that it writes to the terminal as soon as it is set up."""

    def enableCallbacks(self) -> None:
        self.setOptionValue("output_flag", False)
        highspy.Highs.enableCallbacks(self)


@dataclass(slots=True)
class Linear:
    """An integer program that is built row by row and may be solved again and again.

    `values` are those of the last solution; `proven` is False as soon as one solve ended before
    it was done, `gap` then the largest share that was open. `broken` is True where a row without
    columns cannot hold.
    """

    highs: highspy.Highs = field(default_factory=_Silent)
    columns: int = 0
    values: list[int] = field(default_factory=list)
    proven: bool = True
    gap: float = 0.0
    broken: bool = False
    aimed: Terms = field(default_factory=dict)

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

    def new(self) -> int:
        """Add a 0/1 column and return its number."""
        self.highs.addVar(0.0, 1.0)
        self.highs.changeColIntegrality(self.columns, highspy.HighsVarType.kInteger)
        self.columns += 1
        return self.columns - 1

    def at_least(self, terms: Terms, bound: float) -> None:
        """Add a row: the sum of these columns is at least `bound`."""
        if not terms:
            self.broken |= bound > 0
            return
        columns = sorted(terms)
        values = [float(terms[c]) for c in columns]
        self.highs.addRow(bound, highspy.kHighsInf, len(columns), columns, values)

    def at_most(self, terms: Terms, bound: float) -> None:
        """Add a row: the sum of these columns is at most `bound`."""
        self.at_least({c: -v for c, v in terms.items()}, -bound)

    def fix(self, column: int, value: int) -> None:
        """Let a column have this value only."""
        self.highs.changeColBounds(column, value, value)

    def free(self, column: int) -> None:
        """Let a column be 0 or 1 again."""
        self.highs.changeColBounds(column, 0.0, 1.0)

    def limit(self, nodes: int) -> None:
        """Let a solve end after so many branch-and-bound nodes."""
        self.highs.setOptionValue("mip_max_nodes", nodes)

    def aim(self, terms: Terms) -> None:
        """Let the next solve look for the least sum of these columns."""
        if terms is self.aimed:
            return
        self.aimed = terms
        costs = [0.0] * self.columns
        for column, value in terms.items():
            costs[column] = value
        self.highs.changeColsCost(self.columns, list(range(self.columns)), costs)

    def run(self, *, relaxed: bool) -> highspy.HighsModelStatus:
        """Let the solver run, its columns whole numbers or `relaxed`; return what became of it.

        A search for whole numbers begins anew: from what earlier runs left behind, the solver has
        been seen to end with the sum of one solution and the values of another.
        """
        if not relaxed:
            self.highs.clearSolver()
        self.highs.setOptionValue("solve_relaxation", relaxed)
        self.highs.run()
        return self.highs.getModelStatus()

    def relaxed(self, terms: Terms, least: int) -> int:
        """Return a whole number that no sum of these columns is below: `least` or more.

        The columns may take any value between 0 and 1 for it, which takes little time.
        """
        if self.broken or not self.columns:
            return least
        self.aim(terms)
        if self.run(relaxed=True) != highspy.HighsModelStatus.kOptimal:
            return least
        found = self.highs.getInfo().objective_function_value
        return max(least, math.ceil(found - TOLERANCE))

    def bound(self, least: int) -> int:
        """Return the whole number that no solution of the last solve is below: `least` or more."""
        found = self.highs.getInfo().mip_dual_bound
        return max(least, math.ceil(found - TOLERANCE)) if math.isfinite(found) else least

    def minimise(self, terms: Terms) -> bool:
        """Solve for the least sum of these columns; False where there is no solution."""
        if self.broken or not self.columns:
            self.values = []
            return not self.broken
        self.aim(terms)
        status = self.run(relaxed=False)
        if status in NONE:
            return False
        if status != highspy.HighsModelStatus.kOptimal:
            self.proven = False
            self.gap = max(self.gap, self.highs.getInfo().mip_gap)
            if not self.highs.getSolution().value_valid:
                return False
        self.values = [round(value) for value in self.highs.getSolution().col_value]
        return True
