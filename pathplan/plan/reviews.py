"""Reviews that come due on the way: put where what they go over is needed.

What is used on the path has a next review (`Review`): of what counts already as its records say,
of what is learned on the way from the day its step ends. Steps that practise it move that day.

- A refresh step stands just before the first step that uses it and begins on or after the day it
  is due, never earlier. There is none where that step itself practises it enough: so that once
  it is done, nothing is due.
- In each week (Monday to Sunday) the refreshes that begin in it take at most a quarter of its
  minutes, though one always fits. Others wait for the first step that begins in a later week,
  whatever it uses. Who comes first is decided by the day due, then by the author's order.
- A refresh is a review: the interval doubles. What is still waiting at the last step is left.

Reviews that are due when the plan is made stand in it already (`steps`) and are not counted here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pathplan.model import Choice, Option, Plan, Review, Step
from pathplan.plan.calendar import Calendar
from pathplan.plan.numbering import Refresh, Row, numbered
from pathplan.plan.upkeep import Kept, Upkeep

WEEKLY = Fraction(1, 4)
"""The share of a week that reviews which come due on the way may take."""


def with_reviews(plan: Plan, calendar: Calendar, upkeep: Upkeep) -> Plan:
    """Return a plan with the reviews that come due on the way, and numbered anew.

    Raises:
        NoEnd: there is not enough time for it.
    """
    rows = tuple(walk(plan, calendar, upkeep))
    added = [row.minutes for row in rows if isinstance(row, Refresh)]
    if not added:
        return plan
    return replace(
        numbered(plan, rows),
        minutes=plan.minutes + sum(added),
        choices=tuple(_dearer(choice, sum(added), len(added)) for choice in plan.choices),
    )


def walk(plan: Plan, calendar: Calendar, upkeep: Upkeep) -> Iterator[Row]:
    """Yield the steps of a plan with the reviews that come due on the way.

    Raises:
        NoEnd: there is not enough time for it.
    """
    if not upkeep.kept:
        yield from plan.steps
        return
    way = _Way(plan, calendar, upkeep)
    for step in plan.steps:
        yield from way.come_to(step)
        way.take(step)
        yield step


def _dearer(choice: Choice, minutes: int, steps: int) -> Choice:
    """Return a choice with so much more in all of its options."""

    def more(option: Option) -> Option:
        if option.minutes is None or option.steps is None:
            return option
        return replace(option, minutes=option.minutes + minutes, steps=option.steps + steps)

    return replace(choice, taken=more(choice.taken), others=tuple(map(more, choice.others)))


class _Way:
    """A walk along the path, day by day: `done` are the minutes of what is done."""

    def __init__(self, plan: Plan, calendar: Calendar, upkeep: Upkeep) -> None:
        self.calendar = calendar
        self.upkeep = upkeep
        self.uses = dict(plan.used)
        self.reviews = {k: kept.review for k, kept in upkeep.kept.items() if kept.review}
        self.waiting: dict[str, None] = {}
        self.load: dict[date, Fraction] = {}
        self.done = Fraction(0)

    def come_to(self, step: Step) -> Iterator[Refresh]:
        """Yield the reviews that are due before a step, as far as its week allows."""
        placed: set[str] = set()
        while True:
            due = [key for key in self._due(step) if key not in placed]
            fitting = next((key for key in due if self._fits(self.upkeep.kept[key])), None)
            if fitting is None:
                self.waiting = dict.fromkeys(due)
                return
            placed.add(fitting)
            yield self._go_over(self.upkeep.kept[fitting])

    def take(self, step: Step) -> None:
        """Do a step: what it practises is due later, what it brings has its first review."""
        self.done += step.minutes
        end = self.calendar.ends(self.done)
        if step.kind == "refresh":
            if step.key in self.reviews:
                self.reviews[step.key] = self.reviews[step.key].shown(end)
        else:
            for key in step.keys:
                self._practise(key, end)
            for key in step.keys:
                if key in self.upkeep.kept:
                    self.reviews[key] = Review.first(end, self.upkeep.kept[key].interval)

    def _due(self, step: Step) -> list[str]:
        """Return what is due on the day a step would begin, and used by it or waiting, in order."""
        begins = self.calendar.begins(self.done)
        ends = self.calendar.ends(self.done + step.minutes)
        used = () if step.kind == "refresh" else [u for k in step.keys for u in self.uses[k]]
        found = []
        for key in dict.fromkeys((*used, *self.waiting)):
            review = self.reviews.get(key)
            if review is None or key in step.keys or review.due > begins:
                continue
            if self._after(step, key, review, ends).due <= ends:
                found.append((review.due, self.upkeep.kept[key].place, key))
        return [key for _, _, key in sorted(found)]

    def _after(self, step: Step, key: str, review: Review, day: date) -> Review:
        """Return the next review of a key once a step is done on a day."""
        for own in step.keys if step.kind != "refresh" else ():
            for target, share in self.upkeep.practice.get(own, ()):
                review = review.practised(day, share) if target == key else review
        return review

    def _practise(self, key: str, day: date) -> None:
        for target, share in self.upkeep.practice.get(key, ()):
            if target in self.reviews:
                self.reviews[target] = self.reviews[target].practised(day, share)

    def _fits(self, kept: Kept) -> bool:
        week, minutes = self.calendar.week(self.calendar.begins(self.done))
        load = self.load.get(week, Fraction(0))
        return not load or load + kept.minutes * self.calendar.factor <= minutes * WEEKLY

    def _go_over(self, kept: Kept) -> Refresh:
        week, _ = self.calendar.week(self.calendar.begins(self.done))
        self.load[week] = self.load.get(week, Fraction(0)) + kept.minutes * self.calendar.factor
        self.done += kept.minutes
        review = self.reviews[kept.key]
        self.reviews[kept.key] = review.shown(self.calendar.ends(self.done))
        return Refresh(kept, review.count + 1)
