"""The head of a page: for what, in whose words, how far, and by when."""

from __future__ import annotations

import re
from itertools import groupby

from pathplan.model import GoalAim, Report
from pathplan.render.languages import language_of
from pathplan.render.pages._bar import bar
from pathplan.render.pages._html import Html, joined, tag
from pathplan.render.pages.sheet import Section, Sheet, items, section
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _path as path
from pathplan.render.reports import _terms as terms
from pathplan.render.reports import dates
from pathplan.render.reports.dead_ends import dead_ends
from pathplan.render.reports.next import for_fun, well_done
from pathplan.render.reports.text import goal_title, path_for
from pathplan.render.words import duration

NAMED = 3
"""Goals that a heading names; of more the map is named."""
WIDE = 10_000
COLUMNS = re.compile(" {2,}")
"""What stands between the columns of a line."""


def heading(sheet: Sheet) -> str:
    """Return what the page is called."""
    report = sheet.report
    if not sheet.for_learner:
        return path_for(report)
    goals = [report.title(goal.key) for goal in report.plan.goals]
    home = report.maps[0].title or report.maps[0].id
    told = sheet.say.dates.both(goals) if 0 < len(goals) <= NAMED else home
    return sheet.say.sheet.path_to(told)


def banner(sheet: Sheet) -> Html:
    """Return the banner: the map, what the page is called, and the learner's own words."""
    report = sheet.report
    home = sheet.own(report.maps[0].title or report.maps[0].id)
    words = dict.fromkeys(credit.because_of(report, goal.goal) for goal in report.plan.goals)
    own = [tag("q", text) for text in words if text]
    wrote = sheet.say.sheet.wrote if sheet.for_learner else f"{report.call} wrote:"
    return tag(
        "header",
        tag("p", home, class_="map"),
        tag("h1", heading(sheet)),
        tag("p", wrote, " ", joined(*own, by=" "), class_="own") if own else None,
    )


def how_far(sheet: Sheet) -> Section | None:
    """Return how much is done, when each goal is ready, and what would have to change."""
    report, say = sheet.report, sheet.say
    then, *changes = dates.since(report) or [""]
    talk = [*dates.remedies(report), *terms.no_room(report)]
    return section(
        "progress",
        say.sheet.how_far if sheet.for_learner else say.status.progress,
        bar(sheet.done, sheet.total),
        tag("p", counted, class_="counted") if (counted := _counted(sheet)) else None,
        tag("p", pace, class_="pace") if (pace := _pace(sheet)) else None,
        items((_goal(sheet, goal) for goal in report.plan.goals), class_="goals"),
        _blocked(sheet) if report.plan.unreachable else _arrived(sheet),
        joined(*(tag("p", text, class_="remark") for text in talk)),
        tag("p", then) if then else None,
        items(changes, class_="changes"),
    )


def arrived(report: Report) -> list[str]:
    """Return that all is reached, and what there is for fun; nothing where it is not."""
    if not report.plan.goals or not all(goal.reached for goal in report.plan.goals):
        return []
    extras = for_fun(report)
    fun = [f"{language_of(report).next.for_fun}: {extras}."] if extras else []
    return [well_done(report), *fun]


def closed(report: Report) -> list[tuple[str, bool]]:
    """Return why goals have no path, and what would open one; True are items of a list."""
    rows = ((text, text.startswith("    ")) for text in dead_ends(report, WIDE))
    return [(COLUMNS.sub(": ", text.strip()), listed) for text, listed in rows if text.strip()]


def _arrived(sheet: Sheet) -> Html | None:
    return joined(*(tag("p", text) for text in arrived(sheet.report)))


def _blocked(sheet: Sheet) -> Html:
    parts: list[Html | None] = []
    for listed, rows in groupby(closed(sheet.report), key=lambda row: row[1]):
        texts = [text for text, _ in rows]
        parts += [items(texts)] if listed else [tag("p", text) for text in texts]
    return tag("div", *parts, class_="blocked")


def _counted(sheet: Sheet) -> Html:
    plan, say = sheet.report.plan, sheet.say
    refresh = sum(step.kind == "refresh" for step in plan.steps)
    learn = sum(len(s.parts) for s in plan.steps if s.kind in {"learn", "together"})
    told = [tag("strong", say.sheet.done(sheet.done, sheet.total))] if sheet.total else []
    if plan.steps:
        told.append(joined(say.sheet.to_learn(learn, refresh)))
        told.append(joined(say.sheet.effort(duration(plan.minutes))))
    elif not plan.unreachable:
        told.append(joined(path.work(sheet.report, plan.steps)))
    return joined(*told, path.budget(sheet.report), by=" · ")


def _pace(sheet: Sheet) -> str:
    """Return how much time there is a week, or how full the terms are."""
    report = sheet.report
    made = report.plan.schedule
    told = dates.pace(report, made) if made and report.plan.steps else terms.work(report)
    return f"{told[:1].upper()}{told[1:]}"


def _goal(sheet: Sheet, goal: GoalAim) -> Html:
    """Return a goal with when it is ready, what was wanted, and whether that fits."""
    report, say, today = sheet.report, sheet.say, sheet.report.plan.as_of
    name = sheet.own(goal_title(report, goal.key, goal.rank))
    if goal.reached:
        return tag("div", tag("h3", name), _verdict(say.plan.reached, "good"), class_="head")
    closed = goal in {u.goal for u in report.plan.unreachable}
    about, late = "", ""
    for made in report.plan.goal_dates:
        if (made.key, made.rank) == (goal.key, goal.rank):
            about, late = dates.ready(say, made, today)
    for placed in report.plan.terms.goals if report.plan.terms else ():
        if (placed.key, placed.rank) == (goal.key, goal.rank):
            about, late = terms.ready(report, placed)
    due = say.dates.day(goal.goal.due, today) if goal.goal.due else ""
    wanted = (say.sheet.wanted if sheet.for_learner else say.dates.due)(due) if due else ""
    missed = bool(late) and late != say.dates.on_time
    verdict = say.path.no_path if closed else late
    told = [text for text in (about, wanted, path.partly(report, goal)) if text]
    look = "late" if missed or closed else "good"
    advice = say.sheet.talk if missed and sheet.for_learner else ""
    return joined(
        tag("div", tag("h3", name), _verdict(verdict, look), class_="head"),
        tag("p", joined(*told, by=", ")) if told else None,
        tag("p", advice, class_="advice") if advice else None,
    )


def _verdict(text: str, look: str) -> Html | None:
    return tag("strong", text, class_=look) if text else None
