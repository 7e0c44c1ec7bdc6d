"""A waiver for something that may not be waived.

Credentials are earned, never waived; a map says of others that they are not waivable.

Bad:
    # x.map.yaml
    competencies:
      fire: {title: Put out a fire, effort: 1h, waivable: false}
    # ada.learner.yaml
    decisions:
      - {waive: fire, by: R. Baker, date: 2026-09-01, reason: Knows it}
Good:
    # x.map.yaml
    competencies:
      fire: {title: Put out a fire, effort: 1h}
    # ada.learner.yaml
    decisions:
      - {waive: fire, by: R. Baker, date: 2026-09-01, reason: Knows it}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import Competency


def not_allowed(subject: Subject) -> Iterator[Found]:
    """Yield each waiver of a credential or of what may not be waived."""
    learner = subject.learner
    for decision in learner.decisions if learner else ():
        node = subject.graph.find(learner.key(decision.competency)) if learner else None
        if decision.kind != "waive" or node is None:
            continue
        entry = subject.graph.nodes[node].entry
        if not isinstance(entry, Competency):
            yield Found(
                decision.where / "waive",
                f"{entry.title} is a credential; it is earned, never waived",
            )
        elif not entry.waivable:
            yield Found(
                decision.where / "waive", f"the map says that {entry.title} may not be waived"
            )


RULE = Rule(not_allowed, Severity.ERROR, "learner")
