"""A plan as a calendar: a task for each step, an event for each date of a goal."""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from pathplan.model import NO_CONTENT, Report, Step
from pathplan.render.escape import line, terminal
from pathplan.render.languages import language_of
from pathplan.render.reports import _path as path
from pathplan.render.reports import dates
from pathplan.render.reports._content import shown_by
from pathplan.render.words import duration

if TYPE_CHECKING:
    from icalendar import Event, Todo

MAKER = "-//pathplan//plan//EN"


def plan_ics(report: Report) -> bytes:
    """Return the calendar; the same plan gives the same bytes, and every task keeps its id.

    Tasks name the tasks they come after (RFC 9253, DEPENDS-ON).
    """
    from icalendar import Calendar

    plan = report.plan
    made = Calendar()
    made.add("prodid", MAKER)
    made.add("version", "2.0")
    stamp = datetime(plan.as_of.year, plan.as_of.month, plan.as_of.day, tzinfo=UTC)
    marks = {step.number: _step_mark(report, step) for step in plan.steps if step.number}
    for place, step in enumerate(plan.steps):
        if step.number:
            made.add_component(_task(report, place, stamp, marks))
    for goal in plan.goals:
        if goal.goal.due and not goal.reached:
            made.add_component(_event(report, goal.key, goal.goal.due, stamp))
    return bytes(made.to_ical())


def tasks(report: Report) -> tuple[int, int]:
    """Return how many tasks and how many dates of goals the calendar holds."""
    goals = sum(bool(g.goal.due) and not g.reached for g in report.plan.goals)
    return report.plan.length, goals


def _mark(report: Report, kind: str, key: str) -> str:
    """Return an id that stays when steps move: of the learner, what is learned, and how."""
    text = f"{report.plan.learner}\n{key}\n{'refresh' if kind == 'refresh' else 'learn'}"
    return f"{sha256(text.encode()).hexdigest()[:32]}@pathplan"


def _step_mark(report: Report, step: Step) -> str:
    """Return the id of a step: a review after the first one has its own."""
    return _mark(report, step.kind, f"{step.key}\n{step.review}" if step.review > 1 else step.key)


def _text(text: str) -> str:
    return terminal(line(text))


def _task(report: Report, place: int, stamp: datetime, marks: dict[int, str]) -> Todo:
    from icalendar import Todo

    step: Step = report.plan.steps[place]
    task = Todo()
    task.add("uid", marks[step.number])
    task.add("dtstamp", stamp)
    task.add("summary", _text(path.title(report, step)))
    task.add("description", _text(_said(report, place)))
    task.add("status", "NEEDS-ACTION")
    task.add("priority", 1 if step.goal else 5)
    if report.plan.schedule is not None:
        span = report.plan.schedule.spans[place]
        if span.start < span.end:  # what begins and is due on one day has no beginning of its own
            task.add("dtstart", span.start)
        task.add("due", span.end)
    elif report.plan.terms is not None:
        term = report.plan.terms.terms[report.plan.terms.steps[place]]
        if term.start and term.end and term.start < term.end:
            task.add("dtstart", term.start)
        if term.end:
            task.add("due", term.end)
    for number in step.waits_for:
        task.add("related-to", marks[number], parameters={"RELTYPE": "DEPENDS-ON"})
    return task


def _said(report: Report, place: int) -> str:
    step, say = report.plan.steps[place], language_of(report).page
    told = [duration(step.minutes), dates.sittings(report, place), path.reason(report, step)]
    for key in step.keys:
        content = report.content.get(key, NO_CONTENT)
        if content.resources and step.kind != "refresh":
            told.append(say.start_with(content.resources[0].title))
        told.append(shown_by(report, step, content))
    return "; ".join(text for text in told if text)


def _event(report: Report, key: str, due: date, stamp: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _mark(report, "due", f"{key}\ndue"))
    event.add("dtstamp", stamp)
    event.add("summary", _text(language_of(report).page.due(report.title(key))))
    event.add("dtstart", due)
    event.add("transp", "TRANSPARENT")
    return event
