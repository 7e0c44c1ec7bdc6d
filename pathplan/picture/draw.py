"""From maps, a graph and perhaps a plan to a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pathplan.graph.derive import groups
from pathplan.graph.prerequisites import Node, PrerequisiteGraph, leaves
from pathplan.model import CompetencyMap, Credential, KnowledgeState, Plan
from pathplan.model.drawing import Box, Drawing, Group, Tally
from pathplan.picture.lines import Lines
from pathplan.picture.outline import map_rows, path_rows
from pathplan.picture.status import LEGEND, StatusOf


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What is in the picture: node numbers, and how many of the map are left out."""

    nodes: tuple[int, ...]
    left_out: int = 0


def draw(
    *,
    maps: Sequence[CompetencyMap],
    graph: PrerequisiteGraph,
    state: KnowledgeState | None = None,
    plan: Plan | None = None,
    everything: bool = False,
    title: str = "",
    told_in: str = "en",
) -> Drawing:
    """Return the picture of the first map, or of a plan on it.

    A map is drawn with what it needs directly of other maps; a plan with what counts for it and
    with the options that were not taken, or with `everything`.
    `told_in` is the code of the language that it speaks.
    """
    scope = _of_map(maps[0], graph) if plan is None else _of_plan(maps[0], graph, plan, everything)
    status = StatusOf(graph, state, plan)
    home = maps[0]
    boxes = tuple(_box(graph.nodes[i], maps, status, own=plan is None) for i in scope.nodes)
    lines = Lines(graph, scope.nodes, plan)
    used = dict.fromkeys(box.status for box in boxes)
    rows = path_rows(graph, home, status, plan) if plan else map_rows(graph, home)
    foreign = dict.fromkeys(box.foreign for box in boxes if box.foreign)
    return Drawing(
        title=title or home.title or home.id,
        home=home.title or home.id,
        language=home.language or "en",
        told_in=told_in,
        boxes=boxes,
        gates=lines.gates,
        edges=lines.edges,
        groups=_groups(graph, scope.nodes),
        rows=rows,
        foreign=tuple(foreign) if plan is None else (),
        legend=tuple(status for status in LEGEND if status in used),
        tally=_tally(graph, home, scope, len(lines.gates), plan),
    )


def _box(node: Node, maps: Sequence[CompetencyMap], status: StatusOf, *, own: bool) -> Box:
    entry = node.entry
    look, standing = status.of(node.key)
    credential = isinstance(entry, Credential)
    map_ = next(m for m in maps if m.id == entry.map)
    foreign = "" if map_ is maps[0] else map_.title or map_.id
    return Box(
        id=f"n{node.index}",
        title=entry.title or entry.id,
        status="foreign" if foreign and own else look,
        standing=standing,
        minutes=None if credential else status.minutes(node),
        credential=credential,
        foreign=foreign,
    )


def _of_map(home: CompetencyMap, graph: PrerequisiteGraph) -> Scope:
    own = [n for n in graph.nodes if n.entry.map == home.id]
    needed = (leaf.node for n in own for leaf in (*leaves(n.requires), *n.corequires))
    return Scope(nodes=tuple(sorted({*(n.index for n in own), *needed})))


def _of_plan(home: CompetencyMap, graph: PrerequisiteGraph, plan: Plan, everything: bool) -> Scope:
    path = {k for s in plan.steps for k in s.keys}
    keys = {*path, *plan.counts, *(g.key for g in plan.goals)}
    keys |= {k for c in plan.choices for o in c.others for k in (*o.keys, *o.coming)}
    keys |= {k for u in plan.unreachable for b in u.blockers for k in b.trail}
    keys |= {k for u in plan.unreachable for b in u.blockers for k, _ in b.options}
    own = {n.index for n in graph.nodes if n.entry.map == home.id}
    nodes = {graph.index[k] for k in keys if k in graph.index}
    if everything:
        nodes |= own
    return Scope(nodes=tuple(sorted(nodes)), left_out=len(own - nodes))


def _groups(graph: PrerequisiteGraph, nodes: Sequence[int]) -> tuple[Group, ...]:
    inside = set(nodes)
    cap = [n.size if n.index in inside else 0 for n in graph.nodes]
    found = [g for g in groups(graph, [0] * len(cap), cap) if len(g) > 1]
    return tuple(
        Group(id=f"g{number}", boxes=tuple(f"n{i}" for i in group))
        for number, group in enumerate(found)
    )


def _tally(
    graph: PrerequisiteGraph, home: CompetencyMap, scope: Scope, gates: int, plan: Plan | None
) -> Tally:
    entries = [graph.nodes[i].entry for i in scope.nodes]
    badges = sum(isinstance(e, Credential) for e in entries)
    if plan is None:
        return Tally(
            path=False,
            competencies=sum(not isinstance(e, Credential) and e.map == home.id for e in entries),
            minutes=sum(
                n.entry.minutes_to(n.mastery) for n in graph.nodes if n.entry.map == home.id
            ),
            others=sum(e.map != home.id for e in entries),
            gates=gates,
            badges=badges,
        )
    learned = {k for s in plan.steps if s.kind in {"learn", "together"} for k in s.keys}
    return Tally(
        path=True,
        competencies=len(learned) + len(plan.counts),
        counting=len(plan.counts),
        refreshed=len({s.key for s in plan.steps if s.kind == "refresh"} & {*plan.counts}),
        choices=len(plan.choices),
        badges=badges,
        left_out=scope.left_out,
    )
