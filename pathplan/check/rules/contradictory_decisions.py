"""Two decisions that cannot both be followed.

Choosing and avoiding one thing, wanting it and skipping it, first and last.

Bad:
    # x.map.yaml
    competencies:
      count: {title: Count, effort: 1h}
      draw: {title: Draw, effort: 1h}
      add: {title: Add, effort: 1h, requires: [{any_of: [count, draw]}]}
    # ada.learner.yaml
    goals: [add]
    decisions:
      - {choose: draw, by: Ada, date: 2026-09-01}
      - {avoid: draw, by: Ada, date: 2026-09-08}
Good:
    # x.map.yaml
    competencies:
      count: {title: Count, effort: 1h}
      draw: {title: Draw, effort: 1h}
      add: {title: Add, effort: 1h, requires: [{any_of: [count, draw]}]}
    # ada.learner.yaml
    goals: [add]
    decisions:
      - {choose: draw, by: Ada, date: 2026-09-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.model import Decision

AGAINST = {
    "choose": ("avoid", "skip"),
    "avoid": ("choose", "add", "first"),
    "skip": ("choose", "add", "first", "last"),
    "add": ("avoid", "skip"),
    "first": ("last", "avoid", "skip"),
    "last": ("first", "skip"),
}


def contradictory(subject: Subject) -> Iterator[Found]:
    """Yield each decision that an earlier one of the file speaks against."""
    learner = subject.learner
    seen: dict[int, list[Decision]] = {}
    for decision in learner.decisions if learner else ():
        node = subject.graph.find(learner.key(decision.competency)) if learner else None
        if node is None:
            continue
        earlier = seen.setdefault(node, [])
        against = AGAINST.get(decision.kind, ())
        other = next((d for d in earlier if d.kind in against), None)
        if other is not None:
            title = subject.graph.nodes[node].entry.title
            where = other.where / other.kind
            yield Found(
                (decision.where / decision.kind).at_key(),
                f"`{decision.kind}` and `{other.kind}` are both said of {title}",
                "take one of them out",
                related=(Related(where=where.at_key(), message="here"),),
            )
        earlier.append(decision)


RULE = Rule(contradictory, Severity.WARNING, "learner")
