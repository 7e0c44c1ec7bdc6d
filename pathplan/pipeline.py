"""The program on one page: read, check, assess, plan."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence

from pathplan import check, disk
from pathplan.check.rule import Subject
from pathplan.diagnostic import Diagnostic, Severity, ordered
from pathplan.library import Library, error
from pathplan.model import (
    Baseline,
    Checked,
    CompetencyMap,
    LearnerProfile,
    Settings,
)

DEFAULTS = Settings()
COPIES = ".pathplan"
"""The folder that holds copies of schemas for editors."""
NO_BASELINE = Baseline()


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
    parts: list[str] = []
    for path in paths:
        kind = library.file(path).kind
        if kind == "map":
            named.update(library.map(path).map.files)
        elif kind == "part":
            parts.append(path)
        else:
            learners.append(path)
    for path in parts:
        found += whole_of(library, path)
    studied = [learner_of(library, path, settings) for path in learners]
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


def whole_of(library: Library, path: str) -> list[Diagnostic]:
    """Load the map that a part belongs to; return what is wrong with the way there."""
    found: list[Diagnostic] = []
    for link in library.file(path).links:
        if link.kind == "part_of":
            target, trouble = library.follow(link, "map", posixpath.dirname(path))
            found += trouble
            included = any(path in m.map.files for m in library.maps.values())
            if target is not None and not included:
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


def learner_of(
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
