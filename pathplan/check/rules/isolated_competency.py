"""Nothing leads to it, and it leads to nothing.

It needs nothing, and nothing needs, recommends, refreshes or awards it. Perhaps a line is
missing.

Bad:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count]}
      draw: {title: Draw}
Good:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count]}
      draw: {title: Draw, requires: [count]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import alone
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def isolated(subject: Subject) -> Iterator[Found]:
    """Yield each competency without a line, in a map of several."""
    own = subject.map.competencies
    if len(own) < 2:
        return
    for competency in alone(subject):
        if not competency.optional:
            yield Found(competency.where.at_key(), f"no line leads to or from `{competency.id}`")


RULE = Rule(isolated, Severity.NOTE)
