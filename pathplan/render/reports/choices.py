"""What a learner can choose, and what a choice changed, as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pathplan.model import Assessment, Choice, Decision, Option, Plan, Report
from pathplan.render.escape import terminal
from pathplan.render.languages import language_of
from pathplan.render.reports import _dates as dates
from pathplan.render.reports import _path as path
from pathplan.render.reports._dead_ends import dead_ends
from pathplan.render.reports.text import HANDFUL, as_of, heading
from pathplan.render.width import cells, pad, with_command, wrap
from pathplan.render.words import duration

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An extra as it is offered: its title, effort, and when it opens."""

    title: str
    minutes: int
    after: int
    interests: tuple[str, ...] = ()


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
    path's minutes the day it ends, None without a calendar.
    """

    ways: tuple[tuple[str, tuple[Way, ...]], ...] = ()
    extras: tuple[Offer, ...] = ()
    ends: dict[int, date] | None = None


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
    if not blocks:
        lines = closed or [say.nothing(call)]
        return "".join(f"{terminal(line.rstrip())}\n" for line in lines)
    shown = blocks if everything else blocks[:HANDFUL]
    for letter, (title, rows) in zip(LETTERS, shown, strict=False):
        first, *rest = wrap(title, width - 5)
        lines += [f"  {letter}  {first}", *(f"     {row}" for row in rest), *rows]
    if len(blocks) > len(shown):
        lines += ["", say.rest(len(blocks) - len(shown), f"pathplan choose {word} --all")]
    lines += ["", say.how(f"pathplan choose {word} {_example(report, offered)}")]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


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
    return _signed(option.minutes - taken.minutes) or language_of(report).choose.same


def _signed(minutes: int) -> str:
    """Return a difference with its sign, "" where there is none."""
    if not minutes:
        return ""
    return f"+{duration(minutes)}" if minutes > 0 else f"-{duration(-minutes)}"


def _ends(report: Report, option: Option, offered: Offered) -> str:
    ends = (offered.ends or {}).get(option.minutes or -1)
    if not ends:
        return ""
    language = language_of(report)
    return f"   {language.choose.done(language.dates.day(ends, report.plan.as_of))}"


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


def changes_text(before: Report | None, after: Report, width: int) -> list[str]:
    """Return what is different between two plans: the work, the dates, what comes in and goes.

    Of a learner's first plan, which has none `before` it, only the work is told.
    """
    new, language = after.plan, language_of(after)
    say = language.choose
    if before is None:
        return wrap(terminal(say.first(path.work(after, new.steps))), width)
    old = before.plan
    shut = {u.goal.key for u in new.unreachable}
    opened = [u.goal.key for u in old.unreachable if u.goal.key not in shut]
    if opened and not old.steps:
        told = [say.opened(_titles(after, opened)), say.first(path.work(after, new.steps))]
    else:
        more = _signed(new.minutes - old.minutes) or say.as_before
        told = [say.total(duration(new.minutes), more)]
        told += [say.opened(_titles(after, opened))] if opened else []
    told += _dates(after, old, new)
    lines = wrap(" ".join(told), width)
    rows = _rows(after, old, new)
    wide = max((cells(after.title(key)) for _, key, _ in rows), default=0)
    labels = max(cells(say.comes), cells(say.goes)) + 3
    said = ""
    for label, key, minutes in rows:
        shown = label if label != said else ""
        said = label
        name = pad(after.title(key), wide)
        lines.append(f"  {pad(shown, labels)}{name}  {duration(minutes):>7}")
    for label, key, _ in rows:
        failed = after.state.of(key).failed
        if label == say.comes and failed is not None and failed.day is not None:
            mind = say.mind(after.title(key), language.dates.day(failed.day, new.as_of))
            lines += ["", *_mind(after, key, mind, width)]
    if shut:
        still = say.still_closed(_titles(after, [u.goal.key for u in new.unreachable]))
        lines += ["", *with_command(still, f"pathplan plan {after.typed}", width)]
    return [terminal(line) for line in lines]


def _titles(report: Report, keys: Sequence[str]) -> str:
    return language_of(report).dates.both([report.title(key) for key in keys])


def taken_back(report: Report, decision: Decision) -> str:
    """Return that a decision stands no longer."""
    say, title = language_of(report).choose, report.title(report.key(decision.competency))
    what = say.way(decision.show, title) if decision.show else title
    return f"{what} {say.no_longer[decision.kind]}"


def _mind(report: Report, key: str, mind: str, width: int) -> list[str]:
    """Return a warning about something that comes in, with the cheapest way around it."""
    others = (o for c in report.plan.choices if key in c.taken.keys for o in c.others)
    other = next((o for o in others if o.minutes and o.keys and key not in o.keys), None)
    if other is None or not report.word:
        return wrap(mind, width)
    say = language_of(report).choose
    told = say.instead(path.names(report, other), duration(other.minutes or 0))
    return with_command(f"{mind} {told}", _choose(report, other), width)


def _choose(report: Report, option: Option) -> str:
    return f'pathplan choose {report.word} "{report.title(option.keys[-1]).lower()}"'


def _rows(report: Report, old: Plan, new: Plan) -> list[tuple[str, str, int]]:
    """Return what comes in and what goes, each with its minutes."""
    say = language_of(report).choose
    was, now = ({k: s.minutes for s in p.steps for k in s.keys if s.number} for p in (old, new))
    rows = [(say.comes, key, now[key]) for key in now if key not in was]
    return rows + [(say.goes, key, was[key]) for key in was if key not in now]


def _dates(report: Report, old: Plan, new: Plan) -> list[str]:
    """Return when goals are ready now, those that moved first, and where that is now in time."""
    language = language_of(report)
    say, day = language.choose, language.dates.day
    before = {(g.key, g.rank): g for g in old.goal_dates}
    moved: list[str] = []
    stay: list[str] = []
    for goal in new.goal_dates:
        was = before.get((goal.key, goal.rank))
        name, now = report.title(goal.key), day(goal.ready, new.as_of)
        if was is None:
            told, rows = say.ready(name, now), moved
        elif was.ready != goal.ready:
            told, rows = say.moves(name, day(was.ready, new.as_of), now), moved
        else:
            told, rows = say.stays(name, now), stay
        late = dates.ready(language, goal, new.as_of)[1]
        turned = was is None or was.due != goal.due or bool(was.late) != bool(goal.late)
        rows.append(f"{told}, {late}" if late and turned else told)
    said = "; ".join([*moved, *stay])
    return [f"{said}."] if said else []
