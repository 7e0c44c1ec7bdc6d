"""Extras: what is offered beside the path, and can be learned once the path allows it."""

from __future__ import annotations

from dataclasses import dataclass

from pathplan.graph.prerequisites import PrerequisiteGraph, holds, leaves
from pathplan.model import Competency, KnowledgeState, LearnerProfile, Plan
from pathplan.model.likes import shared


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """One extra: its minutes, the step after which it opens (0: now), shared interests."""

    key: str
    minutes: int
    after: int
    interests: tuple[str, ...] = ()


def extras(
    graph: PrerequisiteGraph, state: KnowledgeState, plan: Plan, learner: LearnerProfile | None
) -> list[Extra]:
    """Return the optional competencies that the path opens: shared interests, then author's order.

    What is held, or on the path already, is none.
    """
    levels = [state.level(n.key) for n in graph.nodes]
    for step in plan.steps:
        for part in step.parts:
            levels[graph.index[part.key]] = max(levels[graph.index[part.key]], part.to_rank)
    liked = learner.likes.interests if learner else ()
    found = []
    for node in graph.nodes:
        entry = node.entry
        if not isinstance(entry, Competency) or not entry.optional or levels[node.index]:
            continue
        if not holds(node.requires, levels):
            continue
        numbers = (
            plan.numbers.get(graph.nodes[leaf.node].key, 0) for leaf in leaves(node.requires)
        )
        extra = Extra(
            key=node.key,
            minutes=entry.minutes_to(entry.mastery_rank),
            after=max(numbers, default=0),
            interests=shared(liked, entry.interests),
        )
        found.append((not extra.interests, node.index, extra))
    return [extra for _, _, extra in sorted(found, key=lambda row: row[:2])]
