"""Which entries of a map or a path are in a picture."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from pathplan.graph.prerequisites import PrerequisiteGraph, leaves
from pathplan.graph.reach import backward, dependents
from pathplan.model import Competency, CompetencyMap, Plan
from pathplan.model.drawing import Extent
from pathplan.picture.view import View

FEW, MANY = 150, 300
"""As many boxes can be read; above the second number not even a plan with its surroundings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is in the picture: node numbers, and how many of the map are left out."""

    extent: Extent
    nodes: tuple[int, ...]
    left_out: int


def scope(graph: PrerequisiteGraph, home: CompetencyMap, plan: Plan | None, view: View) -> Scope:
    """Return what a view shows, as much as can be read where it does not say.

    Everything are the entries of the map with what they name of other maps, and of a plan all that
    it speaks of. Where that is too much to read, a plan is drawn with its neighbours, or with what
    its steps name, and of a map alone an overview.
    """
    own = own_nodes(graph, home)
    extent = view.extent or _readable(len(everything(graph, own, plan)), plan)
    nodes = _nodes(graph, own, plan, view, extent)
    return Scope(extent=extent, nodes=tuple(sorted(nodes)), left_out=len(own - nodes))


def own_nodes(graph: PrerequisiteGraph, home: CompetencyMap) -> set[int]:
    """Return the entries of a map."""
    return {n.index for n in graph.nodes if n.entry.map == home.id}


def asked(graph: PrerequisiteGraph, node: int) -> list[int]:
    """Return what an entry names: in its requirement, then as corequisites."""
    present = graph.nodes[node]
    return [leaf.node for leaf in (*leaves(present.requires), *present.corequires)]


def everything(graph: PrerequisiteGraph, own: set[int], plan: Plan | None) -> set[int]:
    """Return all that could be drawn of a map, or of a plan on it."""
    return own | (_asked_by(graph, own) if plan is None else _spoken_of(graph, plan))


def _readable(boxes: int, plan: Plan | None) -> Extent:
    if boxes <= FEW or (plan is None and boxes <= MANY):
        return "all"
    if plan is None:
        return "overview"
    return "near" if boxes <= MANY else "plan"


def _nodes(
    graph: PrerequisiteGraph, own: set[int], plan: Plan | None, view: View, extent: Extent
) -> set[int]:
    keyed = [node for key in view.keys if (node := graph.find(key)) is not None]
    if extent == "around":
        needing = dependents(graph).__getitem__
        needed = _within(view.steps, keyed, lambda node: asked(graph, node))
        return needed | _within(view.steps, keyed, needing)
    if extent == "goal":
        return set(backward(graph, keyed))
    if extent == "strand":
        inside = {i for i in own if _strand(graph, i) == view.strand}
        return inside | _asked_by(graph, inside)
    if extent == "near" and plan is not None:
        spoken = _spoken_of(graph, plan)
        needing = dependents(graph).__getitem__
        opened = {other for node in spoken for other in needing(node)}
        return spoken | _asked_by(graph, spoken) | (opened & own)
    if extent == "plan" and plan is not None:
        path = _path(graph, plan)
        return path | _asked_by(graph, path)
    return everything(graph, own, plan)


def _strand(graph: PrerequisiteGraph, node: int) -> str:
    entry = graph.nodes[node].entry
    return entry.strand if isinstance(entry, Competency) else ""


def _asked_by(graph: PrerequisiteGraph, nodes: Iterable[int]) -> set[int]:
    return {other for node in nodes for other in asked(graph, node)}


def _within(
    steps: int, starts: Sequence[int], following: Callable[[int], Iterable[int]]
) -> set[int]:
    """Return what is at most so many steps away."""
    found = last = set(starts)
    while steps and last:
        last = {other for node in last for other in following(node)} - found
        found = found | last
        steps -= 1
    return found


def _path(graph: PrerequisiteGraph, plan: Plan) -> set[int]:
    """Return what a plan leads along and to, and where the way to a goal is closed."""
    keys = {k for s in plan.steps for k in s.keys} | {g.key for g in plan.goals}
    keys |= {u.goal.key for u in plan.unreachable}
    keys |= {k for u in plan.unreachable for b in u.blockers for k in (b.key, *b.trail)}
    return {graph.index[k] for k in keys if k in graph.index}


def _spoken_of(graph: PrerequisiteGraph, plan: Plan) -> set[int]:
    """Return the path, what counts for it, the ways not taken, and those that are closed."""
    keys = set(plan.counts)
    keys |= {k for c in plan.choices for o in c.others for k in (*o.keys, *o.coming)}
    keys |= {k for u in plan.unreachable for b in u.blockers for k, _ in b.options}
    return _path(graph, plan) | {graph.index[k] for k in keys if k in graph.index}
