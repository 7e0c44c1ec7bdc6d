"""What a learner can choose, and what a choice changed, as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pathplan.model import Assessment, Choice, Option, Plan, Report
from pathplan.render.escape import terminal
from pathplan.render.reports import _path as path
from pathplan.render.reports.text import heading
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import day, duration, full_day, listing

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
HANDFUL = 5
"""Choices that are shown without being asked for more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An extra as it is offered: its title, effort, and when it opens."""

    title: str
    minutes: int
    after: int
    interests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """All that can be chosen besides routes.

    `ways` are titles with several assessments, the one planned first. `ends` gives for a whole
    path's minutes the day it ends, None without a calendar.
    """

    ways: tuple[tuple[str, tuple[Assessment, ...]], ...] = ()
    extras: tuple[Offer, ...] = ()
    ends: dict[int, date] | None = None


def choices_text(
    report: Report, offered: Offered, *, word: str, width: int, everything: bool = False
) -> str:
    """Return the routes, ways to show something and extras, each with its price."""
    plan = report.plan
    lines = [heading(f"What {report.call} can choose", f"as of {full_day(plan.as_of)}", width), ""]
    blocks = [_route(report, choice, offered) for choice in plan.choices]
    blocks += [_way(title, ways) for title, ways in offered.ways]
    if offered.extras:
        blocks.append(_extras(offered.extras))
    if not blocks:
        return f"There is nothing to choose on this path: {report.call} has no two ways to go.\n"
    shown = blocks if everything else blocks[:HANDFUL]
    for letter, (title, rows) in zip(LETTERS, shown, strict=False):
        first, *rest = wrap(title, width - 5)
        lines += [f"  {letter}  {first}", *(f"     {row}" for row in rest), *rows]
    if len(blocks) > len(shown):
        lines += ["", f"{len(blocks) - len(shown)} more: pathplan choose {word} --all"]
    lines += ["", f"Choose by typing a name: pathplan choose {word} {_example(report, offered)}"]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _example(report: Report, offered: Offered) -> str:
    for choice in report.plan.choices:
        for option in choice.others:
            if option.keys:
                return f'"{report.title(option.keys[-1]).lower()}"'
    if offered.ways:
        return f'"{offered.ways[0][1][1].title}"'
    return f'"{offered.extras[0].title}"'


def _route(report: Report, choice: Choice, offered: Offered) -> tuple[str, list[str]]:
    owners = [report.title(key) for key in choice.owners]
    options = [choice.taken, *choice.others]
    names = [path.names(report, option) for option in options]
    wide = min(46, max(cells(name) for name in names))
    rows = []
    for number, (option, name) in enumerate(zip(options, names, strict=True)):
        label = "now" if not number else "or"
        first, *rest = wrap(name, wide)
        more = _more(choice.taken, option) if number else ""
        total = duration(option.minutes) if option.minutes is not None else "no path"
        ends = _ends(report, option, offered)
        rows.append(f"     {label:<5}{pad(first, wide)}  {more:>7}  {total:>7}{ends}")
        rows += [f"          {row}" for row in rest]
    return f"For {listing(owners)}", rows


def _more(taken: Option, option: Option) -> str:
    if taken.minutes is None or option.minutes is None:
        return ""
    more = option.minutes - taken.minutes
    return f"+{duration(more)}" if more > 0 else f"-{duration(-more)}" if more < 0 else "same"


def _ends(report: Report, option: Option, offered: Offered) -> str:
    ends = (offered.ends or {}).get(option.minutes or -1)
    return f"   done about {day(ends, report.plan.as_of)}" if ends else ""


def _way(title: str, ways: Sequence[Assessment]) -> tuple[str, list[str]]:
    rows = []
    for number, way in enumerate(ways):
        took = f", {duration(way.effort)}" if way.effort else ""
        rows.append(f"     {'now' if not number else 'or':<5}{way.title}{took}")
    return f"How to show {title}", rows


def _extras(offers: Sequence[Offer]) -> tuple[str, list[str]]:
    names = [f"{o.title} ({', '.join(o.interests)})" if o.interests else o.title for o in offers]
    wide = max(cells(name) for name in names)
    rows = []
    for offer, name in zip(offers, names, strict=True):
        when = f"after step {offer.after}" if offer.after else "now"
        rows.append(f"          {pad(name, wide)}  {duration(offer.minutes):>7}   {when}")
    return "Something extra", rows


def changes_text(before: Report, after: Report, width: int) -> list[str]:
    """Return what is different between two plans: the work, the dates, what comes in and goes."""
    old, new = before.plan, after.plan
    more = new.minutes - old.minutes
    sign = f"+{duration(more)}" if more > 0 else f"-{duration(-more)}" if more < 0 else "as before"
    told = [f"The path is now {duration(new.minutes)} ({sign})."]
    told += _dates(after, old, new)
    lines = wrap(" ".join(told), width)
    keys = [{key: s.minutes for s in p.steps for key in s.keys if s.number} for p in (old, new)]
    rows = [("in", key, keys[1][key]) for key in keys[1] if key not in keys[0]]
    rows += [("out", key, keys[0][key]) for key in keys[0] if key not in keys[1]]
    wide = max((cells(after.title(key)) for _, key, _ in rows), default=0)
    said = ""
    for label, key, minutes in rows:
        shown = label if label != said else ""
        said = label
        lines.append(f"  {shown:<6}{pad(after.title(key), wide)}  {duration(minutes):>7}")
    for label, key, _ in rows:
        failed = after.state.of(key).failed
        if label == "in" and failed is not None and failed.day is not None:
            mind = f"Mind: {after.title(key)} was not yet on {day(failed.day, new.as_of)}."
            lines += ["", *wrap(mind, width)]
    return [terminal(line) for line in lines]


def _dates(report: Report, old: Plan, new: Plan) -> list[str]:
    if not old.goal_dates or not new.goal_dates:
        return []
    before = {(g.key, g.rank): g.ready for g in old.goal_dates}
    moved, stay = [], []
    for goal in new.goal_dates:
        was = before.get((goal.key, goal.rank))
        name = report.title(goal.key)
        if was is None:
            moved.append(f"{name} is ready about {day(goal.ready, new.as_of)}")
        elif was != goal.ready:
            days = f"{day(was, new.as_of)} to {day(goal.ready, new.as_of)}"
            moved.append(f"{name} moves from {days}")
        else:
            stay.append(f"{name} stays on {day(goal.ready, new.as_of)}")
    said = "; ".join([*moved, *stay])
    return [f"{said}."] if said else []
