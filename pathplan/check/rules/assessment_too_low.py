"""A decision to show something by an assessment that stops below what is needed.

No path to the goals is content with less, so it is shown by another one.

Bad:
    # x.map.yaml
    levels: [shaky, sure]
    mastery: sure
    competencies:
      add: {title: Add, effort: 1h, assess: [{title: Ten sums, level: shaky}, {title: Exam}]}
    # ada.learner.yaml
    goals: [add]
    decisions:
      - {choose: add, by: Ada, date: 2026-09-01, show: Ten sums}
Good:
    # x.map.yaml
    levels: [shaky, sure]
    mastery: sure
    competencies:
      add: {title: Add, effort: 1h, assess: [{title: Ten sums, level: shaky}, {title: Exam}]}
    # ada.learner.yaml
    goals: [{id: add, level: shaky}]
    decisions:
      - {choose: add, by: Ada, date: 2026-09-01, show: Ten sums}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.check.showing import shown_by
from pathplan.diagnostic import Severity
from pathplan.graph.prerequisites import leaves
from pathplan.graph.reach import backward
from pathplan.model import LearnerProfile


def too_low(subject: Subject) -> Iterator[Found]:
    """Yield each decision whose `show` stays below the least that is asked of its competency."""
    learner = subject.learner
    shown = [d for d in learner.decisions if d.show] if learner else []
    if learner is None or not shown:
        return
    least = _least(subject, learner)
    for decision in shown:
        node = subject.graph.find(learner.key(decision.competency))
        if node is None:
            continue
        entry = subject.graph.nodes[node].entry
        ways = list(shown_by(subject, entry))
        reached = max((rank for way, rank in ways if way.title == decision.show), default=0)
        needed = least.get(node, 0)
        if 0 < reached < needed:
            enough = dict.fromkeys(f"`{way.title}`" for way, rank in ways if rank >= needed)
            level, goal = entry.levels[reached - 1], entry.levels[needed - 1]
            yield Found(
                decision.where / "show",
                f"this shows {entry.title} only to {level}, and {goal} is needed",
                f"to {goal} it is shown by {', '.join(enough) or 'nothing here'}",
            )


def _least(subject: Subject, learner: LearnerProfile) -> dict[int, int]:
    """Return the rank that no path does without, of each node that a path can lead through.

    Of a goal it is that of the goal, else the lowest that anything on the way asks.
    """
    wanted = [(g.id, g.level) for g in learner.goals]
    wanted += [(d.competency, d.level) for d in learner.decisions if d.kind == "add"]
    goals: dict[int, int] = {}
    for name, level in wanted:
        node = subject.graph.find(learner.key(name))
        if node is not None:
            rank = subject.graph.nodes[node].entry.rank(level) or 0
            goals[node] = max(rank, goals.get(node, 0))
    least: dict[int, int] = {}
    for node in backward(subject.graph, goals):
        present = subject.graph.nodes[node]
        for leaf in (*leaves(present.requires), *present.corequires):
            least[leaf.node] = min(leaf.rank, least.get(leaf.node, leaf.rank))
    return least | goals


RULE = Rule(too_low, Severity.WARNING, "learner")
