"""Nobody can ever start this: every way to it needs it first.

Each way of a choice leads back to where it began. A way from outside is needed.

Bad:
    competencies:
      g: {title: G, requires: [{any_of: [a, b]}]}
      a: {title: A, requires: [g]}
      b: {title: B, requires: [g]}
Good:
    competencies:
      g: {title: G, requires: [{any_of: [a, b]}]}
      a: {title: A}
      b: {title: B, requires: [g]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import knots_of, reason_of
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity

MOST = 6
"""Lines of a reason that are shown; a longer one is no help."""


def underivable(subject: Subject) -> Iterator[Found]:
    """Yield each knot that runs through choices, with the needs that keep it closed."""
    nodes = subject.graph.nodes
    for knot in knots_of(subject):
        if knot.forced or knot.together:
            continue
        first = knot.members[0]
        reason = [(n, need) for n, failing in reason_of(subject, first) for need in failing]
        lines = [
            Related(
                where=need.where,
                message=f"{subject.map.short(nodes[node].key)} needs {need.id}",
            )
            for node, need in reason[:MOST]
        ]
        title = subject.titled(nodes[first].key)
        yield Found(
            lines[0].where,
            f"nobody can ever start {title}: every way to it needs it first",
            lines[0].message,
            "one of these ways has to begin somewhere else",
            tuple(lines[1:]),
        )


RULE = Rule(underivable, Severity.ERROR, hard=True)
