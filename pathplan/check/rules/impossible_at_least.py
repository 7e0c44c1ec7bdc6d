"""A choice asks for more than it lists, or for nothing.

Bad:
    competencies:
      a: {title: A}
      b: {title: B, requires: [{at_least: 2, of: [a]}]}
Good:
    competencies:
      a: {title: A}
      b: {title: B, requires: [{at_least: 1, of: [a]}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import choices
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def impossible(subject: Subject) -> Iterator[Found]:
    """Yield each choice that cannot be made, or that asks for nothing."""
    for requirement in choices(subject):
        n, listed = requirement.n, len(requirement.parts)
        if requirement.form == "at_least" and n < 1:
            yield Found(
                requirement.where / "at_least", f"at least {n} asks for nothing", "write 1 or more"
            )
        elif requirement.form == "at_least" and n > listed:
            message = f"at least {n} are asked for, and {listed} listed"
            yield Found(
                requirement.where / "at_least", message, f"write {max(1, listed)}, or list more"
            )
        elif requirement.form == "any_of" and not listed:
            yield Found(
                requirement.where / "any_of",
                "this choice lists nothing",
                "list what to choose from",
            )


RULE = Rule(impossible, Severity.ERROR)
