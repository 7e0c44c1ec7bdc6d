"""A map put together from entries and lines, as every format brings them."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Literal

from pathplan.exchange.cleaned import clean
from pathplan.exchange.ids import Ids, slug
from pathplan.model.foreign import Dropped, Turned
from pathplan.text import Part

FIRST = 5
"""Places that are named for one reason of leaving things out."""
Section = Literal["competencies", "credentials"]
Kind = Literal["requires", "corequires", "recommends"]
Wanted = str | dict[str, object]
"""What is required: an id, or an expression as it stands in a map."""
LONGEST = 2000
"""Characters of a title, and of every other text that is no description."""
LONG = {"description", "i_can"}
FEW = 20
"""Entries of a map that says too little to tell which way round it is."""
MANY = 3
SHARE = 0.5
"""Beginnings for each end, and the share of all that one end needs, from which a map looks turned:
of eight published graphs read the right way none has more than 0.1 and 0.3, turned all have more
than 2 and 0.5."""


@dataclass(slots=True)
class Built:
    """One entry as it is put together; `key` is what it is called where it comes from."""

    key: Hashable
    id: str
    section: Section
    values: dict[str, object]

    def listed(self, name: str) -> list[object]:
        """Return the value of a name, which is a list, to be added to."""
        found = self.values.setdefault(name, [])
        if not isinstance(found, list):
            raise TypeError(name)
        return found


class MapBuilder:
    """Collects strands, competencies, credentials and lines; says what it left out and why.

    Entries are named by their `key` in the file they come from. Lines may be added before the
    entries at their ends are known. Characters that no file of ours may hold are taken out of all
    that comes in.
    """

    def __init__(self) -> None:
        self.entries: dict[Hashable, Built] = {}
        self.strands: dict[Hashable, tuple[str, dict[str, object]]] = {}
        self.origins: dict[tuple[Part, ...], str] = {}
        self.outside: dict[str, None] = {}
        self._ids = Ids()
        self._strand_ids = Ids()
        self._lines: dict[tuple[Hashable, Hashable, Kind], tuple[str, str]] = {}
        self._dropped: dict[tuple[str, str], tuple[int, list[str]]] = {}

    def strand(self, key: Hashable, title: str, *codes: str, about: str = "") -> str:
        """Add a strand, once, with what it is `about`; return its id."""
        if key not in self.strands:
            self._measure(title)
            said = {"title": _on_one_line(title), "description": about}
            self.strands[key] = (self._strand_ids.give(*codes, title.lower()), _kept(said))
        return self.strands[key][0]

    def add(
        self,
        key: Hashable,
        title: str,
        *codes: str,
        at: str = "",
        section: Section = "competencies",
        values: Mapping[str, object] | None = None,
    ) -> Built | None:
        """Add an entry, its id after the first of `codes` that makes one, else after its title.

        Empty values are left out. None where the key is there already: that one is dropped.
        """
        if key in self.entries:
            self.drop("entries with a code that is taken", "the first one counts", at)
            return None
        self._measure(title, at)
        id_ = self._ids.give(*codes, title.casefold())
        said = {"title": _on_one_line(title), **(values or {})}
        made = Built(key, id_, section, _kept(said))
        self.entries[key] = made
        if at:
            self.origins[section, id_] = at
        return made

    def _measure(self, title: str, at: str = "") -> None:
        if len(title) > LONGEST:
            self.drop("ends of titles", f"a title has at most {LONGEST:,} characters", at)

    def line(
        self,
        needed: Hashable,
        needing: Hashable,
        kind: Kind = "requires",
        at: str = "",
        name: str = "",
    ) -> None:
        """Add a line: `needing` asks for `needed`; `name` is what the needed one is called."""
        if (needed, needing, kind) in self._lines:
            self.drop("lines said before", "once is enough", at)
        else:
            self._lines[needed, needing, kind] = (at, name or str(needed))

    def ask(self, needing: Hashable, asked: Wanted, kind: Kind = "requires") -> None:
        """Add to what an entry asks for; ids are those that `id_of` returns."""
        self.also(needing, kind, asked)

    def also(self, key: Hashable, name: str, *found: object) -> None:
        """Add to a list that is one of the values of an entry."""
        self.entries[key].listed(name).extend(map(_clean, found))

    def former(self, key: Hashable, code: str) -> bool:
        """Leave the code of what an entry replaced with it, where nothing else is called so.

        To be said once all entries are there; False where there is no such entry.
        """
        if key not in self.entries:
            self.drop("items replaced by another", "what came instead is a heading")
            return False
        was = slug(code)
        if was and self._ids.take(was):
            self.also(key, "was", was)
        return True

    def id_of(self, key: Hashable) -> str | None:
        """Return the id of an entry, None where there is none with this key."""
        found = self.entries.get(key)
        return found.id if found else None

    def drop(self, what: str, why: str, at: str = "", many: int = 1) -> None:
        """Note that something is not taken over."""
        count, places = self._dropped.get((what, why), (0, []))
        if at and len(places) < FIRST:
            places.append(at)
        self._dropped[what, why] = (count + many, places)

    @property
    def dropped(self) -> tuple[Dropped, ...]:
        """What was left out, in the order in which it came up."""
        return tuple(
            Dropped(many=many, what=what, why=why, at=tuple(places))
            for (what, why), (many, places) in self._dropped.items()
        )

    def data(self, *, id_: str, title: str, **about: object) -> dict[str, object]:
        """Return the map; `about` are other keys of its head, empty ones left out."""
        self._draw()
        named = {"format": "pathplan-map/1", "id": slug(id_) or "map", "title": title}
        head = _kept({**named, **about})
        if self.strands:
            head["strands"] = dict(self.strands.values())
        for section in ("competencies", "credentials"):
            found = {e.id: e.values for e in self.entries.values() if e.section == section}
            if found:
                head[section] = found
        return head

    def _draw(self) -> None:
        """Bring the lines to the entries that they end at."""
        for (needed, needing, kind), (at, name) in self._lines.items():
            source, target = self.entries.get(needed), self.entries.get(needing)
            if target is None:
                self.drop("lines to elsewhere", "what needs them is not in this file", at)
            elif source is None:
                self.outside[clean(name)] = None
            elif source is target:
                self.drop("lines from an entry to itself", "nothing can need itself", at)
            else:
                asked = target.listed(kind)
                if at:
                    self.origins[target.section, target.id, kind, len(asked)] = at
                asked.append(source.id)
        self._lines.clear()


def _on_one_line(title: str) -> str:
    plain = title.isprintable() and "  " not in title
    return title.strip() if plain else " ".join(title.split())


def _kept(said: Mapping[str, object]) -> dict[str, object]:
    """Return what says anything, clean: 0 does, an empty text or list does not."""
    return {name: _clean(value, name) for name, value in said.items() if value or value == 0}


def _clean(value: object, key: str = "") -> object:
    """Return what stands at a key without hidden characters, and not longer than it may be."""
    if isinstance(value, str):
        text = value if value.isprintable() else clean(value)
        return f"{text[: LONGEST - 3]}..." if len(text) > LONGEST and key not in LONG else text
    if isinstance(value, dict):
        return {inner: _clean(part, inner) for inner, part in value.items()}
    return [_clean(part) for part in value] if isinstance(value, list) else value


def once(parts: list[Wanted]) -> list[Wanted]:
    """Return what is asked for without what is there already."""
    return list({str(part): part for part in parts}.values())


def turned(data: Mapping[str, object]) -> Turned | None:
    """Return why a map looks the wrong way round; None where it does not.

    Maps have few beginnings and many ends. It looks turned where it has many more beginnings, and
    where something that nothing needs would need more than half of all others.
    """
    needs, titles = _needs(data)
    asked = {other for found in needs.values() for other in found}
    ends = [id_ for id_ in needs if id_ not in asked and needs[id_]]
    starts = sum(not needs[id_] and id_ in asked for id_ in needs)
    if len(needs) <= FEW or not ends or starts < MANY * len(ends):
        return None
    reached, end = max((_reached(needs, id_), -place) for place, id_ in enumerate(ends))
    last = ends[-end]
    if reached < SHARE * (len(needs) - 1):
        return None
    return Turned(
        title=titles[last],
        needs=reached,
        others=len(needs) - 1,
        needed=titles[last],
        needing=titles[needs[last][0]],
    )


def _needs(data: Mapping[str, object]) -> tuple[dict[str, list[str]], dict[str, str]]:
    found = data.get("competencies")
    entries = found if isinstance(found, dict) else {}
    needs = {
        id_: [asked for asked in entry.get("requires", ()) if isinstance(asked, str)]
        for id_, entry in entries.items()
    }
    return needs, {id_: str(entry.get("title", id_)) for id_, entry in entries.items()}


def _reached(needs: Mapping[str, list[str]], start: str) -> int:
    """Return how many others an entry needs, directly or not."""
    seen = {start}
    queue = [start]
    for id_ in queue:
        for other in needs.get(id_, ()):
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return len(seen) - 1
