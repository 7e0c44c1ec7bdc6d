"""Keeping to what was agreed on: the route and its order, as long as they lead to the goals."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from pathplan.model import Credential, KnowledgeState, LearnerProfile, Plan
from pathplan.model.agreed import Agreed, Since
from pathplan.plan.aims import Aims
from pathplan.plan.choose import cheapest
from pathplan.plan.task import Route, Task

WORTH = 10
"""A cheaper route is mentioned when it saves more than a tenth."""
NEW = "choose", "avoid", "skip", "add"


def reason_to_leave(agreed: Agreed, aims: Aims, learner: LearnerProfile | None) -> str:
    """Return why the agreed route no longer binds; "" where it does."""
    if {goal.key for goal in aims.goals} - set(agreed.goals):
        return "there is a new goal"
    decisions = learner.decisions if learner else ()
    later = [d for d in decisions if d.day is not None and d.day > agreed.as_of]
    if any(d.kind in NEW and not d.show for d in later):
        return "something else was chosen"
    return ""


def kept(task: Task, agreed: Collection[str]) -> Route | None:
    """Return the cheapest route that learns nothing but what was agreed on; None without one."""
    nodes = task.graph.nodes
    cap = tuple(
        most if n.key in agreed or isinstance(n.entry, Credential) else held
        for n, most, held in zip(nodes, task.cap, task.held, strict=True)
    )
    return cheapest(replace(task, cap=cap))


def since(
    agreed: Agreed,
    plan: Plan,
    state: KnowledgeState,
    learner: LearnerProfile,
    *,
    free: Route | None,
    why: str,
    maps: Collection[str],
) -> Since:
    """Return what happened since a plan was agreed on, and whether it still binds.

    `free` is the cheapest route of all; `maps` are the ids of maps whose text changed.
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
    saved = plan.minutes - free.minutes if free is not None and not why else 0
    return Since(
        day=agreed.as_of,
        kept=not why,
        why=why,
        shown=tuple(sorted(shown, key=lambda row: (row[1], row[0]))),
        failed=tuple(sorted(failed, key=lambda row: (row[1], row[0]))),
        decided=tuple(decided),
        moved=tuple(moved),
        maps=tuple(maps),
        cheaper=saved if saved * WORTH > plan.minutes else 0,
    )
