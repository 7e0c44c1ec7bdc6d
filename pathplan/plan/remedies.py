"""What would bring a goal in on time that is late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pathplan.model import Pace, Plan, Step
from pathplan.model.plan import GoalAim
from pathplan.model.schedule import GoalDate, Remedy
from pathplan.plan.calendar import Calendar, calendar_of
from pathplan.plan.reviews import walk
from pathplan.plan.upkeep import Upkeep

QUARTER = 15
"""Minutes that hours a week are rounded up to."""


def planned(plan: Plan) -> Iterator[GoalAim]:
    """Yield the goals that a step of the plan reaches."""
    own = (step for step in plan.steps if step.kind != "refresh")
    ranks = {part.key: part.to_rank for step in own for part in step.parts}
    for aim in plan.goals:
        if not aim.reached and ranks.get(aim.key, 0) >= aim.rank:
            yield aim


def brings(plan: Plan, key: str) -> int:
    """Return the place of the step that brings a key; a refresh brings nothing."""
    found = (n for n, s in enumerate(plan.steps) if key in s.keys and s.kind != "refresh")
    return next(found)


def remedies(
    plan: Plan, pace: Pace, upkeep: Upkeep, goals: Iterable[GoalDate]
) -> tuple[Remedy, ...]:
    """Return for each late goal of a plan without reviews on the way what would help."""
    calendar = calendar_of(pace, plan.as_of)
    if calendar is None:
        return ()
    return tuple(_remedy(plan, calendar, upkeep, goal) for goal in goals if goal.late)


def _remedy(plan: Plan, calendar: Calendar, upkeep: Upkeep, goal: GoalDate) -> Remedy:
    due = goal.due or goal.ready
    helps: list[str] = []
    not_enough: list[str] = []
    for other in planned(plan):
        if other.key == goal.key:
            continue
        kept = tuple(s for s in plan.steps if set(s.goals) - {other.key})
        less = replace(plan, steps=kept)
        enough = len(kept) < len(plan.steps) and _in_time(less, calendar, upkeep, goal.key, due)
        (helps if enough else not_enough).append(other.key)
    return Remedy(
        key=goal.key,
        due=due,
        ready=goal.ready,
        hours=_hours(plan, calendar, upkeep, goal.key, due),
        without=tuple(helps),
        not_without=tuple(not_enough),
    )


def _hours(plan: Plan, calendar: Calendar, upkeep: Upkeep, key: str, due: date) -> int | None:
    """Return the fewest minutes a week that bring a goal in on time, None where there are none.

    At another pace other reviews come due: from what the steps alone need, and from more than
    there is now, each is tried.
    """
    days = calendar.until(due)
    if not days:
        return None
    alone = sum(step.minutes for step in plan.steps[: brings(plan, key) + 1])
    needed = alone * calendar.factor * len(calendar.weekdays) / days
    hours = max(-(-needed // QUARTER), calendar.minutes // QUARTER + 1) * QUARTER
    while not _in_time(plan, calendar.at(hours), upkeep, key, due):
        hours += QUARTER
    return hours


def _in_time(plan: Plan, calendar: Calendar, upkeep: Upkeep, key: str, due: date) -> bool:
    """Say whether the steps of a plan, with their reviews, bring a goal by a day."""
    done = 0
    for row in walk(plan, calendar, upkeep):
        done += row.minutes
        if isinstance(row, Step) and row.kind != "refresh" and key in row.keys:
            return calendar.ends(Fraction(done)) <= due
    return False
