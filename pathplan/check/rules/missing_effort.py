"""No effort is stated.

The path counts 1h for it and says that its total is a guess.

Bad:
    competencies:
      add: {title: Add}
Good:
    competencies:
      add: {title: Add, effort: 2h}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def missing(subject: Subject) -> Iterator[Found]:
    """Yield each competency without an effort."""
    for competency in subject.map.competencies:
        if competency.effort is None:
            message = f"`{competency.id}` has no effort; paths count 1h for it"
            yield Found(competency.where.at_key(), message, "add `effort: ...`")


RULE = Rule(missing, Severity.WARNING)
