"""Nothing here can show this competency.

A step is done when somebody has seen it. Say how: under assess, or in an assessment that shows
several competencies.

Bad:
    competencies:
      add: {title: Add, effort: 2h}
Good:
    competencies:
      add:
        title: Add
        effort: 2h
        assess:
          - {title: Ten sums, kind: quiz}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.check.showing import ways
from pathplan.diagnostic import Severity


def unshown(subject: Subject) -> Iterator[Found]:
    """Yield each competency that no assessment shows."""
    shown = ways(subject)
    for competency in subject.map.competencies:
        if not shown[competency.key]:
            yield Found(competency.where.at_key(), f"nothing here can show `{competency.id}`")


RULE = Rule(unshown, Severity.NOTE)
