"""A choice that leaves nothing to choose.

One entry, or as many to take as are listed: that is no choice, and reads like one.

Bad:
    competencies:
      a: {title: A}
      b: {title: B}
      c: {title: C, requires: [{at_least: 2, of: [a, b]}]}
Good:
    competencies:
      a: {title: A}
      b: {title: B}
      c: {title: C, requires: [a, b]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import choices
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def trivial(subject: Subject) -> Iterator[Found]:
    """Yield each `any_of` of one entry, and each `at_least` that takes all of its entries."""
    for requirement in choices(subject):
        listed = len(requirement.parts)
        if requirement.form == "any_of" and listed == 1:
            yield Found(
                (requirement.where / "any_of").at_key(), "one entry is no choice", "write it alone"
            )
        elif requirement.form == "at_least" and 0 < requirement.n == listed:
            message = f"at least {listed} of {listed} is all of them"
            yield Found(
                (requirement.where / "at_least").at_key(), message, "write all_of, or list them"
            )


RULE = Rule(trivial, Severity.NOTE)
