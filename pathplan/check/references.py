"""Every place in a map that names something, and what is wrong with the name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pathplan import disk
from pathplan.check.rule import Found, Subject
from pathplan.diagnostic import Fix
from pathplan.model import Competency, CompetencyMap, Entry, Need, needs
from pathplan.spelling import Names
from pathplan.text import Change, Where

Trouble = Literal["unknown", "unknown-map", "indirect", "retired", "level"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that does not do: which need, and why."""

    need: Need
    trouble: Trouble


@lru_cache(maxsize=2)
def troubles(subject: Subject) -> tuple[Reference, ...]:
    """Return the references of a map that do not do, in the author's order.

    Silent about names of entries set aside, and of maps that could not be read.
    """
    return tuple(_troubles(subject))


def _troubles(subject: Subject) -> Iterator[Reference]:
    own = subject.map
    index = subject.graph.index
    for need in named(own):
        name = need.id
        node = index.get(own.key(name))
        if node is not None and need.level is None:
            if "/" in name and _foreign(subject, name) is None:
                trouble = _unlisted(subject, name)
                if trouble is not None:
                    yield Reference(need, trouble)
            continue
        found = judged(subject, need)
        if found is not None:
            yield Reference(need, found)


def _unlisted(subject: Subject, name: str) -> Trouble | None:
    """Return what is wrong with a prefix that the map does not list."""
    prefix = name.partition("/")[0]
    listed = {link.file for link in subject.map.maps}
    if any(m.id == prefix and m.file in listed for m in subject.maps):
        return None  # it is listed under another name, which is a finding of its own
    return "indirect" if any(m.id == prefix for m in subject.maps) else "unknown-map"


def named(own: CompetencyMap) -> Iterator[Need]:
    """Yield every place in a map that names a competency or a credential."""
    for entry in own.entries:
        if entry.aside:
            continue
        yield from needs(entry.requires)
        yield from entry.corequires
        yield from entry.recommends
        if isinstance(entry, Competency):
            yield from (Need(id=r.id, where=r.where.at_key()) for r in entry.refreshes)
    for assessment in own.assessments:
        yield from assessment.shows


def judged(subject: Subject, need: Need) -> Trouble | None:
    """Return what is wrong with one reference, None where it does or is not known of."""
    map_ = _foreign(subject, need.id)
    if map_ is None:
        return _unlisted(subject, need.id)
    if map_ not in {m.id for m in subject.maps}:
        return None
    key = subject.map.key(need.id)
    node = subject.graph.find(key)
    if node is None:
        return None if key in _aside(subject, map_) else "unknown"
    if subject.graph.retired(key) is not None:
        return "retired"
    if subject.graph.nodes[node].entry.rank(need.level) is None:
        return "level"
    return None


def _foreign(subject: Subject, name: str) -> str | None:
    """Return the id of the map that a name belongs to, None where its prefix is unknown."""
    prefix, slash, _ = name.partition("/")
    own = subject.map
    if not slash or prefix == own.id or own.link(prefix):
        return own.key(name).partition("/")[0]
    return None


@lru_cache(maxsize=8)
def _aside(subject: Subject, map_id: str) -> frozenset[str]:
    """Return the keys in a map that exist although nothing else is known of them."""
    entries = (e for m in subject.maps if m.id == map_id for e in m.entries)
    return frozenset(e.key for e in entries if e.aside)


def unknown(subject: Subject, name: str, where: Where) -> Found:
    """Return the finding for a name that nothing has: with the title's id, or the nearest id."""
    own = subject.map
    known = _known(subject)
    titled = known.titles.get(name.lower())
    if titled is not None:
        message = f"`{name}` is a title; an id goes here"
        change = Change(kind="replace", where=where, value=own.short(titled))
        help_ = f"its id is `{own.short(titled)}`"
        return Found(where, message, help_, fix=Fix(changes=(change,)))
    message = f"no competency is called `{name}`"
    near = known.nearest(name)
    if not near:
        return Found(where, message, _elsewhere(subject, name))
    change = Change(kind="replace", where=where, value=own.short(near))
    return Found(where, message, f"nearest: {subject.titled(near)}", fix=Fix(changes=(change,)))


class _Known:
    """What a name in a map could have meant: titles and ids, the map's own before others."""

    def __init__(self, subject: Subject) -> None:
        own = subject.map
        entries = [e for m in subject.maps for e in m.entries]
        self.titles = {e.title.lower(): e.key for e in reversed(entries)}
        self.keys = {own.short(e.key): e.key for e in entries}
        self.spoken = {short.rpartition("/")[2]: key for short, key in reversed(self.keys.items())}
        self.lists = (Names(s for s in self.keys if "/" not in s), Names(self.keys))
        self.last = Names(short.rpartition("/")[2] for short in self.keys)

    def nearest(self, name: str) -> str:
        """Return the key of the nearest id, "" where none is near."""
        for names in self.lists:
            found = names.nearest(name)
            if found:
                return self.keys[found]
        return self.spoken.get(self.last.nearest(name), "")


@lru_cache(maxsize=2)
def _known(subject: Subject) -> _Known:
    return _Known(subject)


@lru_cache(maxsize=2)
def _others(subject: Subject) -> tuple[dict[str, Entry], Names]:
    """Return the entries of maps that were read and are not used here, and their ids."""
    entries = {e.id: e for m in reversed(subject.others) for e in reversed(m.entries)}
    return entries, Names(entries)


def _elsewhere(subject: Subject, name: str) -> str:
    """Return where a name stands in maps that were read and are not used here."""
    spoken = name.rpartition("/")[2]
    entries, names = _others(subject)
    found = entries.get(spoken) or entries.get(names.nearest(spoken))
    if found is None:
        return ""
    word = "" if found.id == spoken else "nearest: "
    return f"{word}`{found.key}` ({found.title}) is in a map not listed under `maps`"


def path_to(own: CompetencyMap, other: CompetencyMap) -> str:
    """Return the path of a map's file as another map writes it."""
    return disk.relative(other.file, posixpath.dirname(own.file))


def listing(own: CompetencyMap, other: CompetencyMap, *, safe: bool = False) -> Fix:
    """Return the fix that lists a map under `maps` of another one."""
    where = own.where / "maps" / other.id
    change = Change(kind="insert", where=where, value=path_to(own, other))
    return Fix(changes=(change,), safe=safe)
