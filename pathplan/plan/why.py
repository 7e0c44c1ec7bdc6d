"""Why a competency is on a path, and what it is good for."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pathplan.graph.prerequisites import Gate, PrerequisiteGraph, gates, leaves
from pathplan.graph.reach import dependents
from pathplan.model import Plan, Step, Why, WhyLink, WhyOption


def why(graph: PrerequisiteGraph, plan: Plan, key: str, credit: int | None = None) -> Why:
    """Return what there is to say about a key of the graph and a plan."""
    return replace(whys(graph, plan, [key])[key], credit=credit)


def whys(graph: PrerequisiteGraph, plan: Plan, keys: Iterable[str]) -> dict[str, Why]:
    """Return the same for many keys, what they share worked out once; nothing of their credit."""
    uses, opens = dict(plan.used), dependents(graph)
    steps: dict[str, Step] = {}
    for step in plan.steps:
        for key in step.keys:
            steps.setdefault(key, step)
    above = [_above(uses, goal.key) for goal in plan.goals]
    found = {}
    for key in keys:
        node = graph.nodes[graph.index[key]]
        asked = (*leaves(node.requires), *node.corequires)
        needs = uses.get(key) or tuple(dict.fromkeys(graph.nodes[a.node].key for a in asked))
        found[key] = Why(
            key=key,
            step=steps.get(key),
            chain=_chain(graph, plan, uses, above, key),
            needs=needs,
            opens=tuple(graph.nodes[o].key for o in opens[node.index]),
        )
    return found


def _above(uses: Mapping[str, tuple[str, ...]], goal: str) -> dict[str, str]:
    """Return for all that a goal uses what uses it, the nearest to the goal first."""
    above = {goal: ""}
    queue = deque([goal])
    while queue:
        current = queue.popleft()
        for used in uses.get(current, ()):
            if used not in above:
                above[used] = current
                queue.append(used)
    return above


def _chain(
    graph: PrerequisiteGraph,
    plan: Plan,
    uses: Mapping[str, tuple[str, ...]],
    above: Sequence[Mapping[str, str]],
    key: str,
) -> tuple[WhyLink, ...]:
    """Return the shortest way from the first goal that leads to a key through what is used."""
    leading = next((links for links in above if key in links), None)
    if leading is None:
        return ()
    way = [key]
    while leading[way[-1]]:
        way.append(leading[way[-1]])
    way.reverse()
    pairs = zip(way, [*way[1:], ""], strict=True)
    return tuple(_link(graph, plan, uses, upper, lower) for upper, lower in pairs)


def _link(
    graph: PrerequisiteGraph,
    plan: Plan,
    uses: Mapping[str, tuple[str, ...]],
    above: str,
    below: str,
) -> WhyLink:
    gate = _gate(graph, above, below) if below else None
    if gate is None:
        return WhyLink(key=above)
    choice = next((c for c in plan.choices if above in c.owners), None)
    listed = dict.fromkeys(graph.nodes[leaf.node].key for leaf in leaves(gate))
    options = []
    for key in listed:
        taken = key in uses[above]
        minutes = plan.minutes if taken else None
        for other in choice.others if choice else ():
            if key in other.keys and not taken:
                minutes = other.minutes
        options.append(WhyOption(key=key, taken=taken, minutes=minutes))
    return WhyLink(key=above, n=gate.n, options=tuple(options))


def _gate(graph: PrerequisiteGraph, above: str, below: str) -> Gate | None:
    """Return the innermost choice of a requirement that names a key."""
    node = graph.index[below]
    found = None
    for gate in gates(graph.nodes[graph.index[above]].requires):
        if any(leaf.node == node for leaf in leaves(gate)):
            found = gate
    return found
