"""The steps of a path, numbered anew with reviews among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pathplan.model import Part, Plan, Step
from pathplan.plan.upkeep import Kept


@dataclass(frozen=True, slots=True)
class Refresh:
    """A review put into a path: of what, and which one it is."""

    kept: Kept
    review: int

    @property
    def minutes(self) -> int:
        """The minutes that it takes."""
        return self.kept.minutes


Row = Step | Refresh
"""What is done at one place of a path."""


def numbered(plan: Plan, rows: Sequence[Row]) -> Plan:
    """Return a plan of these rows, its own steps and reviews, numbered in this order.

    What uses something waits for its newest review as well, also through milestones.
    """
    made = _Numbered(plan, rows)
    steps = tuple(made.step(place, row) for place, row in enumerate(rows))
    numbers = {key: made.numbers[number] for key, number in plan.numbers.items()}
    return replace(plan, steps=steps, numbers=numbers)


class _Numbered:
    """Numbers the rows of a path, one after the other; `numbers` are the new ones by the old."""

    def __init__(self, plan: Plan, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.goals = [goal.key for goal in plan.goals]
        self.uses = dict(plan.used)
        self.numbers = {0: 0}
        self.number = 0
        self.brought: dict[str, int] = {}
        self.reviewed: dict[str, tuple[int, ...]] = {}
        self.serves: dict[str, set[str]] = {}
        for step in plan.steps:
            for key in step.keys:
                for served in (key, *self.uses.get(key, ())):
                    self.serves.setdefault(served, set()).update(step.goals)

    def step(self, place: int, row: Row) -> Step:
        """Return a row as a step with its number; it comes after all that were asked for."""
        if isinstance(row, Refresh):
            return self._refresh(place, row)
        self.number += row.number > 0
        number = self.number if row.number else 0
        self.numbers[row.number] = number
        used = (u for key in row.keys for u in self.uses.get(key, ()))
        reviews = {n for u in used for n in self.reviewed.get(u, ())}
        for key in row.keys:
            self.brought[key] = number
            if row.kind == "earn":  # what needs a milestone waits for the reviews it waits for
                self.reviewed[key] = tuple(sorted(reviews))
        waits = reviews | {self.numbers[n] for n in row.waits_for}
        return replace(row, number=number, waits_for=tuple(sorted(waits)))

    def _refresh(self, place: int, row: Refresh) -> Step:
        kept = row.kept
        self.number += 1
        waits = self.brought.get(kept.key, 0)
        self.brought[kept.key] = self.number
        self.reviewed[kept.key] = (self.number,)
        part = Part(key=kept.key, from_rank=kept.rank, to_rank=kept.rank, minutes=kept.minutes)
        return Step(
            kind="refresh",
            number=self.number,
            parts=(part,),
            minutes=kept.minutes,
            ready=False,
            goals=tuple(g for g in self.goals if g in self.serves.get(kept.key, ())),
            for_keys=self._asking(place, kept.key),
            opens=kept.opens,
            waits_for=(waits,) if waits else (),
            review=row.review,
        )

    def _asking(self, place: int, used: str) -> tuple[str, ...]:
        """Return the keys of what comes later and uses a key."""
        later = (row for row in self.rows[place + 1 :] if isinstance(row, Step))
        keys = (key for step in later if step.kind != "refresh" for key in step.keys)
        return tuple(key for key in keys if used in self.uses.get(key, ()))
