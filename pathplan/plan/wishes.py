"""Which wishes a route keeps, and what they cost."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from pathplan.model import BrokenWish, Decision, Lift, WishCost
from pathplan.model.plan import Against
from pathplan.plan.aims import Aims
from pathplan.plan.choose import cheapest
from pathplan.plan.task import Route, Task

MOST = 2
"""Decisions lifted together at most to keep a wish."""
FEW = 6
"""Up to so many decisions, two of them are lifted together where one is not enough."""


def broken(aimed: Aims, task: Task, route: Route) -> tuple[BrokenWish, ...]:
    """Return the wishes that a route does not keep, with what stands against each."""
    found = []
    for node, decision in aimed.wishes:
        if not _kept(task, route, node, decision):
            lifts = _lifts(aimed, task, node, decision)
            reason = _reason(aimed, task, node, decision)
            if lifts and reason != "rival":
                reason = "barred"
            found.append(BrokenWish(decision=decision, reason=reason, lifts=lifts))
    return tuple(found)


def _lifts(aimed: Aims, task: Task, node: int, decision: Decision) -> tuple[Lift, ...]:
    """Return the smallest sets of other decisions without which a route keeps a wish."""
    others = [d for _, d in aimed.wishes if d is not decision] + list(aimed.skips.values())
    for size in range(1, (MOST if len(others) <= FEW else 1) + 1):
        found = []
        for lifted in combinations(others, size):
            opened = aimed.without(lifted)
            route = cheapest(opened.task(opened.open))
            if route is not None and _kept(task, route, node, decision):
                found.append(Lift(decisions=lifted, minutes=route.minutes))
        if found:
            return tuple(found)
    return ()


def _kept(task: Task, route: Route, node: int, decision: Decision) -> bool:
    if decision.kind == "choose":
        return task.granted(node, route.levels)
    return node not in route.levels


def costs(aimed: Aims, task: Task, route: Route) -> tuple[WishCost, ...]:
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
