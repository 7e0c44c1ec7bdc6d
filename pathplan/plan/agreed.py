"""Keeping to what was agreed on: the route and its order, as long as they lead to the goals."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import Credential, Decision, KnowledgeState, LearnerProfile, Plan
from pathplan.model.agreed import Agreed, AgreedStep, Left, Since
from pathplan.plan.aims import Aims
from pathplan.plan.map_changes import map_changes
from pathplan.plan.task import Task

WORTH = 10
"""A cheaper route is mentioned when it saves more than a tenth."""
NEW = "choose", "avoid", "skip", "add"
WISHED = "choose", "avoid"


def reason_to_leave(agreed: Agreed, aims: Aims, learner: LearnerProfile | None) -> Left:
    """Return why the agreed route no longer binds; "" where it does."""
    if {goal.key for goal in aims.goals} - set(agreed.goals):
        return "goal"
    later = _later(agreed, aims.graph, learner)
    if _taken_back(agreed, aims.graph, learner) or any(d.kind in NEW and not d.show for d in later):
        return "chosen"
    return ""


def _taken_back(agreed: Agreed, graph: PrerequisiteGraph, learner: LearnerProfile | None) -> bool:
    """Say whether a wish of then stands no longer in the learner's file."""
    decided = learner.decisions if learner else ()
    now = {wish for d in decided if learner and (wish := _wish(graph, learner, d))}
    return any(wish not in now for wish in agreed.wishes if wish[0] in WISHED)


def _wish(
    graph: PrerequisiteGraph, learner: LearnerProfile, decision: Decision
) -> tuple[str, str] | None:
    """Return a wish for a competency, or against it, by its present key; None for all else."""
    key = learner.key(decision.competency)
    if decision.kind not in WISHED or decision.show:
        return None
    return decision.kind, graph.former.get(key, key)


def _later(
    agreed: Agreed, graph: PrerequisiteGraph, learner: LearnerProfile | None
) -> list[Decision]:
    """Return what was decided since: on a later day, or as a wish that the plan does not know."""
    found = []
    for decision in learner.decisions if learner else ():
        day = decision.day
        if learner is None or day is None or day < agreed.as_of:
            continue
        wish = _wish(graph, learner, decision)
        if day > agreed.as_of or (wish is not None and wish not in agreed.wishes):
            found.append(decision)
    return found


def capped(task: Task, agreed: Collection[str]) -> Task:
    """Return a task whose routes learn nothing but what was agreed on."""
    nodes = task.graph.nodes
    cap = tuple(
        most if n.key in agreed or isinstance(n.entry, Credential) else held
        for n, most, held in zip(nodes, task.cap, task.held, strict=True)
    )
    return replace(task, cap=cap)


def _further(graph: PrerequisiteGraph, state: KnowledgeState, step: AgreedStep) -> bool:
    """Say whether more of a step is held than when it was agreed on."""
    entry = graph.nodes[graph.index[step.key]].entry
    start = entry.rank(step.start) if step.start else 0
    return start is not None and state.level(step.key) > start


def since(
    agreed: Agreed,
    plan: Plan,
    state: KnowledgeState,
    learner: LearnerProfile,
    graph: PrerequisiteGraph,
    *,
    saved: int,
    why: Left,
    maps: Collection[str],
) -> Since:
    """Return what happened since a plan was agreed on, and whether it still binds.

    What was shown on that very day is new where it goes beyond what the plan began with.

    `saved` are the minutes that the cheapest path of all would save; `maps` are the ids of maps
    whose text changed.
    """
    shown: list[tuple[str, date]] = []
    failed: list[tuple[str, date]] = []
    steps = {step.key: step for step in agreed.steps}
    for key, holding in state.holdings.items():
        for record in holding.records:
            step = steps.get(key) if record.result == "met" else None
            late = step is not None and _further(graph, state, step) and record.day == agreed.as_of
            if record.day is not None and (record.day > agreed.as_of or late):
                (shown if record.result == "met" else failed).append((key, record.day))
    decided = [(d.kind, d.competency) for d in _later(agreed, graph, learner)]
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
        changes=map_changes(agreed, graph, maps),
        cheaper=saved if saved * WORTH > plan.minutes and not why else 0,
    )
