"""A record about something that no map of the learner has.

It is not used.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    evidence:
      - {competency: ad, date: 2026-09-01}
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    evidence:
      - {competency: add, date: 2026-09-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.references import unknown
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def unknown_evidence(subject: Subject) -> Iterator[Found]:
    """Yield each record that names nothing."""
    learner = subject.learner
    for record in learner.evidence if learner else ():
        if learner and not subject.exists(learner.key(record.competency)):
            yield unknown(subject, record.competency, record.where / "competency")


RULE = Rule(unknown_evidence, Severity.WARNING, "learner", fix="unsafe")
