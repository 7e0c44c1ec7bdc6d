"""Many need it, and there is one way only to learn or to show it.

Where one resource or one assessment has to fit everybody, whoever it does not fit is stuck, and
much waits behind it.

Bad:
    competencies:
      count: {title: Count, assess: [{title: Count to ten}], resources: [{title: Beads}]}
      a: {title: A, requires: [count]}
      b: {title: B, requires: [count]}
      c: {title: C, requires: [count]}
      d: {title: D, requires: [count]}
      e: {title: E, requires: [count]}
      f: {title: F, requires: [count]}
      g: {title: G, requires: [count]}
      h: {title: H, requires: [count]}
      i: {title: I, requires: [count]}
Good:
    competencies:
      count:
        title: Count
        assess: [{title: Count to ten}, {title: Count the stairs}]
        resources: [{title: Beads}, {title: Number line}]
      a: {title: A, requires: [count]}
      b: {title: B, requires: [count]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Option, Rule, Subject
from pathplan.check.showing import ways
from pathplan.diagnostic import Severity
from pathplan.graph.reach import dependents

MORE_THAN = Option("more-than", 8, "how many may need it directly")


def bottleneck(subject: Subject) -> Iterator[Found]:
    """Yield each competency that more than so many name, with one resource or assessment."""
    most = subject.value(MORE_THAN)
    needed_by = dependents(subject.graph)
    for competency in subject.map.competencies:
        waiting = len(needed_by[subject.graph.index[competency.key]])
        if waiting <= most:
            continue
        lacking = []
        if len(competency.resources) == 1:
            lacking.append("one resource")
        if ways(subject)[competency.key] == 1:
            lacking.append("one way to show it")
        if lacking:
            message = f"{waiting} need `{competency.id}`, and it has {' and '.join(lacking)}"
            yield Found(competency.where.at_key(), message, "add another")


RULE = Rule(bottleneck, Severity.NOTE, options=(MORE_THAN,))
