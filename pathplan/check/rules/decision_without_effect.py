"""A decision that changes nothing.

What it names lies on no way to any of the goals, or was decided just so before.

Bad:
    # x.map.yaml
    competencies:
      count: {title: Count, effort: 1h}
      add: {title: Add, effort: 1h, requires: [count]}
      draw: {title: Draw, effort: 1h, requires: [count]}
    # ada.learner.yaml
    goals: [add]
    decisions:
      - {avoid: draw, by: Ada, date: 2026-09-01}
Good:
    # x.map.yaml
    competencies:
      count: {title: Count, effort: 1h}
      add: {title: Add, effort: 1h, requires: [{any_of: [count, draw]}]}
      draw: {title: Draw, effort: 1h}
    # ada.learner.yaml
    goals: [add]
    decisions:
      - {avoid: draw, by: Ada, date: 2026-09-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.graph.reach import backward
from pathplan.model import Decision, LearnerProfile, needs


def idle(subject: Subject) -> Iterator[Found]:
    """Yield each decision about what no goal can lead to, and each that stands there twice."""
    learner = subject.learner
    if learner is None:
        return
    lead = _lead(subject, learner)
    seen: dict[tuple[str, int], Decision] = {}
    for decision in learner.decisions:
        node = subject.graph.find(learner.key(decision.competency))
        if node is None:
            continue
        at = decision.where / decision.kind
        title = subject.graph.nodes[node].entry.title
        other = seen.setdefault((decision.kind, node), decision)
        if other is not decision and (other.level, other.show) == (decision.level, decision.show):
            related = (Related(where=other.where / other.kind, message="here"),)
            yield Found(at, f"this is decided about {title} already", related=related)
        elif lead and decision.kind != "add" and node not in lead:
            yield Found(
                at, f"no way to a goal leads through {title}", "this decision changes nothing"
            )


def _lead(subject: Subject, learner: LearnerProfile) -> frozenset[int]:
    """Return all that the goals can lead to; nothing where there are no goals."""
    names = [g.id for g in learner.goals]
    names += [d.competency for d in learner.decisions if d.kind == "add"]
    nodes = [n for name in names if (n := subject.graph.find(learner.key(name))) is not None]
    lead = frozenset(backward(subject.graph, nodes)) if learner.goals else frozenset()
    return lead if all(_resolved(subject, node) for node in lead) else frozenset()


def _resolved(subject: Subject, node: int) -> bool:
    """Say whether all that an entry asks for is known; else its way on is not."""
    entry = subject.graph.nodes[node].entry
    own = next(m for m in subject.maps if m.id == entry.map)
    asked = (*needs(entry.requires), *entry.corequires)
    return all(subject.graph.find(own.key(need.id)) is not None for need in asked)


RULE = Rule(idle, Severity.WARNING, "learner")
