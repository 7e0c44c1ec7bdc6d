"""Nothing says what it is about.

A description, or a sentence that begins with I can, says more than a title.

Bad:
    competencies:
      add: {title: Add, effort: 1h}
Good:
    competencies:
      add: {title: Add, effort: 1h, i_can: I can add two numbers below twenty.}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def missing(subject: Subject) -> Iterator[Found]:
    """Yield each competency with neither `description` nor `i_can`."""
    for competency in subject.map.competencies:
        if not competency.description and not competency.i_can:
            message = f"nothing describes `{competency.id}`"
            yield Found(competency.where.at_key(), message, "add `i_can` or `description`")


RULE = Rule(missing, Severity.NOTE)
