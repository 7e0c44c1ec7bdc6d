"""Which place in a file names what: ids and strands, where they are given and where used."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pathplan.check.references import named
from pathplan.library import Library
from pathplan.model import Competency, CompetencyMap, Entry, LearnerProfile
from pathplan.renaming import Named
from pathplan.text import Document, Part, Where

Point = tuple[int, int]
STRANDS = "strands"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place that names something; `given` is True where its id is given to it."""

    where: Where
    target: Named
    given: bool = False


def maps_around(library: Library, path: str) -> tuple[CompetencyMap, ...]:
    """Return the maps that ids in a file can be of, its own first; none where there is none."""
    loaded = library.file(path)
    if loaded.kind == "learner":
        return library.maps_of(library.learner(path)[1])
    if loaded.kind == "map":
        library.map(path)
        return library.reach(path)
    for link in loaded.links:
        if link.kind == "part_of":
            target, _ = library.follow(link, "map", posixpath.dirname(path))
            return library.reach(link.path) if target is not None else ()
    return ()


def shown_as(library: Library, path: str) -> Iterator[tuple[str, Named]]:
    """Yield how ids are written in a file, with what has them: its own map's first."""
    maps = maps_around(library, path)
    learner = library.file(path).kind == "learner"
    prefixes = {m.file: m.id for m in maps[1:]} if learner else {}
    if maps and not learner:
        prefixes = {link.file: link.prefix for link in maps[0].maps}
    for number, map_ in enumerate(maps):
        if number and map_.file not in prefixes:
            continue
        prefix = f"{prefixes[map_.file]}/" if number else ""
        for entry in map_.entries:
            yield f"{prefix}{entry.id}", _named(map_, entry)


def _named(map_: CompetencyMap, entry: Entry) -> Named:
    return Named(map=map_, id=entry.id, title=entry.title, where=entry.where, entry=entry)


@dataclass(slots=True)
class Names:
    """What has an id, or had one, in the maps of a library."""

    library: Library
    _known: dict[str, Mapping[str, Named]] = field(default_factory=dict)

    def mentions(self, path: str) -> Iterator[Mention]:
        """Yield every place in a file that names something, in no order."""
        if path in self.library.files and self.library.files[path].kind == "learner":
            yield from self._in_learner(path)
            return
        for loaded in self.library.maps.values():
            if path in loaded.map.files:
                yield from self._in_map(loaded.map, path)
                return

    def at(self, path: str, where: Where) -> Mention | None:
        """Return what a place in a file names, None where it names nothing."""
        found = (m for m in self.mentions(path) if m.where == where)
        return next(found, None)

    def find(self, map_: CompetencyMap, written: str) -> Named | None:
        """Return what has an id, as it is written in a map."""
        prefix, slash, short = written.partition("/")
        if not slash:
            return self._of(map_).get(written)
        if prefix == map_.id:
            return self._of(map_).get(short)
        for link in map_.maps:
            if link.prefix == prefix and link.file in self.library.maps:
                return self._of(self.library.maps[link.file].map).get(short)
        return None

    def find_for(self, learner: LearnerProfile, files: list[str], written: str) -> Named | None:
        """Return what has an id, as it is written in a learner's file; `files` are its maps."""
        prefix, _, short = learner.key(written).partition("/")
        for map_ in self.library.maps_of(files):
            if map_.id == prefix:
                return self._of(map_).get(short)
        return None

    def _of(self, map_: CompetencyMap) -> Mapping[str, Named]:
        """Return what a map has, by id; strands with a word before theirs."""
        if map_.file not in self._known:
            found: dict[str, Named] = {}
            for entry in map_.entries:
                found.setdefault(entry.id, _named(map_, entry))
            for exam in map_.assessments:
                thing = Named(map=map_, id=exam.id, title=exam.title, where=exam.where)
                found.setdefault(exam.id, thing)
            for entry in map_.entries:
                for old in entry.was:
                    found.setdefault(old, found[entry.id])
            for strand in map_.strands:
                thing = Named(map=map_, id=strand.id, title=strand.title, where=strand.where)
                found.setdefault(f"{STRANDS}/{strand.id}", thing)
            self._known[map_.file] = found
        return self._known[map_.file]

    def _in_map(self, map_: CompetencyMap, path: str) -> Iterator[Mention]:
        known = self._of(map_)
        for thing in {thing.where: thing for thing in known.values()}.values():
            if thing.where.file == path:
                yield Mention(where=thing.where.at_key(), target=thing, given=True)
        said = [(need.id, need.where) for need in named(map_)]
        said += [
            (f"{map_.id}/{STRANDS}/{c.strand}", c.where / "strand")
            for c in map_.entries
            if isinstance(c, Competency) and c.strand
        ]
        for written, where in said:
            target = self.find(map_, written) if where.file == path else None
            if target is not None:
                yield Mention(where=where, target=target)

    def _in_learner(self, path: str) -> Iterator[Mention]:
        learner, files, _ = self.library.learner(path)
        said = [(goal.id, goal.where) for goal in learner.goals]
        said += [(record.competency, record.where / "competency") for record in learner.evidence]
        said += [(d.competency, d.where / d.kind) for d in learner.decisions]
        at = learner.where / "pace" / "place"
        said += [(name, (at / name).at_key()) for name, _ in learner.pace.place]
        for written, where in said:
            target = self.find_for(learner, files, written)
            if target is not None:
                yield Mention(where=where, target=target)


def place_at(document: Document, point: Point) -> Where | None:
    """Return the key, or the value that is no mapping or list, at a point of a text."""
    where, data = Where(document.file), document.data
    while isinstance(data, dict | list):
        for part, value in _inside(data):
            inner = where / part
            if isinstance(part, str) and _holds(document, inner.at_key(), point):
                return inner.at_key()
            if _holds(document, inner, point):
                where, data = inner, value
                break
        else:
            return None
    return where


def _inside(data: dict[str, object] | list[object]) -> Iterable[tuple[Part, object]]:
    return data.items() if isinstance(data, dict) else enumerate(data)


def _holds(document: Document, where: Where, point: Point) -> bool:
    """Say whether a point is within a place, or right at its end."""
    span = document.spans(where.path, where.key)
    if span is None:
        return False
    return (span.line, span.column) <= point <= (span.end_line, span.end_column)
