"""Something ends before it begins.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    pace:
      breaks: [{from: 2026-12-21, to: 2026-01-03}]
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    pace:
      breaks: [{from: 2026-12-21, to: 2027-01-03}]
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.model import LearnerProfile
from pathplan.text import Where


def reversed_dates(subject: Subject) -> Iterator[Found]:
    """Yield the end of each break, term, record or decision that lies before its beginning."""
    for what, verb, start, end in _stretches(subject.learner) if subject.learner else ():
        if start[0] and end[0] and end[0] < start[0]:
            yield Found(
                end[1],
                f"this {what} {verb} before it begins",
                f"a day from {start[0]} on",
                related=(Related(where=start[1], message="it begins here"),),
            )


def _stretches(
    learner: LearnerProfile,
) -> Iterator[tuple[str, str, tuple[date | None, Where], tuple[date | None, Where]]]:
    for pause in learner.pace.breaks:
        yield "break", "ends", (pause.start, pause.where / "from"), (pause.end, pause.where / "to")
    for term in learner.pace.terms:
        yield "term", "ends", (term.start, term.where / "from"), (term.end, term.where / "to")
    for what, dated in (("record", learner.evidence), ("decision", learner.decisions)):
        for one in dated:
            end = (one.expires, one.where / "expires")
            yield what, "expires", (one.day, one.where / "date"), end


RULE = Rule(reversed_dates, Severity.ERROR, "learner")
