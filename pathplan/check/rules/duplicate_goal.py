"""The same goal twice.

One of them counts, with its day and its reason: the one that comes first by priority, else the
first in the file. The same competency to a lower and to a higher level is two goals.

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
    first: dict[tuple[str, int | None], Where] = {}
    for goal in learner.goals if learner else ():
        node = subject.graph.find(learner.key(goal.id)) if learner else None
        if node is None:
            continue
        entry = subject.graph.nodes[node].entry
        other = first.setdefault((entry.key, entry.rank(goal.level)), goal.where)
        if other is not goal.where:
            message = f"`{goal.id}` is a goal already"
            related = (Related(where=other, message="the first"),)
            yield Found(goal.where, message, "take one of them out", related=related)


RULE = Rule(twice, Severity.WARNING, "learner")
