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
from pathplan.model.plan import Against
from pathplan.plan.agreed import kept, reason_to_leave, since
from pathplan.plan.aims import Aims, aims, goals_of
from pathplan.plan.arrange import Course, in_time
from pathplan.plan.choices import choices
from pathplan.plan.choose import Routes, cheapest
from pathplan.plan.dead_ends import dead_end
from pathplan.plan.expiry import expiring
from pathplan.plan.order import in_order
from pathplan.plan.steps import Laid, counting, whole
from pathplan.plan.task import Allowance, Route, Task


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
    time_limit: float | None = None,
) -> Plan:
    """Return the plan for some goals from what a learner holds, with dates where a pace is set.

    Goals are independent: what cannot be reached does not stop the others. A goal without a
    prefix belongs to the map `home`. Goals that name nothing are left out; other findings say so.
    The route and the order that were `agreed` on are kept while they lead to the goals; `changed`
    are the ids of maps that are not what they were then. The solver looks at most `time_limit`
    seconds for the route, and as long again for the price of choices.
    """
    named = [
        (goal, goal.id if "/" in goal.id else f"{home}/{goal.id}")
        for goal in goals_of(learner, goals)
    ]
    aimed = aims(graph, state, learner, named)
    task = aimed.task(aimed.open)
    allowed = Allowance(time_limit) if time_limit else None
    routes = Routes.of(task, allowed)
    free = routes.best if routes else None
    route = free or Route(levels={}, cost=task.cost({}))
    why = reason_to_leave(agreed, aimed, learner) if agreed else ""
    if agreed is not None and not why:
        former = kept(task, agreed.keys)
        route, why = (former, "") if former else (route, "lost")
    followed = agreed.keys if agreed is not None and not why else ()
    usual = in_order(
        aimed.graph,
        aimed.held,
        route.levels,
        (node for node, _ in task.goals),
        first=aimed.first,
        last=aimed.last,
        order=order,
        followed=followed,
        liked=learner.likes.interests if learner else (),
    )
    course = Course(aims=aimed, levels=route.levels, state=state, graph=graph, learner=learner)
    pinned = bool(aimed.first or aimed.last or followed)
    blocks = usual if pinned and order == "goals" else in_time(course, usual, order)
    laid = course.lay(blocks)
    path = course.plan(laid)
    if allowed is not None and time_limit:
        allowed.left = time_limit
    made = choices(aimed, routes, route, blocks, partial(whole, aimed, state)) if routes else ()
    counts, credit = counting(laid)
    nodes = aimed.graph.nodes
    made_plan = replace(
        path,
        map=home,
        steps=_lettered(path.steps, made),
        counts=tuple(nodes[x].key for x in counts),
        saved=credit - (path.minutes - route.minutes),
        not_yet=_not_yet(aimed, state),
        choices=made,
        unreachable=tuple(dead_end(aimed, goal) for goal in aimed.closed),
        broken_wishes=_broken(aimed, task, route),
        wish_costs=_wish_costs(aimed, task, route),
        without_effect=tuple(d for d in aimed.idle if d.kind in {"choose", "skip", "avoid"}),
        about=_guessed(laid),
        proven=route.proven,
        gap=route.gap,
        unpriced=routes.unpriced if routes else 0,
    )
    if learner is None:
        return made_plan
    rearranged = agreed.rearranged if agreed and followed else order == "goals" and blocks != usual
    dated = course.dated(made_plan, laid, rearranged=rearranged)
    dated = replace(dated, expiring=expiring(dated, state, graph))
    if agreed is None:
        return dated
    saved = path.minutes - whole(aimed, state, free)[0] if free else 0
    return replace(
        dated, since=since(agreed, dated, state, learner, saved=saved, why=why, maps=changed)
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
        free = cheapest(other)
        more = route.minutes - free.minutes if free else 0
        found.append(WishCost(decision=decision, minutes=more))
    return tuple(found)


def _reason(aimed: Aims, task: Task, node: int, decision: Decision) -> Against:
    """Return why a wish cannot be kept: by itself, or because of another one."""
    if decision.kind == "choose":
        alone = replace(task, choose=(node,), avoid=frozenset())
    else:
        alone = replace(task, choose=(), avoid=frozenset({node}))
    route = cheapest(alone)
    if route is not None and route.cost[0] == 0:
        return "rival"
    if decision.kind == "choose":
        return "closed" if not aimed.reach[node] else "unled"
    return "needed"


def _guessed(laid: Laid) -> bool:
    entries = (laid.aims.graph.nodes[x].entry for x in laid.levels)
    return any(isinstance(e, Competency) and e.effort is None for e in entries)
