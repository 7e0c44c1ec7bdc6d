"""From the steps of a plan to days: what is ready when, what is late, and what would help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from pathplan.model import Pace, Plan, Step
from pathplan.model.plan import GoalAim
from pathplan.model.schedule import GoalDate, Order, Remedy, Schedule, Span
from pathplan.plan.calendar import Calendar, NoEnd, calendar_of, cumulative
from pathplan.plan.lateness import least_late

LESS, MORE = Fraction(3, 4), Fraction(5, 4)
"""A quarter less and a quarter more effort: efforts are estimates."""
QUARTER = 15
"""Minutes that hours a week are rounded up to."""
NEVER = 10**9
"""Worse than any lateness: a date that a goal of higher priority meets would be given up."""


def scheduled(plan: Plan, pace: Pace, order: Order, *, pinned: bool) -> Plan:
    """Return a plan with its calendar; as it is where no pace is stated or it would have no end.

    The order `deadline` is the one with the least lateness. The usual one, `goals`, gives way to
    it where it misses a date that the other meets, unless people pinned something.
    """
    calendar = calendar_of(pace, plan.as_of)
    if calendar is None or not plan.steps:
        return plan
    try:
        made = _made(plan, pace, calendar)
        late = {goal.key for goal in made.goals if goal.late}
        if order == "deadline" or (order == "goals" and late and not pinned):
            other = in_new_order(plan, _least_late(plan, calendar))
            found = _made(other, pace, calendar)
            met = late - {goal.key for goal in found.goals if goal.late}
            if order == "deadline" or (met and _worst(found) <= _worst(made)):
                return replace(other, schedule=replace(found, rearranged=order == "goals"))
    except NoEnd:
        return plan
    return replace(plan, schedule=made)


def _worst(made: Schedule) -> int:
    return max((goal.late for goal in made.goals), default=0)


def _made(plan: Plan, pace: Pace, calendar: Calendar) -> Schedule:
    sums = cumulative([step.minutes for step in plan.steps])
    spans = tuple(_span(calendar, sums[n], sums[n + 1]) for n in range(len(plan.steps)))
    goals = tuple(_goal(plan, calendar, sums, aim) for aim in _planned(plan))
    end = max((span.end for span in spans), default=calendar.start)
    made = Schedule(
        start=calendar.start,
        minutes=calendar.minutes,
        weekdays=calendar.weekdays,
        free=calendar.free(end),
        spans=spans,
        goals=goals,
        extra_time=pace.extra_time or 1.0,
        sitting=pace.max_sitting,
    )
    remedies = tuple(_remedy(plan, calendar, sums, goal) for goal in goals if goal.late)
    return replace(made, remedies=remedies)


def _span(calendar: Calendar, before: Fraction, done: Fraction) -> Span:
    if before == done:  # a milestone: it comes with what was done last
        day = calendar.ends(done)
        return Span(start=day, end=day)
    work = calendar.spread(before, done)
    return Span(start=work[0][0], end=work[-1][0], work=work)


def _planned(plan: Plan) -> Iterator[GoalAim]:
    """Yield the goals that a step of the plan reaches."""
    keys = {key for step in plan.steps for key in step.keys}
    closed = {found.goal.key for found in plan.unreachable}
    for aim in plan.goals:
        if not aim.reached and aim.key in keys and aim.key not in closed:
            yield aim


def _last(plan: Plan, key: str) -> int:
    """Return the place of the step that brings a key; a refresh brings nothing."""
    found = (n for n, s in enumerate(plan.steps) if key in s.keys and s.kind != "refresh")
    return next(found)


def _goal(plan: Plan, calendar: Calendar, sums: Sequence[Fraction], aim: GoalAim) -> GoalDate:
    done = sums[_last(plan, aim.key) + 1]
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


def _remedy(plan: Plan, calendar: Calendar, sums: Sequence[Fraction], goal: GoalDate) -> Remedy:
    due = goal.due or goal.ready
    done = sums[_last(plan, goal.key) + 1]
    days = calendar.until(due)
    hours = None
    if days:
        needed = done * calendar.factor * len(calendar.weekdays) / days
        hours = int(-(-needed // QUARTER)) * QUARTER
    helps: list[str] = []
    not_enough: list[str] = []
    for other in _planned(plan):
        if other.key == goal.key:
            continue
        kept = [s for s in plan.steps if set(s.goals) - {other.key}]
        own = sum(s.minutes for s in kept[: _place(kept, goal.key) + 1])
        saved = own < done
        enough = saved and days > 0 and calendar.ends(Fraction(own)) <= due
        (helps if enough else not_enough).append(other.key)
    return Remedy(
        key=goal.key,
        due=due,
        ready=goal.ready,
        hours=hours,
        without=tuple(helps),
        not_without=tuple(not_enough),
    )


def _place(steps: Sequence[Step], key: str) -> int:
    found = (n for n, s in enumerate(steps) if key in s.keys and s.kind != "refresh")
    return next(found, len(steps) - 1)


def before(plan: Plan) -> dict[int, list[int]]:
    """Return for each step of a plan, by its place, those that have to come before it."""
    place = {
        key: number
        for number, step in enumerate(plan.steps)
        if step.kind != "refresh"
        for key in step.keys
    }
    found: dict[int, list[int]] = {number: [] for number in range(len(plan.steps))}
    for number, step in enumerate(plan.steps):
        if step.kind == "refresh":  # going over something comes before what uses it
            for key in step.for_keys:
                found[place[key]].append(number)
            continue
        ahead = {place[key] for own in step.keys for key in plan.after.get(own, ())}
        found[number] += sorted(ahead - {number})
    return found


def _least_late(plan: Plan, calendar: Calendar) -> list[int]:
    """Return the places of the steps in the order with the least lateness, goal by priority."""
    jobs = list(range(len(plan.steps)))
    minutes = {n: plan.steps[n].minutes for n in jobs}
    ahead = before(plan)
    goals: dict[int, list[GoalAim]] = {}
    for aim in _planned(plan):
        if aim.goal.due is not None:
            goals.setdefault(_last(plan, aim.key), []).append(aim)
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


def in_new_order(plan: Plan, order: Sequence[int]) -> Plan:
    """Return a plan with its steps in another order, and numbered anew."""
    steps = [plan.steps[n] for n in order]
    number, numbers = 0, {0: 0}
    for step in steps:
        if step.number:
            number += 1
            numbers[step.number] = number
    moved = tuple(
        replace(
            step,
            number=numbers[step.number],
            waits_for=tuple(sorted(numbers[n] for n in step.waits_for)),
        )
        for step in steps
    )
    named = {key: numbers[n] for key, n in plan.numbers.items()}
    return replace(plan, steps=moved, numbers=named)
