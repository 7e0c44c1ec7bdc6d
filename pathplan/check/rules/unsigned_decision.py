"""A decision without a name, a date or a reason.

A decision of a person carries who and when; waivers and skips also why.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    decisions:
      - {waive: add, by: R. Baker, date: 2026-09-01}
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    decisions:
      - {waive: add, by: R. Baker, date: 2026-09-01, reason: Transfer record}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import Decision

REASONED = frozenset({"waive", "skip"})


def unsigned(subject: Subject) -> Iterator[Found]:
    """Yield each decision that does not say who, when or, where it has to, why."""
    learner = subject.learner
    for decision in learner.decisions if learner else ():
        missing = _missing(decision)
        if missing:
            listed = " and ".join(f"`{key}`" for key in missing)
            message = f"this decision has no {listed}"
            yield Found(
                (decision.where / decision.kind).at_key(), message, "say who decided, when and why"
            )


def _missing(decision: Decision) -> list[str]:
    said = {"by": decision.by, "date": decision.day_text}
    if decision.kind in REASONED:
        said["reason"] = decision.reason
    return [key for key, text in said.items() if not text.strip()]


RULE = Rule(unsigned, Severity.ERROR, "learner")
