"""From goals and a knowledge state to the whole plan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import (
    Agreed,
    BrokenWish,
    Choice,
    Competency,
    Decision,
    Goal,
    KnowledgeState,
    LearnerProfile,
    Order,
    Plan,
    Step,
    WishCost,
)
from pathplan.plan.agreed import kept, reason_to_leave, since
from pathplan.plan.aims import Aims, aims, goals_of
from pathplan.plan.choices import choices
from pathplan.plan.choose import cheapest
from pathplan.plan.dead_ends import dead_end
from pathplan.plan.order import in_order
from pathplan.plan.schedule import scheduled
from pathplan.plan.steps import Laid, counting, lay, steps, whole
from pathplan.plan.task import Route, Task
from pathplan.plan.terms import placing


def make_plan(
    graph: PrerequisiteGraph,
    state: KnowledgeState,
    learner: LearnerProfile | None,
    goals: Sequence[Goal],
    home: str,
    *,
    order: Order = "goals",
    agreed: Agreed | None = None,
    changed: Collection[str] = (),
) -> Plan:
    """Return the plan for some goals from what a learner holds, with dates where a pace is set.

    Goals are independent: what cannot be reached does not stop the others. A goal without a
    prefix belongs to the map `home`. Goals that name nothing are left out; other findings say so.
    The route and the order that were `agreed` on are kept while they lead to the goals; `changed`
    are the ids of maps that are not what they were then.
    """
    named = [
        (goal, goal.id if "/" in goal.id else f"{home}/{goal.id}")
        for goal in goals_of(learner, goals)
    ]
    aimed = aims(graph, state, learner, named)
    task = aimed.task(aimed.open)
    free = cheapest(task)
    route = free or Route(levels={}, cost=task.cost({}))
    why = reason_to_leave(agreed, aimed, learner) if agreed else ""
    if agreed is not None and not why:
        former = kept(task, agreed.keys)
        route, why = (former, "") if former else (route, "it no longer leads to the goals")
    followed = agreed.keys if agreed is not None and not why else ()
    ordered = partial(
        in_order,
        aimed.graph,
        aimed.held,
        route.levels,
        [node for node, _ in task.goals],
        first=aimed.first,
        last=aimed.last,
        order=order,
        followed=followed,
        liked=learner.likes.interests if learner else (),
    )
    blocks = ordered()
    placed = placing(aimed, route.levels, blocks, learner, state.as_of)
    if placed is not None and placed.arrangement is not None:
        blocks = ordered(terms=placed.of())
    laid = lay(aimed, route.levels, blocks)
    made = choices(aimed, task, route, blocks, partial(whole, aimed, state))
    laid_steps = _lettered(steps(laid, state, graph), made)
    counts, credit = counting(laid)
    nodes = aimed.graph.nodes
    minutes, _ = whole(aimed, state, route)
    made_plan = Plan(
        learner=learner.id if learner else "",
        map=home,
        as_of=state.as_of,
        goals=aimed.goals,
        steps=laid_steps,
        minutes=minutes,
        counts=tuple(nodes[x].key for x in counts),
        saved=credit - (minutes - route.minutes),
        not_yet=_not_yet(aimed, state),
        choices=made,
        unreachable=tuple(dead_end(aimed, goal) for goal in aimed.closed),
        broken_wishes=_broken(aimed, task, route),
        wish_costs=_wish_costs(aimed, task, route),
        without_effect=tuple(d for d in aimed.idle if d.kind in {"choose", "skip", "avoid"}),
        used=_used(laid),
        after=_after(laid),
        numbers={k: s.number for s in laid_steps if s.kind != "refresh" for k in s.keys},
        about=_guessed(laid),
        proven=route.proven,
        gap=route.gap,
        terms=placed.plan(laid_steps, aimed.open) if placed else None,
        no_room=placed.no_room if placed else None,
    )
    if learner is None:
        return made_plan
    pinned = bool(aimed.first or aimed.last or followed)
    dated = made_plan
    if made_plan.terms is None:
        dated = scheduled(made_plan, learner.pace, order, pinned=pinned)
    if agreed is None:
        return dated
    return replace(
        dated, since=since(agreed, dated, state, learner, free=free, why=why, maps=changed)
    )


def _lettered(path: Sequence[Step], made: Sequence[Choice]) -> tuple[Step, ...]:
    if not made:
        return tuple(path)
    letters: dict[str, list[str]] = {}
    for choice in made:
        for key in choice.taken.keys:
            letters.setdefault(key, []).append(choice.letter)
    return tuple(
        replace(s, choices=tuple(x for key in s.keys for x in letters.get(key, ()))) for s in path
    )


def _not_yet(aimed: Aims, state: KnowledgeState) -> tuple[str, ...]:
    """Return the keys, in the author's order, where the last word was "not yet"."""
    return tuple(n.key for n in aimed.graph.nodes if state.of(n.key).failed is not None)


def _broken(aimed: Aims, task: Task, route: Route) -> tuple[BrokenWish, ...]:
    found = []
    for node, decision in aimed.wishes:
        if not _kept(task, route, node, decision):
            found.append(BrokenWish(decision=decision, reason=_reason(aimed, task, node, decision)))
    return tuple(found)


def _kept(task: Task, route: Route, node: int, decision: Decision) -> bool:
    if decision.kind == "choose":
        return task.granted(node, route.levels)
    return node not in route.levels


def _wish_costs(aimed: Aims, task: Task, route: Route) -> tuple[WishCost, ...]:
    """Return what each kept wish adds to the path: its minutes less those of a path without it."""
    found = []
    for node, decision in aimed.wishes:
        if not _kept(task, route, node, decision):
            continue
        other = replace(
            task,
            choose=tuple(c for c in task.choose if c != node),
            avoid=task.avoid - {node},
        )
        free = cheapest(other, hard=route.hard)
        more = route.minutes - free.minutes if free else 0
        found.append(WishCost(decision=decision, minutes=more))
    return tuple(found)


def _reason(aimed: Aims, task: Task, node: int, decision: Decision) -> str:
    """Return why a wish cannot be kept: by itself, or because of another one."""
    if decision.kind == "choose":
        alone = replace(task, choose=(node,), avoid=frozenset())
    else:
        alone = replace(task, choose=(), avoid=frozenset({node}))
    route = cheapest(alone)
    if route is not None and route.cost[0] == 0:
        return "another wish stands against it"
    if decision.kind == "choose":
        return "it cannot be learned here" if not aimed.reach[node] else "nothing leads there"
    return "no path to the goals does without it"


def _used(laid: Laid) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return for each member of the path, by key, the keys it uses, in the order of the path."""
    nodes = laid.aims.graph.nodes
    return tuple(
        (nodes[x].key, tuple(nodes[u].key for u in laid.uses[x]))
        for block in laid.blocks
        for x in block
    )


def _after(laid: Laid) -> dict[str, tuple[str, ...]]:
    nodes = laid.aims.graph.nodes
    return {nodes[n].key: tuple(nodes[o].key for o in ahead) for n, ahead in laid.ahead.items()}


def _guessed(laid: Laid) -> bool:
    entries = (laid.aims.graph.nodes[x].entry for x in laid.levels)
    return any(isinstance(e, Competency) and e.effort is None for e in entries)
