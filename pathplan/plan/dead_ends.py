"""Goals without a path: the smallest reason, and the smallest set of decisions to lift."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from pathplan.graph.prerequisites import Expr, Gate, Leaf, holds, leaves, top_parts
from pathplan.model import Blocker, Decision, GoalAim, Lift, Unreachable
from pathplan.plan.aims import Aims
from pathplan.plan.choose import cheapest

MOST = 3
"""Decisions lifted together at most; more than that is a new plan, not a way out."""

DEEP, WIDE = 12, 6
"""How far down, and at how many ways of a choice, one looks for what closes all of them."""


def dead_end(aims: Aims, goal: GoalAim) -> Unreachable:
    """Return why a goal cannot be reached and which decisions would have to go."""
    return Unreachable(
        goal=goal, blockers=(_blocker(aims, aims.graph.index[goal.key]),), lifts=_lifts(aims, goal)
    )


def _blocker(aims: Aims, node: int, before: tuple[int, ...] = ()) -> Blocker:
    """Follow what is needed in any case down to the first requirement that fails by itself."""
    graph = aims.graph
    trail = [*before]
    while True:
        trail.append(node)
        failing = _failing(aims, node)
        single = next((p for p in failing if isinstance(p, Leaf) and p.node not in trail), None)
        if node in aims.skips:
            options: tuple[Expr, ...] = ()
            break
        choice = next((p for p in failing if isinstance(p, Gate)), None)
        if choice is not None and (single is None or _skipped(aims, choice)):
            shared = _shared(aims, choice, tuple(trail))
            if shared is not None:
                return shared
            options = choice.parts
            break
        if single is None or single.node in aims.skips:
            options = tuple(failing)
            break
        node = single.node
    listed = dict.fromkeys(leaf.node for option in options for leaf in leaves(option))
    own = (graph.nodes[node].key, aims.skips[node]) if node in aims.skips else None
    return Blocker(
        key=graph.nodes[node].key,
        options=(own,)
        if own is not None
        else tuple((graph.nodes[x].key, aims.skips.get(x)) for x in listed),
        trail=tuple(graph.nodes[x].key for x in trail),
    )


def _shared(aims: Aims, choice: Gate, trail: tuple[int, ...]) -> Blocker | None:
    """Return what closes every way of a choice alike, None where each has a reason of its own."""
    ways = {leaf.node for leaf in leaves(choice)}
    if len(trail) > DEEP or len(ways) > WIDE or ways & {*trail, *aims.skips}:
        return None
    found = [_blocker(aims, way, trail) for way in sorted(ways)]
    first = found[0]
    if not any(d for _, d in first.options) or any(
        (b.key, b.options) != (first.key, first.options) for b in found
    ):
        return None
    names = tuple(aims.graph.nodes[x].key for x in trail)
    return replace(first, trail=(*names, first.key))


def _failing(aims: Aims, node: int) -> list[Expr]:
    present = aims.graph.nodes[node]
    parts = [*top_parts(present.requires), *present.corequires]
    return [part for part in parts if not holds(part, aims.reach)]


def _skipped(aims: Aims, choice: Gate) -> bool:
    return all(leaf.node in aims.skips for leaf in leaves(choice))


def _lifts(aims: Aims, goal: GoalAim) -> tuple[Lift, ...]:
    """Return the smallest sets of decisions that open a way, with the whole path each leads to."""
    node = aims.graph.index[goal.key]
    skipped = list(aims.skips.values())
    for size in range(1, min(MOST, len(skipped)) + 1):
        found = []
        for lifted in combinations(skipped, size):
            opened = aims.without(lifted)
            if opened.reach[node] >= goal.rank:
                found.append(_lift(opened, lifted))
        if found:
            return tuple(found)
    return ()


def _lift(opened: Aims, decisions: tuple[Decision, ...]) -> Lift:
    route = cheapest(opened.task(opened.open))
    return Lift(decisions=decisions, minutes=route.minutes if route else None)
