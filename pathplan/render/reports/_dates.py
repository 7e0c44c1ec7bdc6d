"""What a calendar says, in words that every report shares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pathplan.model import Expiry, GoalDate, Plan, Remedy, Report, Schedule, Span
from pathplan.render.words import MONTHS, WEEKDAYS, count, day, duration, listing


def between(first: date, last: date, today: date) -> str:
    """Return two days as `23 - 25 Nov`, `25 Nov - 2 Dec`, or one day where they are the same."""
    if first == last:
        return day(first, today)
    return f"{_opening(first, last, today)} - {day(last, today)}"


def _opening(first: date, last: date, today: date) -> str:
    """Return the first of two days with as much of it as the last does not say."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    text = f"{first.day} {MONTHS[first.month - 1]}"
    return text if first.year in {last.year, today.year} else f"{text} {first.year}"


def when(span: Span, today: date) -> str:
    """Return the days of a step."""
    return between(span.start, span.end, today)


def pace(report: Report, made: Schedule) -> str:
    """Return the pace as words: `at 4h a week (Mon to Thu; not 26-27 Nov)`.

    Extra time is told to advisors only.
    """
    today = report.plan.as_of
    said = [_weekdays(made.weekdays)]
    said += [f"not {between(a, b, today).replace(' - ', '-')}" for a, b in made.free]
    if made.start > today:
        said.append(f"from {day(made.start, today)}")
    text = f"at {duration(made.minutes)} a week ({'; '.join([said[0], ', '.join(said[1:])])})"
    text = text.replace("; )", ")")
    if made.sitting:
        text += f", in sittings of up to {duration(made.sitting)}"
    if made.extra_time != 1 and report.audience == "advisor":
        text += f", with extra time x {made.extra_time:g}"
    return text


def tells_minutes(report: Report) -> bool:
    """Say whether an audience may know how long work takes day by day: it shows extra time."""
    made = report.plan.schedule
    return made is not None and (made.extra_time == 1 or report.audience == "advisor")


def sittings(report: Report, place: int) -> str:
    """Return in how many sittings a step is done; "" where one is enough.

    Learners with extra time are not told: the number would tell of it.
    """
    made = report.plan.schedule
    if made is None or not made.spans[place].sittings or not tells_minutes(report):
        return ""
    lengths = [minutes for _, minutes in made.spans[place].work]
    of = "of" if len({*lengths}) == 1 else "of up to"
    return f"{count(len(lengths), 'sitting')} {of} {duration(max(lengths))}"


def _weekdays(days: Sequence[int]) -> str:
    names = [WEEKDAYS[n] for n in days]
    row = list(range(days[0], days[-1] + 1)) == list(days)
    return f"{names[0]} to {names[-1]}" if row and len(days) > 2 else listing(names)


def ready(goal: GoalDate, today: date) -> tuple[str, str]:
    """Return when a goal is ready, and whether that is in time."""
    about = f"ready about {day(goal.ready, today)}"
    if goal.due is None:
        return about, ""
    return about, f"{count(goal.late, 'day')} late" if goal.late else "on time"


def remedies(report: Report) -> list[str]:
    """Return for each late goal what would bring it in on time, and what expires on the way."""
    made = report.plan.schedule
    if made is None:
        return []
    said = [_remedy(report, made, remedy) for remedy in made.remedies]
    if made.rearranged:
        said.insert(0, "The order is the one that meets the dates; the usual one would miss one.")
    return said + [_expiry(report, found) for found in report.plan.expiring]


def _expiry(report: Report, found: Expiry) -> str:
    today = report.plan.as_of
    who = f"step {found.number}" if found.number else report.title(found.needed_by)
    text = f'"{report.title(found.key)}" counts until {day(found.until, today)}, and {who} needs it'
    return f"{text} on {day(found.start, today)}: show it again before that."


def _remedy(report: Report, made: Schedule, remedy: Remedy) -> str:
    today = report.plan.as_of
    name = report.title(remedy.key)
    text = ""
    if remedy.hours is not None:
        week = f"{duration(remedy.hours)} a week instead of {duration(made.minutes)}"
        text = f'To have "{name}" by {day(remedy.due, today)} it takes {week}. Or move'
    else:
        text = f'"{name}" cannot be ready by {day(remedy.due, today)}: move'
    text += f" its date to {day(remedy.ready, today)}."
    if remedy.without:
        text += f" Leaving out {_titles(report, remedy.without)} would be enough."
    elif remedy.not_without:
        text += f" Leaving out {_titles(report, remedy.not_without)} would not be enough."
    return text


def _titles(report: Report, keys: Sequence[str]) -> str:
    return listing([report.title(key) for key in keys], "or")


def range_of(plan: Plan, report: Report) -> str:
    """Return between which days the goals are ready if efforts are a quarter less or more."""
    if plan.schedule is None or not plan.schedule.goals:
        return ""
    today = plan.as_of
    said = []
    for goal in plan.schedule.goals:
        if goal.earliest == goal.latest:
            said.append(f"{report.title(goal.key)} on {day(goal.ready, today)}")
        else:
            first = _opening(goal.earliest, goal.latest, today)
            days = f"between {first} and {day(goal.latest, today)}"
            said.append(f"{report.title(goal.key)} {days}")
    return f"If every step takes a quarter less or more: {', '.join(said)}."


def gaps(plan: Plan) -> dict[int, str]:
    """Return by the place of the step that follows it what is said of a break of a week or more."""
    made = plan.schedule
    if made is None:
        return {}
    found = {}
    for first, last in made.free:
        if (last - first) < timedelta(days=6):
            continue
        place = next((n for n, span in enumerate(made.spans) if span.start > first), None)
        if place:
            found[place] = f"no work {between(first, last, plan.as_of)}"
    return found


def since(report: Report) -> list[str]:
    """Return what is different since a plan was agreed on, as lines."""
    found = report.plan.since
    if found is None:
        return []
    today = report.plan.as_of
    lines = [f"Agreed on {day(found.day, today)}" + ("" if found.kept else f"; left: {found.why}")]
    rows = [f"{report.title(key)}: shown {day(on, today)}" for key, on in found.shown]
    rows += [f"{report.title(key)}: not yet, {day(on, today)}" for key, on in found.failed]
    rows += [f"decided: {kind} {report.title(report.key(name))}" for kind, name in found.decided]
    rows += [
        f"{report.title(key)}: ready {day(now, today)} instead of {day(then, today)}"
        for key, then, now in found.moved
    ]
    if found.maps:
        rows.append(f"the map {listing(list(found.maps))} has changed")
    if found.cheaper:
        rows.append(f"another route would now save {duration(found.cheaper)}: --fresh takes it")
    lines[0] += "; since then" if rows else "; nothing is different since"
    return [f"{lines[0]}{':' if rows else '.'}", *rows]
