"""What all the best solutions of a program have in common, drawn from one of its relaxation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from pathplan.plan.linear import Terms

DEEP = 40
"""Columns that one conclusion may lead through."""
FEW = 60
"""Branches to look at before the solver is asked."""


@dataclass(frozen=True, slots=True)
class Row:
    """A column can be 1 only where `n` of its targets are; `place` is that among all rows."""

    place: int
    column: int
    n: int
    targets: Sequence[int]


@dataclass(slots=True)
class Rows:
    """All rows of this kind, by their column and by their targets, in the order they came."""

    needs: dict[int, list[Row]] = field(default_factory=dict)
    users: dict[int, list[Row]] = field(default_factory=dict)
    all: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Add a row."""
        self.all.append(row)
        self.needs.setdefault(row.column, []).append(row)
        for target in row.targets:
            self.users.setdefault(target, []).append(row)

    def back_to(self, size: int) -> None:
        """Take away all but the first rows."""
        while len(self.all) > size:
            row = self.all.pop()
            self.needs[row.column].pop()
            for target in row.targets:
                self.users[target].pop()


@dataclass(slots=True)
class Face:
    """Columns that are 1 (`on`) and 0 (`off`) in all best solutions.

    In these the sum of each row in `tight` is exact. `open` are the rows of columns that are on
    for which more than one way is left, as far as `follow` has looked.
    """

    rows: Rows
    on: set[int]
    off: set[int]
    tight: Collection[int]
    open: list[Row] = field(default_factory=list)

    def follow(self, fresh: Collection[int]) -> bool:
        """Draw the conclusions of columns that are on; False where there are none such."""
        new = list(fresh)
        while new:
            while new:
                for row in self.rows.needs.get(new.pop(), ()):
                    if len(row.targets) == row.n:
                        new += [t for t in row.targets if t not in self.on]
                        self.on.update(row.targets)
                    else:
                        self.open.append(row)
            waiting, self.open = self.open, []
            for row in waiting:
                missing = row.n - sum(t in self.on for t in row.targets)
                if missing <= 0:
                    continue
                alive = self.alive(row)
                if len(alive) < missing:
                    return False
                if len(alive) == missing:
                    self.on.update(alive)
                    new += alive
                else:
                    self.open.append(row)
        return not self.on & self.off

    def alive(self, row: Row) -> list[int]:
        """Return the targets of a row that can be 1 and are not known to be."""
        return [t for t in row.targets if t not in self.on and not self._never(t, set(), DEEP)]

    def _never(self, column: int, seen: set[int], deep: int) -> bool:
        """Say whether a column is found to be 0; what was `seen` already is not looked at again."""
        if column in self.off:
            return True
        if column in self.on or column in seen or not deep:
            return False
        seen.add(column)

        def never(other: int) -> bool:
            return self._never(other, seen, deep - 1)

        found = any(
            sum(not never(t) for t in row.targets) < row.n
            for row in self.rows.needs.get(column, ())
        ) or any(
            sum(t in self.on for t in row.targets) >= row.n
            if row.column in self.on
            else never(row.column)
            for row in self.rows.users.get(column, ())
            if row.place in self.tight
        )
        if found:
            self.off.add(column)
        return found

    def smallest(self, costs: Terms, most: float) -> list[set[int]] | None:
        """Return the solutions none of whose columns can be left out, of at most this cost.

        None where there is too much to look at. Columns that are not in `costs` cost nothing.
        """
        found: list[set[int]] = []
        stack = [self]
        looked = 0
        while stack:
            looked += 1
            if looked > FEW:
                return None
            face = stack.pop()
            if sum(costs.get(c, 0) for c in face.on) > most:
                continue
            if not face.open:
                found.append(face.on)
                continue
            ways = face.alive(face.open[0])
            for number, way in enumerate(ways):
                child = Face(
                    self.rows,
                    {*face.on, way},
                    {*face.off, *ways[:number]},
                    self.tight,
                    list(face.open),
                )
                if child.follow([way]):
                    stack.append(child)
        return found
