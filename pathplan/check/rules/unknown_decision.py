"""A decision about something that no map of the learner has.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    decisions:
      - {choose: ad, by: Ada, date: 2026-09-01}
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    decisions:
      - {choose: add, by: Ada, date: 2026-09-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.references import unknown
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def unknown_decision(subject: Subject) -> Iterator[Found]:
    """Yield each decision that names nothing."""
    learner = subject.learner
    for decision in learner.decisions if learner else ():
        if learner and not subject.exists(learner.key(decision.competency)):
            yield unknown(subject, decision.competency, decision.where / decision.kind)


RULE = Rule(unknown_decision, Severity.ERROR, "learner", fix="unsafe")
