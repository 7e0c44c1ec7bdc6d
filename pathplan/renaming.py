"""A new id for a competency, in every file that uses the old one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pathplan.check.references import named
from pathplan.library import Library
from pathplan.model import CompetencyMap, Entry, LearnerProfile
from pathplan.text import Change, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What has an id: its map, and the place of its entry."""

    map: CompetencyMap
    id: str
    title: str
    where: Where
    entry: Entry | None = None

    @property
    def key(self) -> str:
        """The identity across maps: `map-id/id`."""
        return f"{self.map.id}/{self.id}"


def named_so(maps: Sequence[CompetencyMap], name: str) -> list[Named]:
    """Return what has an id, written with or without its map's id, in any of some maps."""
    prefix, slash, short = name.rpartition("/")
    found = []
    for map_ in maps:
        if slash and map_.id != prefix:
            continue
        found += [
            Named(map=map_, id=short, title=entry.title, where=entry.where, entry=entry)
            for entry in map_.entries
            if entry.id == short
        ]
        found += [
            Named(map=map_, id=short, title=exam.title, where=exam.where)
            for exam in map_.assessments
            if exam.id == short
        ]
    return found


def taken(map_: CompetencyMap, name: str, but: Named) -> bool:
    """Say whether something else of a map has an id, now or before, whatever its case."""
    others = [entry for entry in map_.entries if entry is not but.entry]
    used = [entry.id for entry in others] + [old for entry in others for old in entry.was]
    used += [exam.id for exam in map_.assessments if exam.where != but.where]
    return name.lower() in {other.lower() for other in used}


def renamed(
    library: Library, learners: Sequence[str], old: Named, new: str
) -> list[tuple[str, Change]]:
    """Return what has to change for `old` to be called `new`, as (file, change).

    Every map of the library and the learner files named are looked at. The old id stays under
    `was`, unless it is an assessment's, which has no such list.
    """
    changes = [Change(kind="rename", where=old.where, value=new)]
    if old.entry is not None:
        changes += _was(old.entry, old.id, new)
    for loaded in library.maps.values():
        changes += _in_map(loaded.map, old, new)
    for path in learners:
        profile, _, _ = library.learner(path)
        changes += _in_learner(profile, old, new)
    return [(change.where.file, change) for change in changes]


def _was(entry: Entry, old: str, new: str) -> Iterator[Change]:
    """Yield what makes the old id a former one; the new one is none any more."""
    at = entry.where / "was"
    if new in entry.was:
        yield Change(kind="replace", where=at / entry.was.index(new), value=old)
    else:
        yield Change(kind="insert", where=at / len(entry.was), value=old)


def _in_map(map_: CompetencyMap, old: Named, new: str) -> Iterator[Change]:
    prefixes = {link.prefix for link in map_.maps if link.file == old.map.file}
    own = map_.file == old.map.file
    for need in named(map_):
        prefix, _, short = need.id.rpartition("/")
        if short != old.id:
            continue
        if (own and prefix in {"", map_.id}) or prefix in prefixes:
            yield Change(kind="replace", where=need.where, value=_like(need.id, new))


def _in_learner(profile: LearnerProfile, old: Named, new: str) -> Iterator[Change]:
    said = [(goal.id, goal.where) for goal in profile.goals]
    said += [(record.competency, record.where / "competency") for record in profile.evidence]
    said += [(d.competency, d.where / d.kind) for d in profile.decisions]
    at = profile.where / "pace" / "place"
    said += [(name, (at / name).at_key()) for name, _ in profile.pace.place]
    for name, where in said:
        if profile.key(name) == old.key:
            yield Change(kind="replace", where=where, value=_like(name, new))


def _like(written: str, new: str) -> str:
    """Return the new id with the prefix that the old one was written with."""
    prefix, slash, _ = written.rpartition("/")
    return f"{prefix}{slash}{new}"
