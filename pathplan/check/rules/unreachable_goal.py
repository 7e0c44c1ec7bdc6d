"""A goal that this learner cannot reach.

Something it cannot do without is skipped by a decision, or can never be started.

Bad:
    # x.map.yaml
    competencies:
      count: {title: Count, effort: 1h}
      add: {title: Add, effort: 1h, requires: [count]}
    # ada.learner.yaml
    goals: [add]
    decisions:
      - {skip: count, by: R. Baker, date: 2026-09-01, reason: Not this year}
Good:
    # x.map.yaml
    competencies:
      count: {title: Count, effort: 1h}
      add: {title: Add, effort: 1h, requires: [count]}
    # ada.learner.yaml
    goals: [add]
    decisions:
      - {waive: count, by: R. Baker, date: 2026-09-01, reason: Knows it}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.graph.derive import derive
from pathplan.graph.prerequisites import leaves
from pathplan.model import Decision, LearnerProfile


def unreachable(subject: Subject) -> Iterator[Found]:
    """Yield each goal that cannot be had even when all that was ever shown counts."""
    learner = subject.learner
    if learner is None or not learner.goals:
        return
    held = _held(subject, learner)
    skipped = _skipped(subject, learner)
    cap = [0 if node in skipped else n.size for node, n in enumerate(subject.graph.nodes)]
    cap = [max(have, most) for have, most in zip(held, cap, strict=True)]
    levels = derive(subject.graph, held, cap)
    for goal in learner.goals:
        node = subject.graph.find(learner.key(goal.id))
        rank = subject.graph.nodes[node].entry.rank(goal.level) if node is not None else None
        if node is None or rank is None or levels[node] >= rank:
            continue
        cause = _cause(subject, node, levels, skipped)
        title = subject.graph.nodes[node].entry.title
        if cause is None:
            yield Found(goal.where, f"nobody can reach {title}", "its map has an error on the way")
        else:
            name = subject.graph.nodes[cause].entry.title
            decision = skipped[cause]
            at = Related(where=decision.where / "skip", message="skipped here")
            help_ = "it is skipped itself" if cause == node else f"it cannot do without {name}"
            yield Found(goal.where, f"{title} cannot be reached", help_, related=(at,))


def _held(subject: Subject, learner: LearnerProfile) -> list[int]:
    """Return for each node the highest level that was ever shown or waived."""
    held = [0] * len(subject.graph.nodes)
    met = [(e.competency, e.level) for e in learner.evidence if e.result == "met"]
    met += [(d.competency, d.level) for d in learner.decisions if d.kind == "waive"]
    for name, level in met:
        node = subject.graph.find(learner.key(name))
        if node is not None:
            rank = subject.graph.nodes[node].entry.rank(level) or 0
            held[node] = max(held[node], rank)
    return held


def _skipped(subject: Subject, learner: LearnerProfile) -> dict[int, Decision]:
    found = ((subject.graph.find(learner.key(d.competency)), d) for d in learner.decisions)
    return {node: d for node, d in found if node is not None and d.kind == "skip"}


def _cause(
    subject: Subject, goal: int, levels: list[int], skipped: dict[int, Decision]
) -> int | None:
    """Return the first skipped node that the goal waits for, breadth first."""
    seen, queue = {goal}, [goal]
    for node in queue:
        if node in skipped:
            return node
        present = subject.graph.nodes[node]
        for leaf in (*leaves(present.requires), *present.corequires):
            if levels[leaf.node] < leaf.rank and leaf.node not in seen:
                seen.add(leaf.node)
                queue.append(leaf.node)
    return None


RULE = Rule(unreachable, Severity.WARNING, "learner")
