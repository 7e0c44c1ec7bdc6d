"""Keeping to what was agreed on: the route and its order, as long as they lead to the goals."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from pathplan.model import Credential, KnowledgeState, LearnerProfile, Plan
from pathplan.model.agreed import Agreed, Left, Since
from pathplan.plan.aims import Aims
from pathplan.plan.task import Task

WORTH = 10
"""A cheaper route is mentioned when it saves more than a tenth."""
NEW = "choose", "avoid", "skip", "add"


def reason_to_leave(agreed: Agreed, aims: Aims, learner: LearnerProfile | None) -> Left:
    """Return why the agreed route no longer binds; "" where it does."""
    if {goal.key for goal in aims.goals} - set(agreed.goals):
        return "goal"
    decisions = learner.decisions if learner else ()
    later = [d for d in decisions if d.day is not None and d.day > agreed.as_of]
    if any(d.kind in NEW and not d.show for d in later):
        return "chosen"
    return ""


def capped(task: Task, agreed: Collection[str]) -> Task:
    """Return a task whose routes learn nothing but what was agreed on."""
    nodes = task.graph.nodes
    cap = tuple(
        most if n.key in agreed or isinstance(n.entry, Credential) else held
        for n, most, held in zip(nodes, task.cap, task.held, strict=True)
    )
    return replace(task, cap=cap)


def since(
    agreed: Agreed,
    plan: Plan,
    state: KnowledgeState,
    learner: LearnerProfile,
    *,
    saved: int,
    why: Left,
    maps: Collection[str],
) -> Since:
    """Return what happened since a plan was agreed on, and whether it still binds.

    `saved` are the minutes that the cheapest path of all would save; `maps` are the ids of maps
    whose text changed.
    """
    shown: list[tuple[str, date]] = []
    failed: list[tuple[str, date]] = []
    for key, holding in state.holdings.items():
        for record in holding.records:
            if record.day is not None and record.day > agreed.as_of:
                (shown if record.result == "met" else failed).append((key, record.day))
    later = (d for d in learner.decisions if d.day is not None and d.day > agreed.as_of)
    decided = [(d.kind, d.competency) for d in later]
    ready = {g.key: g.ready for g in plan.goal_dates}
    moved = [
        (key, agreed.ready[key], day)
        for key, day in ready.items()
        if key in agreed.ready and agreed.ready[key] != day
    ]
    return Since(
        day=agreed.as_of,
        kept=not why,
        why=why,
        shown=tuple(sorted(shown, key=lambda row: (row[1], row[0]))),
        failed=tuple(sorted(failed, key=lambda row: (row[1], row[0]))),
        decided=tuple(decided),
        moved=tuple(moved),
        maps=tuple(maps),
        cheaper=saved if saved * WORTH > plan.minutes and not why else 0,
    )
