"""A goal that no map of the learner has.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    goals: [ad]
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    goals: [add]
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.references import unknown
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def unknown_goal(subject: Subject) -> Iterator[Found]:
    """Yield each goal that names nothing."""
    learner = subject.learner
    for goal in learner.goals if learner else ():
        if learner and not subject.exists(learner.key(goal.id)):
            yield unknown(subject, goal.id, goal.where)


RULE = Rule(unknown_goal, Severity.ERROR, "learner", fix="unsafe")
