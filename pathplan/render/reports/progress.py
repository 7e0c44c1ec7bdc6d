"""How it is going, in words that every report shares."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from pathplan.model import Report
from pathplan.model.progress import News, Progress, Topic
from pathplan.render.languages import USUAL, language, language_of
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import dates
from pathplan.render.reports.dead_ends import why_closed
from pathplan.render.reports.text import goal_title
from pathplan.render.words import count, day, duration

SHARE = 5
"""Minutes behind or ahead of an agreed plan from which on that is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One learner's report and progress; `tells` is an assessment that would clear up a doubt."""

    report: Report
    progress: Progress
    word: str
    tells: str = ""


def topics(told: Told) -> list[str]:
    """Return what is worth talking about, a sentence or two each."""
    found, say = [_topic(told, topic) for topic in told.progress.topics], language_of(told.report)
    if told.report.plan.unreachable:
        command = f"pathplan plan {told.word}"
        found.insert(0, say.status.closed(_closed(told.report), command))
    return found


class GoalRow(NamedTuple):
    """A goal: its title, when it is due, when it is ready, and in words whether that is in time."""

    title: str
    due: str
    now: str
    verdict: str
    late: bool


def goal_rows(report: Report) -> list[GoalRow]:
    """Return what is told of each goal."""
    plan, language = report.plan, language_of(report)
    say, day = language.status, language.dates.day
    closed = {u.goal for u in plan.unreachable}
    made = {(g.key, g.rank): g for g in plan.goal_dates}
    rows = []
    for goal in plan.goals:
        due = language.dates.due(day(goal.goal.due, plan.as_of)) if goal.goal.due else ""
        found = made.get((goal.key, goal.rank))
        now = say.now(day(found.ready, plan.as_of)) if found else ""
        last = dates.ready(language, found, plan.as_of)[1] if found else ""
        late = bool(found and found.late)
        if goal.reached:
            now = say.reached(day(goal.since, plan.as_of) if goal.since else "")
            last = language.dates.before(goal.early) if goal.early is not None else ""
            late = goal.early is not None and goal.early < 0
        elif goal in closed:
            now, last, late = say.no_way, "", False
        title = goal_title(report, goal.key, goal.rank)
        rows.append(GoalRow(title, due, now, last, late))
    return rows


def so_far(made: Progress, report: Report) -> str:
    """Return how much is done and left, and how that is against the plan that was agreed on."""
    left, say = report.plan, language_of(report).status
    text = say.done(made.done, made.total, left.length, duration(left.minutes))
    if made.behind is not None and abs(made.behind) >= SHARE:
        tell = say.behind if made.behind > 0 else say.ahead
        text += f"; {tell(duration(abs(made.behind)))}"
    return text


def happened(report: Report, item: News) -> str:
    """Return what one record says, and how it compares with what was agreed on."""
    language, record = language_of(report), item.record
    say, day, today = language.status, language.dates.day, report.plan.as_of
    met = record.result == "met"
    tell = (say.refreshed if item.again else say.shown) if met else say.not_yet
    text = tell(day(record.day, today) if record.day else "")
    entry = report.entries[item.key]
    if met and (entry.rank(record.level) or 0) < entry.mastery_rank:
        text = f"{record.level}, {text}"
    details = credit.record_details(report, record)
    if record.note and report.audience == "advisor":
        details = ", ".join(x for x in (details, f'"{record.note}"') if x)
    text += f": {details}" if details else ""
    if met and item.agreed and not item.again:
        text += f"; {say.agreed_for(day(item.agreed, today))}"
    if met and record.took and item.planned:
        text += f"; {say.took(duration(record.took), duration(item.planned))}"
    return text


def _topic(told: Told, topic: Topic) -> str:
    report, language = told.report, language_of(told.report)
    say, day, today = language.status, language.dates.day, report.plan.as_of
    name = report.title(topic.key)
    if topic.kind == "well-done":
        opens = [report.title(key) for key in topic.opens]
        return say.reached_level(name, topic.level) if topic.level else say.well_done(name, opens)
    if topic.kind == "stuck":
        text = say.stuck(name, topic.waiting, topic.others)
        if not topic.suspect:
            return text
        return f"{text} {credit.unseen(report, topic.suspect, topic.suspect_reason, told.tells)}"
    if topic.kind == "decide" and topic.due and topic.ready:
        due, ready = day(topic.due, today), day(topic.ready, today)
        needs, fits = duration(topic.needs), duration(topic.fits)
        late = topic.due < today
        return (
            say.overdue(name, needs, due, ready)
            if late
            else say.decide(name, needs, fits, due, ready)
        )
    week = report.plan.schedule.minutes if report.plan.schedule else 0
    return say.ask(name, duration(week) if week else "")


def _closed(report: Report) -> str:
    """Return in one line which goals cannot be reached, and why."""
    language, closed = language_of(report), report.plan.unreachable
    goals = language.dates.both([report.title(u.goal.key) for u in closed])
    return language.closed.short(goals, why_closed(language, closed))


def reason(told: Told) -> str:
    """Return in one line why somebody needs attention."""
    report, made = told.report, told.progress
    plan, today = report.plan, report.plan.as_of
    if plan.unreachable:
        return _closed(report)
    if plan.goals and all(goal.reached for goal in plan.goals):
        early = f" {language(USUAL).dates.before(made.early)}" if made.early is not None else ""
        return f"goal reached{early}; no new goal yet"
    parts = []
    late = [g for g in plan.goal_dates if g.late and g.due]
    if made.failing[1] > 2:
        parts.append(f"{made.failing[1]} times not yet: {report.title(made.failing[0])}")
    if late and late[0].due:
        goal = late[0]
        due, now = day(goal.due or today, today), day(goal.ready, today)
        parts.append(f"{report.title(goal.key)} due {due}, now {now}")
    if 0 < made.failing[1] < 3:
        parts.append(f"{report.title(made.failing[0])}: not yet")
    if not parts and made.last is not None:
        ready = sum(step.ready and step.number > 0 for step in plan.steps)
        steps = f"{count(ready, 'step')} {'is' if ready == 1 else 'are'} open"
        parts.append(f"nothing new since {day(made.last, today)}; {steps}")
    return "; ".join(parts)
