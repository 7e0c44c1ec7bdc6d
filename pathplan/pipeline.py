"""The program on one page: read, check, assess, plan."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pathplan import assess, check
from pathplan.check.rule import Subject
from pathplan.diagnostic import Diagnostic, Severity, ordered
from pathplan.graph.frontier import frontier
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.graph.reach import backward
from pathplan.library import Library, error
from pathplan.model import (
    Checked,
    CompetencyMap,
    Entry,
    Goal,
    KnowledgeState,
    LearnerProfile,
    Plan,
    Why,
    needs,
)
from pathplan.plan import make_plan
from pathplan.plan import why as plan_why

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


def check_files(library: Library, paths: Sequence[str]) -> Checked:
    """Check map, part and learner files, and every file they lead to.

    Errors of all files read are returned; warnings and notes only of the files asked for and of
    their parts.

    Raises:
        disk.DiskError: a file of `paths` cannot be read.
    """
    named: set[str] = set(paths)
    found: list[Diagnostic] = []
    learners: list[str] = []
    for path in paths:
        kind = library.file(path).kind
        if kind == "map":
            named.update(library.map(path).map.files)
        elif kind == "part":
            found += _whole_of(library, path)
        else:
            learners.append(path)
    for path in learners:
        found += _learner(library, path)[2]
    found += map_findings(library)
    found += [f for loaded in library.files.values() for f in loaded.findings]
    located = [f.located(library.locate) for f in found]
    shown = [f for f in located if f.severity is Severity.ERROR or f.where.file in named]
    looked_at = [m.map for m in library.maps.values() if named & {m.map.file, *m.map.files}]
    return Checked(
        findings=tuple(ordered(shown)),
        maps=len(looked_at),
        competencies=sum(len(m.competencies) for m in looked_at),
        learners=len(learners),
        incomplete=tuple(f for f, x in library.files.items() if not x.document.complete),
    )


def _whole_of(library: Library, path: str) -> list[Diagnostic]:
    """Load the map that a part belongs to; return what is wrong with the way there."""
    found: list[Diagnostic] = []
    for link in library.file(path).links:
        if link.kind == "part_of":
            target, trouble = library.follow(link, "map", posixpath.dirname(path))
            found += trouble
            if target is not None and path not in library.map(link.path).map.files:
                message = f"{link.path} does not include this part"
                found.append(error("part-of", link.where, message))
    return found


def map_findings(library: Library) -> list[Diagnostic]:
    """Return what is wrong with the maps loaded: how they hang together, and what they mean."""
    found = library.same_ids()
    for path, loaded in library.maps.items():
        found += loaded.findings
        maps = library.reach(path)
        graph = library.graph(maps)
        found += check.meaning(Subject(maps=maps, map=loaded.map, graph=graph))
    return found


def _learner(library: Library, path: str) -> tuple[LearnerProfile, list[str], list[Diagnostic]]:
    """Return the learner in a file, the files of its maps, and what is wrong with both."""
    learner, files, found = library.learner(path)
    if files and library.file(path).document.complete:
        maps = library.maps_of(files)
        graph = library.graph(maps)
        found += check.meaning(Subject(maps=maps, map=maps[0], graph=graph, learner=learner))
    return learner, files, found


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
        learner, files, found = _learner(library, path)
    elif kind == "part":
        found += _whole_of(library, path)
        files = [link.path for link in library.file(path).links if link.path in library.maps]
    else:
        library.map(path)
    found += map_findings(library)
    found += [f for loaded in library.files.values() for f in loaded.findings]
    maps = library.maps_of(files)
    graph = library.graph(maps)
    state, remarks = assess.assess(graph, learner, as_of, policy=policy, implied=implied)
    errors = [f for f in found if f.severity is Severity.ERROR]
    return Study(
        maps=maps,
        graph=graph,
        state=state,
        learner=learner,
        findings=tuple(ordered(f.located(library.locate) for f in errors)),
        remarks=tuple(ordered(f.located(library.locate) for f in remarks)),
    )


def plan_for(found: Study, goals: Sequence[Goal]) -> Plan:
    """Return the plan for some goals."""
    return make_plan(found.graph, found.state, found.learner, goals, found.maps[0].id)


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


def explain(found: Study, plan: Plan, goals: Sequence[Goal], key: str) -> Why:
    """Return why a competency is on a path, and what the credit for it is worth."""
    credit = None
    holding = found.state.of(key)
    if holding.level and key in plan.counts:
        without = {k: h for k, h in found.state.holdings.items() if k != key}
        poorer = replace(found, state=replace(found.state, holdings=without))
        credit = plan_for(poorer, goals).minutes - plan.minutes
    return plan_why(found.graph, plan, key, credit)
