"""What a calendar says, in words that every report shares."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pathplan.model import Expiry, GoalDate, Plan, Remedy, Report, Schedule, Span
from pathplan.model.agreed import MapChange, Since
from pathplan.render.languages import Language, language_of
from pathplan.render.words import duration

CHANGES = 5
"""Changes of a map that are told one by one at most."""


def when(report: Report, span: Span) -> str:
    """Return the days of a step."""
    return language_of(report).dates.span(span.start, span.end, report.plan.as_of)


def pace(report: Report, made: Schedule) -> str:
    """Return the pace as words: `at 4h a week (Mon to Thu; not 26-27 Nov)`.

    Extra time is told to advisors only.
    """
    say, today = language_of(report).dates, report.plan.as_of
    rest = [say.day_off(first, last, today) for first, last in made.free]
    if made.start > today:
        rest.append(say.starts(say.day(made.start, today)))
    text = say.pace(duration(made.minutes), say.weekdays(made.weekdays), rest)
    if made.sitting:
        text += f", {say.sitting(duration(made.sitting))}"
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
    return sittings_of(report, [minutes for _, minutes in made.spans[place].work])


def sittings_of(report: Report, lengths: Sequence[int]) -> str:
    """Return how many sittings there are of some lengths in minutes; "" where there is one."""
    if len(lengths) < 2:
        return ""
    say = language_of(report).dates
    told = say.sittings if len({*lengths}) == 1 else say.sittings_up_to
    return told(len(lengths), duration(max(lengths)))


def ready(language: Language, goal: GoalDate, today: date) -> tuple[str, str]:
    """Return when a goal is ready, and whether that is in time."""
    say = language.dates
    about = say.ready(say.day(goal.ready, today))
    if goal.due is None:
        return about, ""
    return about, say.late(goal.late) if goal.late else say.on_time


def remedies(report: Report) -> list[str]:
    """Return for each late goal what would bring it in on time, and what expires on the way."""
    made = report.plan.schedule
    if made is None:
        return []
    said = [_remedy(report, made, remedy) for remedy in made.remedies]
    if made.rearranged:
        said.insert(0, language_of(report).dates.rearranged)
    return said + [_expiry(report, found) for found in report.plan.expiring]


def _expiry(report: Report, found: Expiry) -> str:
    say, today = language_of(report).dates, report.plan.as_of
    who = say.step(found.number) if found.number else report.title(found.needed_by)
    until, start = say.day(found.until, today), say.day(found.start, today)
    return say.expires(report.title(found.key), until, who, start)


def _remedy(report: Report, made: Schedule, remedy: Remedy) -> str:
    say, today = language_of(report).dates, report.plan.as_of
    name = report.title(remedy.key)
    due, moved = say.day(remedy.due, today), say.day(remedy.ready, today)
    if remedy.hours is None:
        text = say.too_late(name, due, moved)
    else:
        text = say.in_time(name, due, duration(remedy.hours), duration(made.minutes), moved)
    titles = [report.title(key) for key in remedy.without or remedy.not_without]
    if titles:
        left_out = say.either(titles)
        text += f" {say.enough(left_out) if remedy.without else say.not_enough(left_out)}"
    return text


def range_of(plan: Plan, report: Report) -> str:
    """Return between which days the goals are ready if efforts are a quarter less or more."""
    if plan.schedule is None or not plan.schedule.goals:
        return ""
    say, today = language_of(report).dates, plan.as_of
    said = []
    for goal in plan.schedule.goals:
        name = report.title(goal.key)
        if goal.earliest == goal.latest:
            said.append(say.ready_on(name, say.day(goal.ready, today)))
        else:
            said.append(say.ready_between(name, goal.earliest, goal.latest, today))
    return say.if_longer(", ".join(said))


def gaps(report: Report) -> dict[int, str]:
    """Return by the place of the step that follows it what is said of a break of a week or more."""
    made = report.plan.schedule
    if made is None:
        return {}
    found = {}
    for first, last in made.free:
        if (last - first) < timedelta(days=6):
            continue
        place = next((n for n, span in enumerate(made.spans) if span.start > first), None)
        if place:
            found[place] = language_of(report).dates.no_work(first, last, report.plan.as_of)
    return found


def since(report: Report) -> list[str]:
    """Return what is different since a plan was agreed on, as lines."""
    found = report.plan.since
    if found is None:
        return []
    language = language_of(report)
    say = language.since
    why = say.left[found.why] if found.why else ""
    agreed = say.agreed(language.dates.day(found.day, report.plan.as_of), why)
    rows = _changes(report, found)
    return [say.then(agreed), *rows] if rows else [say.nothing(agreed)]


def _changes(report: Report, found: Since) -> list[str]:
    language = language_of(report)
    say, title = language.since, report.title

    def day(when: date) -> str:
        return language.dates.day(when, report.plan.as_of)

    rows = [say.shown(title(key), day(on)) for key, on in found.shown]
    rows += [say.failed(title(key), day(on)) for key, on in found.failed]
    rows += _reasons(report, found)
    rows += [say.moved(title(key), day(now), day(then)) for key, then, now in found.moved]
    if found.cheaper:
        rows.append(say.cheaper(duration(found.cheaper)))
    return rows


def besides(report: Report) -> list[str]:
    """Return what is different since an agreement besides evidence and dates, as lines."""
    found = report.plan.since
    if found is None:
        return []
    say = language_of(report).since
    rows = _reasons(report, found)
    if found.why:
        rows.append(say.route(say.left[found.why]))
    return rows + ([say.cheaper(duration(found.cheaper))] if found.cheaper else [])


def _reasons(report: Report, found: Since) -> list[str]:
    """Return what was decided, and what the maps say otherwise."""
    language = language_of(report)
    say = language.since
    rows = [
        say.decided(say.kinds[kind], report.title(report.key(name))) for kind, name in found.decided
    ]
    if found.maps:
        tell = say.maps if found.changes else say.aside
        rows.append(tell(language.dates.both(found.maps)))
    shown = found.changes if len(found.changes) <= CHANGES else found.changes[: CHANGES - 1]
    rows += [_map_change(report, change) for change in shown]
    if len(shown) < len(found.changes):
        rows.append(say.more(len(found.changes) - len(shown)))
    return rows


def _map_change(report: Report, change: MapChange) -> str:
    say, now = language_of(report).since, report.title(change.key)
    if change.kind == "gone":
        return say.gone(change.title)
    if change.kind == "renamed":
        return say.renamed(change.title, now)
    if change.kind == "effort":
        return say.effort(now, duration(change.now), duration(change.then))
    tell = say.needs if change.kind == "needs" else say.free
    return tell(now, report.title(change.other))
