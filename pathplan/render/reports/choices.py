"""What a learner can choose, as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pathplan.model import Assessment, Choice, Option, Report
from pathplan.model.letters import letter
from pathplan.model.schedule import GoalDate
from pathplan.render.escape import terminal
from pathplan.render.languages import language_of
from pathplan.render.reports import _path as path
from pathplan.render.reports.changes import signed_minutes
from pathplan.render.reports.dead_ends import dead_ends
from pathplan.render.reports.text import HANDFUL, as_of, heading
from pathplan.render.width import cells, pad, with_command, wrap
from pathplan.render.words import duration


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An extra as it is offered: its title, effort, and when it opens."""

    title: str
    minutes: int
    after: int
    interests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A goal that could be set, or left where it is `off`; minutes of the whole path then."""

    key: str
    minutes: int
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way to show a competency.

    `too` are the titles of other steps that it shows; `along` that of the step with which it was
    told already, "" where it is told here.
    """

    assessment: Assessment
    too: tuple[str, ...] = ()
    along: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """All that can be chosen besides routes.

    `ways` are titles with several ways to show it, the one planned first. `ends` gives for a whole
    path's minutes the day it ends, None without a calendar; `ready` is when the goal is ready that
    a choice is for, by its option. `goals` are those that could be set or left; where they are not
    told, `more` says whether there are any.
    """

    ways: tuple[tuple[str, tuple[Way, ...]], ...] = ()
    extras: tuple[Offer, ...] = ()
    ends: dict[int, date] | None = None
    ready: Mapping[Option, GoalDate] = field(default_factory=dict)
    goals: tuple[Aim, ...] = ()
    more: bool = False


def choices_text(
    report: Report, offered: Offered, *, word: str, width: int, everything: bool = False
) -> str:
    """Return the routes, ways to show something and extras, each with its price."""
    plan, language = report.plan, language_of(report)
    say = language.choose
    call = report.call or language.plan.somebody
    closed = dead_ends(report, width)
    lines = [*closed, ""] if closed else []
    lines += [heading(say.title(call), as_of(report), width), ""]
    blocks = [_route(report, choice, offered, width) for choice in plan.choices]
    blocks += [_way(report, title, ways, width) for title, ways in offered.ways]
    if offered.extras:
        blocks.append(_extras(report, offered.extras))
    if not blocks and not _hours(report, width) and not offered.goals and not offered.more:
        lines = closed or [say.nothing(call)]
        return "".join(f"{terminal(line.rstrip())}\n" for line in lines)
    shown = blocks if everything else blocks[:HANDFUL]
    hidden = len(blocks) - len(shown) + (0 if everything else int(offered.more))
    shown = [*shown, *_hours(report, width), *_goals(report, offered, width)]
    for number, (title, rows) in enumerate(shown):
        first, *rest = wrap(title, width - 5)
        lines += [f"  {letter(number):<3}{first}", *(f"     {row}" for row in rest), *rows]
    if hidden:
        lines += ["", say.rest(hidden, f"pathplan choose {word} --all")]
    lines += ["", say.how(f"pathplan choose {word} {_example(report, offered)}")]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _hours(report: Report, width: int) -> list[tuple[str, list[str]]]:
    """Return what would bring in on time what is late: hours a week, a date, a goal less."""
    made, language = report.plan.schedule, language_of(report)
    if made is None or not made.remedies:
        return []
    say, day, today = language.choose, language.dates.day, report.plan.as_of
    late = {(g.key, g.due): g.late for g in made.goals}
    rows = []
    for remedy in made.remedies:
        goal, short = report.title(remedy.key), report.short(remedy.key)
        now = language.dates.late(late[remedy.key, remedy.due])
        told = [(f"{say.paced(duration(made.minutes))}: {goal}, {now}", "")]
        if remedy.hours is not None:
            hours = duration(remedy.hours)
            told.append((f"{say.paced(hours)}:", f"--pace {hours}"))
        date_ = f"--goal {short} --due {remedy.ready.isoformat()}"
        told.append((f"{say.dated(goal, day(remedy.ready, today))}:", date_))
        told += [
            (f"{say.no_goal(report.title(key))}:", f"--goal {report.short(key)} --undo")
            for key in remedy.without
        ]
        for number, (text, typed) in enumerate(told):
            command = f"pathplan choose {report.typed} {typed}"
            wide = width - cells(_row(report, ""))
            first, *rest = with_command(text, command, wide) if typed else wrap(text, wide)
            rows += [_row(report, first, number), *(_row(report, row) for row in rest)]
    return [(say.hours, rows)]


