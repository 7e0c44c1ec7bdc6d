"""The same goal twice.

The first counts, with its level, its day and its place among the others.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    goals: [add, {id: add, due: 2027-01-31}]
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    goals: [{id: add, due: 2027-01-31}]
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.text import Where


def twice(subject: Subject) -> Iterator[Found]:
    """Yield each goal that is one already."""
    learner = subject.learner
    first: dict[str, Where] = {}
    for goal in learner.goals if learner else ():
        key = learner.key(goal.id) if learner else ""
        other = first.setdefault(key, goal.where)
        if other is not goal.where:
            message = f"`{goal.id}` is a goal already"
            related = (Related(where=other, message="the first"),)
            yield Found(goal.where, message, "take one of them out", related=related)


RULE = Rule(twice, Severity.WARNING, "learner")
