"""What maps and learner files mean: every rule on every subject."""

from __future__ import annotations

from pathplan.check.rule import Subject, apply, rule, rule_names
from pathplan.diagnostic import Diagnostic


def meaning(subject: Subject) -> list[Diagnostic]:
    """Return the findings of all rules that concern a subject, in the order of their names."""
    concerns = "map" if subject.learner is None else "learner"
    return [
        found
        for name in rule_names()
        if rule(name).concerns in {concerns, "both"}
        for found in apply(name, subject)
    ]