def _goals(report: Report, offered: Offered, width: int) -> list[tuple[str, list[str]]]:
    """Return what a goal more or less would make of the whole path."""
    language = language_of(report)
    say, rows = language.choose, []
    for goal in offered.goals:
        title = report.title(goal.key)
        text = say.no_goal(title) if goal.off else say.new_goal(title, "")
        more = signed_minutes(goal.minutes - report.plan.minutes) or say.same
        typed = f"--goal {report.short(goal.key)}{' --undo' if goal.off else ''}"
        told = f"{text} ({more}, {language.closed.in_all(duration(goal.minutes))}):"
        wide = width - cells(_row(report, ""))
        first, *rest = with_command(told, f"pathplan choose {report.typed} {typed}", wide)
        rows += [_row(report, first, 1), *(_row(report, row) for row in rest)]
    return [(say.goals, rows)] if rows else []


def _example(report: Report, offered: Offered) -> str:
    for choice in report.plan.choices:
        for option in choice.others:
            if option.keys:
                return f'"{report.title(option.keys[-1]).lower()}"'
    if offered.ways:
        return f'"{offered.ways[0][1][1].assessment.title}"'
    return f'"{offered.extras[0].title}"' if offered.extras else "NAME"


def _row(report: Report, text: str, number: int | None = None) -> str:
    """Return a row below a title; those with a number are options, the first the one taken."""
    say = language_of(report).choose
    label = "" if number is None else say.other if number else say.now
    return f"     {pad(label, max(cells(say.now), cells(say.other)) + 2)}{text}"


def _route(report: Report, choice: Choice, offered: Offered, width: int) -> tuple[str, list[str]]:
    language = language_of(report)
    say = language.choose
    owners = [report.title(key) for key in choice.owners]
    options = [choice.taken, *choice.others]
    names = [path.names(report, option) for option in options]
    ends = [_ends(report, option, offered) for option in options]
    used = cells(_row(report, "")) + 18 + max(cells(text) for text in ends)
    wide = min(46, max(20, width - used), max(cells(name) for name in names))
    rows = []
    for number, (option, name, end) in enumerate(zip(options, names, ends, strict=True)):
        first, *rest = wrap(name, wide)
        more = _more(report, choice.taken, option) if number else ""
        total = duration(option.minutes) if option.minutes is not None else say.no_path
        told = f"{pad(first, wide)}  {more:>7}  {total:>7}{end}"
        rows += [_row(report, told, number), *(_row(report, row) for row in rest)]
    return say.owners(language.dates.both(owners)), rows


def _more(report: Report, taken: Option, option: Option) -> str:
    if taken.minutes is None or option.minutes is None:
        return ""
    return signed_minutes(option.minutes - taken.minutes) or language_of(report).choose.same


def _ends(report: Report, option: Option, offered: Offered) -> str:
    """Return when the goal of a choice is ready, or else the whole path done."""
    language, today = language_of(report), report.plan.as_of
    goal = offered.ready.get(option)
    if goal is not None:
        late = f", {language.dates.late(goal.late)}" if goal.late else ""
        return f"   {language.dates.ready(language.dates.day(goal.ready, today))}{late}"
    ends = (offered.ends or {}).get(option.minutes or -1)
    return f"   {language.choose.done(language.dates.day(ends, today))}" if ends else ""


def _way(report: Report, title: str, ways: Sequence[Way], width: int) -> tuple[str, list[str]]:
    rows = []
    for number, way in enumerate(ways):
        first, *rest = wrap(_told(report, way), width - cells(_row(report, "")))
        rows += [_row(report, first, number), *(_row(report, row) for row in rest)]
    return language_of(report).choose.show(title), rows


def _told(report: Report, way: Way) -> str:
    language, found = language_of(report), way.assessment
    if way.along:
        return language.next.along(way.along)
    text = ", ".join([found.title, *([duration(found.effort)] if found.effort else [])])
    too = language.page.shows_too(language.dates.both(way.too)) if way.too else ""
    return f"{text}; {too}" if too else text


def _extras(report: Report, offers: Sequence[Offer]) -> tuple[str, list[str]]:
    say = language_of(report).choose
    names = [f"{o.title} ({', '.join(o.interests)})" if o.interests else o.title for o in offers]
    wide = max(cells(name) for name in names)
    rows = []
    for offer, name in zip(offers, names, strict=True):
        when = say.after(offer.after) if offer.after else say.at_once
        rows.append(_row(report, f"{pad(name, wide)}  {duration(offer.minutes):>7}   {when}"))
    return say.extra, rows
