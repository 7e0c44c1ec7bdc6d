"""From the steps of a plan to days: what is ready when, and what is late."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import pairwise

from pathplan.model import Pace, Plan
from pathplan.model.plan import GoalAim
from pathplan.model.schedule import GoalDate, Schedule, Span
from pathplan.plan.calendar import Calendar, NoEnd, calendar_of, cumulative
from pathplan.plan.lateness import least_late
from pathplan.plan.remedies import brings, planned
from pathplan.plan.reviews import with_reviews
from pathplan.plan.upkeep import Upkeep

LESS, MORE = Fraction(3, 4), Fraction(5, 4)
"""A quarter less and a quarter more effort: efforts are estimates."""
NEVER = 10**9
"""Worse than any lateness: a date that a goal of higher priority meets would be given up."""


def scheduled(plan: Plan, pace: Pace, upkeep: Upkeep) -> Plan:
    """Return a plan with its calendar and the reviews that come due on the way.

    It is as it was where no pace is stated, or where it would have no end.
    """
    calendar = calendar_of(pace, plan.as_of)
    if calendar is None or not plan.steps:
        return plan
    try:
        made, dated = _made(plan, pace, calendar, upkeep)
    except NoEnd:
        return plan
    return replace(made, schedule=dated)


def _made(plan: Plan, pace: Pace, calendar: Calendar, upkeep: Upkeep) -> tuple[Plan, Schedule]:
    """Return a plan with the reviews that come due on the way, and its calendar."""
    whole = with_reviews(plan, calendar, upkeep)
    sums = cumulative([step.minutes for step in whole.steps])
    sitting = pace.max_sitting or None
    spans = tuple(_span(calendar, *pair, sitting) for pair in pairwise(sums))
    goals = tuple(_goal(whole, calendar, sums, aim) for aim in planned(plan))
    end = max((span.end for span in spans), default=calendar.start)
    return whole, Schedule(
        start=calendar.start,
        minutes=calendar.minutes,
        weekdays=calendar.weekdays,
        free=calendar.free(end),
        spans=spans,
        goals=goals,
        extra_time=pace.extra_time or 1.0,
        sitting=sitting,
    )


def _span(calendar: Calendar, before: Fraction, done: Fraction, sitting: int | None) -> Span:
    end = calendar.ends(done)
    if before == done:  # a milestone: it comes with what was done last
        return Span(start=end, end=end)
    work = calendar.spread(before, done, sitting)
    long = sitting is not None and (done - before) * calendar.factor > sitting
    return Span(
        start=calendar.begins(before), end=end, work=work, sittings=len(work) if long else 0
    )


def _goal(plan: Plan, calendar: Calendar, sums: Sequence[Fraction], aim: GoalAim) -> GoalDate:
    done = sums[brings(plan, aim.key) + 1]
    ready, due = calendar.ends(done), aim.goal.due
    return GoalDate(
        key=aim.key,
        rank=aim.rank,
        due=due,
        ready=ready,
        earliest=calendar.ends(done * LESS),
        latest=calendar.ends(done * MORE),
        late=max(0, (ready - due).days) if due else 0,
    )


def before(plan: Plan) -> dict[int, list[int]]:
    """Return for each step of a plan, by its place, those that have to come before it."""
    place = {
        key: number
        for number, step in enumerate(plan.steps)
        if step.kind != "refresh"
        for key in step.keys
    }
    found: dict[int, list[int]] = {number: [] for number in range(len(plan.steps))}
    reviewed: dict[str, list[int]] = {}
    for number, step in enumerate(plan.steps):
        if step.kind == "refresh":  # going over something comes before what uses it
            found[number] += reviewed.get(step.key, [place[step.key]] if step.key in place else [])
            reviewed[step.key] = [number]
            for key in step.for_keys:
                found[place[key]].append(number)
            continue
        ahead = {place[key] for own in step.keys for key in plan.after.get(own, ())}
        found[number] += sorted(ahead - {number})
    return found


def least_late_steps(plan: Plan, pace: Pace) -> list[int]:
    """Return the steps of a plan in the order with the least lateness, goal by priority.

    They are given by their places among those that are no refresh: such a one then stands before
    the first step that uses it.

    Raises:
        NoEnd: there is not enough time for the plan.
    """
    calendar = calendar_of(pace, plan.as_of)
    own = [n for n, step in enumerate(plan.steps) if step.kind != "refresh"]
    if calendar is None:
        return list(range(len(own)))
    place = {number: n for n, number in enumerate(own)}
    return [place[n] for n in _least_late(plan, calendar) if n in place]


def _least_late(plan: Plan, calendar: Calendar) -> list[int]:
    """Return the places of the steps in the order with the least lateness, goal by priority."""
    jobs = list(range(len(plan.steps)))
    minutes = {n: plan.steps[n].minutes for n in jobs}
    ahead = before(plan)
    goals: dict[int, list[GoalAim]] = {}
    for aim in planned(plan):
        if aim.goal.due is not None:
            goals.setdefault(brings(plan, aim.key), []).append(aim)
    limits: dict[str, int] = {}
    order = jobs
    for rank in sorted({_rank(aim) for aims in goals.values() for aim in aims}):
        cost = _Cost(calendar, goals, limits, rank)
        order = least_late(order, minutes, ahead, cost)
        total = 0
        for job in order:
            total += minutes[job]
            for aim in goals.get(job, ()):
                if _rank(aim) == rank:
                    late = cost.late(aim, Fraction(total))
                    limits[str(rank)] = max(late, limits.get(str(rank), 0))
    return order


def _rank(aim: GoalAim) -> int:
    return aim.goal.priority or NEVER


@dataclass(frozen=True, slots=True)
class _Cost:
    """How late a job is: for goals of `rank`; those before it may not be later than they are."""

    calendar: Calendar
    goals: Mapping[int, Sequence[GoalAim]]
    limits: Mapping[str, int]
    rank: int

    def __call__(self, job: int, done: Fraction) -> int:
        worst = 0
        for aim in self.goals.get(job, ()):
            late = self.late(aim, done)
            if _rank(aim) < self.rank:
                late = NEVER if late > self.limits.get(str(_rank(aim)), 0) else 0
            elif _rank(aim) > self.rank:
                late = 0
            worst = max(worst, late)
        return worst

    def late(self, aim: GoalAim, done: Fraction) -> int:
        """Return by how many days a goal is late that is done after so many minutes."""
        due: date | None = aim.goal.due
        return max(0, (self.calendar.ends(done) - due).days) if due else 0
