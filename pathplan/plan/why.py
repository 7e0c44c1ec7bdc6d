"""Why a competency is on a path, and what it is good for."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from pathplan.graph.prerequisites import Gate, PrerequisiteGraph, gates, leaves
from pathplan.graph.reach import dependents
from pathplan.model import Plan, Why, WhyLink, WhyOption


def why(graph: PrerequisiteGraph, plan: Plan, key: str, credit: int | None = None) -> Why:
    """Return what there is to say about a key of the graph and a plan."""
    node = graph.nodes[graph.index[key]]
    uses = dict(plan.used)
    asked = (*leaves(node.requires), *node.corequires)
    needs = uses.get(key) or tuple(dict.fromkeys(graph.nodes[a.node].key for a in asked))
    return Why(
        key=key,
        step=next((s for s in plan.steps if key in s.keys), None),
        chain=_chain(graph, plan, uses, key),
        needs=needs,
        opens=tuple(graph.nodes[o].key for o in dependents(graph)[node.index]),
        credit=credit,
    )


def _chain(
    graph: PrerequisiteGraph, plan: Plan, uses: Mapping[str, tuple[str, ...]], key: str
) -> tuple[WhyLink, ...]:
    """Return the shortest way from the first goal that leads to a key through what is used."""
    for goal in plan.goals:
        before: dict[str, str] = {goal.key: ""}
        queue = deque([goal.key])
        while queue and key not in before:
            current = queue.popleft()
            for used in uses.get(current, ()):
                if used not in before:
                    before[used] = current
                    queue.append(used)
        if key in before:
            way = [key]
            while before[way[-1]]:
                way.append(before[way[-1]])
            way.reverse()
            pairs = zip(way, [*way[1:], ""], strict=True)
            return tuple(_link(graph, plan, above, below) for above, below in pairs)
    return ()


def _link(graph: PrerequisiteGraph, plan: Plan, above: str, below: str) -> WhyLink:
    gate = _gate(graph, above, below) if below else None
    if gate is None:
        return WhyLink(key=above)
    choice = next((c for c in plan.choices if above in c.owners), None)
    listed = dict.fromkeys(graph.nodes[leaf.node].key for leaf in leaves(gate))
    uses = dict(plan.used)[above]
    options = []
    for key in listed:
        taken = key in uses
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
