"""The program on one page: read, check, assess, plan."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pathplan import check, disk
from pathplan.check.rule import Subject
from pathplan.diagnostic import Diagnostic, Severity, ordered
from pathplan.graph.frontier import frontier
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.graph.reach import backward
from pathplan.library import Library, error
from pathplan.model import (
    Agreed,
    Baseline,
    Checked,
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

DEFAULTS = Settings()
COPIES = ".pathplan"
"""The folder that holds copies of schemas for editors."""
NO_BASELINE = Baseline()
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


def check_files(
    library: Library,
    paths: Sequence[str],
    settings: Settings = DEFAULTS,
    baseline: Baseline = NO_BASELINE,
) -> Checked:
    """Check map, part and learner files, and every file they lead to.

    Errors of all files read are returned; warnings and notes only of the files asked for and of
    their parts. What is in `baseline` does not count.

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
    studied = [_learner(library, path, settings) for path in learners]
    goals = frozenset(key for learner, _, _ in studied for key in _aims(learner))
    for _, _, trouble in studied:
        found += trouble
    found += map_findings(library, settings, goals)
    read = library.read(named)
    found += [f for loaded in read.values() for f in loaded.findings]
    found += [f for file in sorted(named) for f in _old_schema(library, file)]
    located = [f.located(library.locate) for f in found]
    shown = [f for f in located if f.severity is Severity.ERROR or f.where.file in named]
    documents = [library.files[file].document for file in sorted(named) if file in library.files]
    sorted_out = check.dispose(ordered(shown), documents, settings, baseline)
    looked_at = [m.map for m in library.maps.values() if named & {m.map.file, *m.map.files}]
    wrong = {f.where.file for f in sorted_out.findings if f.severity is not Severity.NOTE}
    return Checked(
        findings=tuple(ordered(sorted_out.findings)),
        ignored=sorted_out.ignored,
        known=sorted_out.known,
        mended=sorted_out.mended,
        files=tuple(sorted(named)),
        read=tuple(sorted(read)),
        maps=len(looked_at),
        maps_with=sum(not wrong.isdisjoint({m.file, *m.files}) for m in looked_at),
        competencies=sum(len(m.competencies) for m in looked_at),
        learners=len(learners),
        incomplete=tuple(f for f, x in read.items() if not x.document.complete),
    )


def _old_schema(library: Library, file: str) -> list[Diagnostic]:
    """Return a note where a file names a copy of its schema that is not this program's."""
    loaded = library.files.get(file)
    copy = check.named_schema(loaded.document.line(0)) if loaded else None
    if loaded is None or copy is None:
        return []
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), copy))
    if posixpath.basename(posixpath.dirname(path)) != COPIES or disk.kind(path) != "file":
        return []
    return check.old_schema(loaded.document, path, disk.read_bytes(path))


def _aims(learner: LearnerProfile) -> list[str]:
    added = (d.competency for d in learner.decisions if d.kind == "add")
    return [learner.key(name) for name in (*(g.id for g in learner.goals), *added)]


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


def map_findings(
    library: Library, settings: Settings = DEFAULTS, goals: frozenset[str] = frozenset()
) -> list[Diagnostic]:
    """Return what is wrong with the maps loaded: how they hang together, and what they mean.

    `goals` are the keys that learners aim at.
    """
    found = library.same_ids()
    chosen = check.options(settings)
    for path, loaded in library.maps.items():
        found += loaded.findings
        maps = library.reach(path)
        reached = {m.file for m in maps}
        subject = Subject(
            maps=maps,
            map=loaded.map,
            graph=library.graph(maps),
            others=tuple(m.map for f, m in library.maps.items() if f not in reached),
            goals=goals,
            gone=_gone(loaded.map),
            options=chosen,
        )
        found += check.meaning(subject, settings)
    return found


def _gone(map_: CompetencyMap) -> frozenset[tuple[str, str]]:
    """Return the relative links of a map that lead to no file, with the file they stand in."""
    return frozenset(
        (file, link)
        for file, link in map_.relative_links()
        if not disk.exists(posixpath.join(posixpath.dirname(file), link))
    )


def _learner(
    library: Library, path: str, settings: Settings = DEFAULTS
) -> tuple[LearnerProfile, list[str], list[Diagnostic]]:
    """Return the learner in a file, the files of its maps, and what is wrong with both."""
    learner, files, found = library.learner(path)
    if files and library.file(path).document.complete:
        maps = library.maps_of(files)
        graph = library.graph(maps)
        subject = Subject(
            maps=maps,
            map=maps[0],
            graph=graph,
            learner=learner,
            options=check.options(settings),
        )
        found += check.meaning(subject, settings)
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
        learner, files, found = _learner(library, path, Settings(select=check.error_rules()))
    elif kind == "part":
        found += _whole_of(library, path)
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

    state, remarks = assess(graph, learner, as_of, policy=policy, implied=implied)
    errors = [f for f in found if f.severity is Severity.ERROR]
    return Study(
        maps=maps,
        graph=graph,
        state=state,
        learner=learner,
        findings=tuple(ordered(f.located(library.locate) for f in errors)),
        remarks=tuple(ordered(f.located(library.locate) for f in remarks)),
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
) -> Plan:
    """Return the plan for some goals, in the usual order or another one, or as agreed on."""
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


def explain(found: Study, plan: Plan, goals: Sequence[Goal], key: str) -> Why:
    """Return why a competency is on a path, and what the credit for it is worth."""
    credit = None
    holding = found.state.of(key)
    if holding.level and key in plan.counts:
        without = {k: h for k, h in found.state.holdings.items() if k != key}
        poorer = replace(found, state=replace(found.state, holdings=without))
        credit = plan_for(poorer, goals).minutes - plan.minutes
    from pathplan.plan import why as plan_why

    return plan_why(found.graph, plan, key, credit)
