"""From a learner's file, or a map, to all that is known when a plan is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from pathplan import check
from pathplan.diagnostic import Diagnostic, Severity, ordered
from pathplan.graph.frontier import frontier
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.graph.reach import backward
from pathplan.library import Library
from pathplan.model import (
    Agreed,
    CompetencyMap,
    Entry,
    Goal,
    KnowledgeState,
    LearnerProfile,
    Order,
    Plan,
    Settings,
    Why,
    needs,
)
from pathplan.model.fingerprint import fingerprint
from pathplan.pipeline import learner_of, map_findings, whole_of

if TYPE_CHECKING:
    from pathplan.plan.budget import Room

ASIDE = (("strands",), ("assessments",))
"""Sections of a map that no path goes through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """All that is known when a plan is made: the learner's own map comes first in `maps`."""

    maps: tuple[CompetencyMap, ...]
    graph: PrerequisiteGraph
    state: KnowledgeState
    learner: LearnerProfile | None
    findings: tuple[Diagnostic, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()


def study(
    library: Library, path: str, as_of: date, *, policy: str = "latest", implied: bool = True
) -> Study:
    """Read a learner (or a map alone, for someone who has shown nothing) and merge the evidence.

    Raises:
        disk.DiskError: the file cannot be read.
    """
    learner: LearnerProfile | None = None
    files = [path]
    found: list[Diagnostic] = []
    kind = library.file(path).kind
    if kind == "learner":
        learner, files, found = learner_of(library, path, Settings(select=check.error_rules()))
    elif kind == "part":
        found += whole_of(library, path)
        files = [link.path for link in library.file(path).links if link.path in library.maps]
    else:
        library.map(path)
    found += _map_errors(library)
    mine = {path, *(file for m in library.maps.values() for file in m.map.files)}
    read = library.read((path,))
    found += [f for file, loaded in read.items() if file in mine for f in loaded.findings]
    maps = library.maps_of(files)
    graph = library.graph(maps)
    from pathplan.assess import assess  # here and below: a check does without the planner

    beside: list[Diagnostic] = []
    if learner is not None and learner.evidence_from:
        from pathplan.beside import with_files

        learner, beside = with_files(learner, path, maps)
    state, remarks = assess(graph, learner, as_of, policy=policy, implied=implied)
    errors = [f for f in found if f.severity is Severity.ERROR]
    return Study(
        maps=maps,
        graph=graph,
        state=state,
        learner=learner,
        findings=tuple(ordered(f.located(library.locate) for f in errors)),
        remarks=tuple(ordered(f.located(library.locate) for f in (*remarks, *beside))),
    )


def _map_errors(library: Library) -> list[Diagnostic]:
    """Return what is wrong with the maps loaded, found once for all learners on them."""
    loaded = tuple(library.maps)
    if loaded not in library.errors:
        settings = Settings(select=check.error_rules())
        library.errors[loaded] = map_findings(library, settings)
    return library.errors[loaded]


def plan_for(
    found: Study,
    goals: Sequence[Goal],
    order: Order = "goals",
    agreed: Agreed | None = None,
    *,
    time_limit: float | None = None,
    room: Room | None = None,
) -> Plan:
    """Return the plan for some goals, in the usual order or another one, or as agreed on.

    With a `time_limit` in seconds it may be one that is not proven to be the shortest; with `room`
    it is cut down to what fits.
    """
    from pathplan.plan import make_plan

    home = found.maps[0].id
    changed = [
        m.id for m in found.maps if agreed and agreed.maps.get(m.id) not in {None, fingerprint(m)}
    ]
    return make_plan(
        found.graph,
        found.state,
        found.learner,
        goals,
        home,
        order=order,
        agreed=agreed,
        changed=changed,
        time_limit=time_limit,
        room=room,
    )


def can_begin(found: Study) -> tuple[tuple[str, ...], ...]:
    """Return the keys of all that can be begun now, in the author's order, groups as one."""
    nodes = found.graph.nodes
    levels = [found.state.level(n.key) for n in nodes]
    return tuple(tuple(nodes[i].key for i in block) for block in frontier(found.graph, levels))


def in_the_way(found: Study, goals: Sequence[Goal]) -> tuple[Diagnostic, ...]:
    """Return the errors that lie in what the goals can reach, or that concern everything.

    An error in the learner's file concerns everything, as does one that stands in no competency,
    unless it is in what no path goes through.
    """
    if not found.findings:
        return ()
    entries: dict[tuple[str, object], Entry] = {}
    for map_ in found.maps:
        for entry in map_.entries:
            entries.setdefault((entry.where.file, entry.where.path), entry)
    touched = _touched(found, goals)
    stopping = []
    for finding in found.findings:
        holder = entries.get((finding.where.file, finding.where.path[:2]))
        if holder is None and finding.where.path[:1] in ASIDE:
            continue
        if holder is None or holder.key in touched:
            stopping.append(finding)
    return tuple(stopping)


def _touched(found: Study, goals: Sequence[Goal]) -> set[str]:
    """Return the keys that the goals can lead to, also those of entries set aside."""
    home = found.maps[0]
    maps = {m.id: m for m in found.maps}
    keys = [home.key(g.id) for g in goals]
    nodes = [n for key in keys if (n := found.graph.find(key)) is not None]
    touched = set(keys)
    for node in backward(found.graph, nodes):
        entry = found.graph.nodes[node].entry
        touched.add(entry.key)
        asked = (*needs(entry.requires), *entry.corequires)
        touched.update(maps[entry.map].key(need.id) for need in asked)
    return touched


def explain(
    found: Study,
    plan: Plan,
    goals: Sequence[Goal],
    key: str,
    agreed: Agreed | None = None,
    *,
    time_limit: float | None = None,
) -> Why:
    """Return why a competency is on a path, and what the credit for it is worth.

    Without the credit the path stays as it was `agreed` on, with what the competency takes.
    """
    credit = None
    holding = found.state.of(key)
    if holding.level and key in plan.counts:
        without = {k: h for k, h in found.state.holdings.items() if k != key}
        poorer = replace(found, state=replace(found.state, holdings=without))
        more = agreed and replace(agreed, keys=(*agreed.keys, *_leading_to(found, key)))
        other = plan_for(poorer, goals, agreed=more, time_limit=time_limit)
        credit = max(0, other.minutes - plan.minutes)
    from pathplan.plan import why as plan_why

    return plan_why(found.graph, plan, key, credit)


def _leading_to(found: Study, key: str) -> list[str]:
    """Return the keys of something and of all that can lead to it, in the author's order."""
    nodes = found.graph.nodes
    return [nodes[node].key for node in backward(found.graph, [found.graph.index[key]])]


def explain_all(found: Study, plan: Plan) -> dict[str, Why]:
    """Return for every competency of the maps why it is on a path, by key; nothing of credit."""
    from pathplan.plan import whys

    return whys(found.graph, plan, [node.key for node in found.graph.nodes])
