"""Not a day of the calendar.

Days are written year-month-day, as 2026-11-23.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    evidence:
      - {competency: add, date: 2026-02-30}
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    evidence:
      - {competency: add, date: 2026-02-28}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import LearnerProfile
from pathplan.text import Where


def bad_date(subject: Subject) -> Iterator[Found]:
    """Yield each day of a learner file that the calendar does not have."""
    learner = subject.learner
    for day, text, where in _days(learner) if learner else ():
        if text and day is None:
            advice = "write it as year-month-day: 2026-11-23"
            if text.count("/") == 2 or text.count(".") == 2:
                advice = "day or month first? write it as year-month-day: 2026-11-23"
            yield Found(where, f"`{text}` is not a day of the calendar", advice)


def _days(learner: LearnerProfile) -> Iterator[tuple[date | None, str, Where]]:
    for goal in learner.goals:
        yield goal.due, goal.due_text, Where(goal.where.file, (*goal.where.path[:2], "due"))
    for record in learner.evidence:
        yield record.day, record.day_text, record.where / "date"
        yield record.expires, record.expires_text, record.where / "expires"
    for decision in learner.decisions:
        yield decision.day, decision.day_text, decision.where / "date"
        yield decision.expires, decision.expires_text, decision.where / "expires"
    for note in learner.notes:
        yield note.day, note.day_text, note.where / "date"
    yield from learner.pace.days_written


RULE = Rule(bad_date, Severity.ERROR, "learner")
