"""What all the best solutions of a program have in common, drawn from one of its relaxation."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from pathplan.plan.linear import Terms

DEEP = 40
"""Columns that one conclusion may lead through."""
FEW = 30
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
    """All rows of this kind, by their column and by their targets, in the order they came.

    `needs` are the targets of the rows of a column that leave no choice, `choices` its other rows.
    """

    all: list[Row] = field(default_factory=list)
    needs: dict[int, list[int]] = field(default_factory=dict)
    choices: dict[int, list[Row]] = field(default_factory=dict)
    users: dict[int, list[Row]] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Add a row."""
        self.all.append(row)
        if row.n == len(row.targets):
            self.needs.setdefault(row.column, []).extend(row.targets)
        else:
            self.choices.setdefault(row.column, []).append(row)
        for target in row.targets:
            self.users.setdefault(target, []).append(row)

    def back_to(self, size: int) -> None:
        """Take away all but the first rows."""
        while len(self.all) > size:
            row = self.all.pop()
            if row.n == len(row.targets):
                del self.needs[row.column][-row.n :]
            else:
                self.choices[row.column].pop()
            for target in row.targets:
                self.users[target].pop()


@dataclass(slots=True)
class Face:
    """Columns that are 1 (`on`) and 0 (`off`) in all best solutions.

    In these the sum of each row is exact whose dual value is more than `room`. `open` are the rows
    of columns that are on for which more than one way is left, as far as `follow` has looked.
    """

    rows: Rows
    on: set[int]
    off: set[int]
    duals: Sequence[float]
    room: float
    open: list[Row] = field(default_factory=list)

    def follow(self, fresh: Collection[int], until: Collection[int] = ()) -> bool:
        """Draw the conclusions of columns that are on; False where they contradict each other.

        Nothing more is asked as soon as all of `until` are found to be on.
        """
        new, deep = list(fresh), False
        while new or not deep:
            deep = not new  # a long look only where nothing follows at once
            self._bring(new)
            if until and self.on.issuperset(until):
                break
            seen: set[int] = set()
            waiting, self.open = self.open, []
            for row in waiting:
                missing = row.n - sum(t in self.on for t in row.targets)
                if missing <= 0:
                    continue
                alive = self.alive(row, seen, DEEP if deep else 1)
                if len(alive) < missing:
                    return False
                if len(alive) == missing:
                    self.on.update(alive)
                    new += alive
                else:
                    self.open.append(row)
        return self.on.isdisjoint(self.off)

    def _bring(self, new: list[int]) -> None:
        """Turn on what columns need, and what that needs; all their choices become open."""
        on, needs, choices = self.on, self.rows.needs, self.rows.choices
        while new:
            column = new.pop()
            self.open += choices.get(column, ())
            for target in needs.get(column, ()):
                if target not in on:
                    on.add(target)
                    new.append(target)

    def alive(self, row: Row, seen: set[int], deep: int = DEEP) -> list[int]:
        """Return the targets of a row that can be 1, as far as is known, and are not yet."""
        left = [t for t in row.targets if t not in self.on and t not in self.off]
        return left if deep == 1 else [t for t in left if not self._never(t, seen, deep)]

    def _never(self, column: int, seen: set[int], deep: int) -> bool:
        """Say whether a column is found to be 0; what was `seen` already is not looked at again."""
        if column in self.off:
            return True
        if deep == 1 or column in self.on or column in seen:
            return False
        seen.add(column)

        def never(other: int) -> bool:
            return self._never(other, seen, deep - 1)

        rows = self.rows
        found = (
            any(never(t) for t in rows.needs.get(column, ()))
            or any(sum(not never(t) for t in r.targets) < r.n for r in rows.choices.get(column, ()))
            or any(
                sum(t in self.on for t in r.targets) >= r.n
                if r.column in self.on
                else never(r.column)
                for r in rows.users.get(column, ())
                if self._tight(r)
            )
        )
        if found:
            self.off.add(column)
        return found

    def _tight(self, row: Row) -> bool:
        return row.place < len(self.duals) and abs(self.duals[row.place]) > self.room

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
            if sum(map(costs.__getitem__, costs.keys() & face.on)) > most:
                continue
            if not face.open:
                found.append(face.on)
                continue
            ways = face.alive(face.open[0], set())
            for number, way in enumerate(ways):
                child = replace(
                    face, on={*face.on, way}, off={*face.off, *ways[:number]}, open=[*face.open]
                )
                if child.follow([way]):
                    stack.append(child)
        return found
