"""It leads to no credential and no goal.

In a map with credentials, what none of them needs, nothing builds on, and no learner here aims at.
An extra is marked `optional: true`.

Bad:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count]}
      draw: {title: Draw, requires: [count]}
    credentials:
      badge: {title: Badge, requires: [add]}
Good:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count]}
      draw: {title: Draw, requires: [count], optional: true}
    credentials:
      badge: {title: Badge, requires: [add]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import ends
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import NOTHING, Credential


def dead_ends(subject: Subject) -> Iterator[Found]:
    """Yield each end that is no extra and that nobody aims at, if there are credentials."""
    if not any(isinstance(entry, Credential) for entry in subject.map.entries):
        return
    for competency in ends(subject):
        wanted = competency.optional or competency.key in subject.goals
        if wanted or competency.requires == NOTHING:
            continue
        message = f"`{competency.id}` leads to no credential and no goal"
        yield Found(competency.where.at_key(), message, "mark it `optional: true`, or award it")


RULE = Rule(dead_ends, Severity.NOTE)
