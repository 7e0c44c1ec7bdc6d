"""What maps and learner files mean: every rule on every subject."""

from __future__ import annotations

from typing import Any

from pathplan.check.rule import Option, Subject, apply, rule, rule_names
from pathplan.diagnostic import Diagnostic
from pathplan.model import Settings


def meaning(subject: Subject, settings: Settings) -> list[Diagnostic]:
    """Return the findings of all rules that concern a subject, in the order of their names."""
    concerns = "map" if subject.learner is None else "learner"
    return [
        found
        for name in rule_names()
        if settings.runs(name) and rule(name).concerns in {concerns, "both"}
        for found in apply(name, subject)
    ]


def options(settings: Settings) -> dict[Option[Any], object]:
    """Return the options of rules that settings change."""
    return {
        option: chosen[option.name]
        for name, chosen in settings.options.items()
        for option in rule(name).options
        if option.name in chosen
    }
