"""The weeks of a plan as values: when there is work, and what of which step is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pathplan.model import Report, Schedule, Span
from pathplan.render.languages import language_of
from pathplan.render.reports.dates import tells_minutes

LONG = timedelta(days=6)
"""From its first to its last day, a stretch without work that is told between the weeks."""
SCHOOL_DAYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What of one step is done in a week: `place` is that of the step in the plan.

    `first` and `last` are its days within the week. It `begins` or `ends` in this week, or both.
    `minutes` is what it takes there; an audience that may not know of extra time is told the effort
    of a whole step, and None of a part. `sittings` are the lengths of its sittings, where the step
    takes more than one and the audience may know.
    """

    place: int
    first: date
    last: date
    minutes: int | None
    begins: bool
    ends: bool
    sittings: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """A badge that is earned, or a goal (`goal`) that is reached, about a day."""

    key: str
    day: date
    goal: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week with work: `start` is its Monday, `days` those with work, in order.

    `minutes` are those of its work, None where the audience is not told. `off` are its days within
    a short break; `pauses` the breaks of a week or more since the work before, each the first and
    the last day, which `off` leaves out.
    """

    start: date
    minutes: int | None
    days: tuple[date, ...]
    off: tuple[date, ...]
    pauses: tuple[tuple[date, date], ...]
    entries: tuple[Work | Milestone, ...]


def weeks(report: Report) -> tuple[Week, ...]:
    """Return the weeks in which there is something to do; none where a plan has no dates."""
    made = report.plan.schedule
    if made is None:
        return ()
    entries: dict[date, list[Work | Milestone]] = {}
    days: dict[date, set[date]] = {}
    for place, span in enumerate(made.spans):
        for work in _worked(report, place, span):
            monday = _monday(work.first)
            entries.setdefault(monday, []).append(work)
            pieces = (day for day, _ in span.work if _monday(day) == monday)
            days.setdefault(monday, set()).update(pieces)
        for reached in _reached(report, place, span):
            entries.setdefault(_monday(reached.day), []).append(reached)
    found = []
    before = made.start
    for monday in sorted(entries):
        worked = tuple(sorted(days.get(monday, ())))
        found.append(
            Week(
                start=monday,
                minutes=_sum(entries[monday]) if tells_minutes(report) else None,
                days=worked,
                off=tuple(_off(made, monday)),
                pauses=tuple(_pauses(made, before, worked[0] if worked else monday)),
                entries=tuple(entries[monday]),
            )
        )
        before = worked[-1] if worked else before
    return tuple(found)


def week_time(report: Report, week: Week) -> str:
    """Return how much there is to do in a week, on which days, and which of them are off."""
    say = language_of(report).weeks
    hours = "" if week.minutes is None else say.hours(week.minutes)
    days = say.days([day.weekday() for day in week.days]) if week.days else ""
    told = ": ".join(text for text in (hours, days) if text)
    off = say.off([day.weekday() for day in week.off]) if week.off else ""
    return " ".join(text for text in (f"{told}." if told else "", off) if text)


def _worked(report: Report, place: int, span: Span) -> Iterator[Work]:
    """Yield the work on one step, week by week; nothing for a milestone."""
    if not report.plan.steps[place].number:
        return
    pieces = span.work or ((span.end, 0),)
    mondays = sorted({_monday(day) for day, _ in pieces})
    told = tells_minutes(report)
    for monday in mondays:
        within = [piece for piece in pieces if _monday(piece[0]) == monday]
        minutes: int | None = sum(m for _, m in within)
        if not told:
            minutes = report.plan.steps[place].minutes if len(mondays) == 1 else None
        yield Work(
            place=place,
            first=within[0][0],
            last=within[-1][0],
            minutes=minutes,
            begins=monday == mondays[0],
            ends=monday == mondays[-1],
            sittings=tuple(m for _, m in within) if told and span.sittings else (),
        )


def _reached(report: Report, place: int, span: Span) -> Iterator[Milestone]:
    """Yield the badge that a milestone earns, and the goals that are reached with a step."""
    step = report.plan.steps[place]
    goals = {goal.key for goal in report.plan.goals}
    for key in step.keys:
        reached = step.goal and key in goals
        if reached or not step.number:
            yield Milestone(key=key, day=span.end, goal=reached)


def _sum(entries: list[Work | Milestone]) -> int:
    return sum(entry.minutes or 0 for entry in entries if isinstance(entry, Work))


def _off(made: Schedule, monday: date) -> Iterator[date]:
    """Yield the days of a week that a short break takes away, weekends only where they count."""
    for number in range(7):
        day = monday + timedelta(days=number)
        counts = number < SCHOOL_DAYS or number in made.weekdays
        breaks = ((a, b) for a, b in made.free if b - a < LONG)
        if counts and any(first <= day <= last for first, last in breaks):
            yield day


def _pauses(made: Schedule, before: date, until: date) -> Iterator[tuple[date, date]]:
    """Yield the long breaks that end between two days of work."""
    for first, last in made.free:
        if last - first >= LONG and before <= last < until:
            yield first, last


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
