"""CASE 1.1: a framework in JSON as 1EdTech defines it; version 1.0 is read as well.

`precedes` is what is needed first: its origin comes before its destination. Items with others under
them are headings, unless they precede something or something precedes them; the nearest heading is
the strand. `exactMatchOf` aligns; `replacedBy` leaves the old code behind as a former one.

What is written is valid 1.1. Identifiers are made from the ids of the map and the competency, so
that they are the same each time. The day of the last change is the version of the map where that is
a day, else 1970-01-01. Choices stand in `extensions`, which other systems skip.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.building import MapBuilder, Section
from pathplan.exchange.choices import understood
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._case_links import Links, Value
from pathplan.exchange.formats._case_out import EXTENSION, write_map
from pathplan.exchange.hierarchy import Hierarchy
from pathplan.exchange.ids import slug
from pathplan.exchange.json_values import many, mapping, text, texts
from pathplan.exchange.remarks import NO_LINES
from pathplan.exchange.statements import cut, stated
from pathplan.model.foreign import Held, MapIn

BADGES = frozenset({"credential", "badge", "certificate"})
"""Types of items that are earned by others, in small letters."""


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a package of CASE: by its keys."""
    data = _package(file.json)
    if "CFDocument" in data or "CFItems" in data:
        return 3
    inside = mapping(next(iter(many(data.get("items"))), None))
    return 2 if "associations" in data and ("fullStatement" in inside or "document" in data) else 0


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a framework makes.

    Raises:
        UnreadableError: it is broken, or has no items.
    """
    data = _package(file.json)
    items = many(_first(data, "CFItems", "items"))
    associations = many(_first(data, "CFAssociations", "associations"))
    reader = _Reader(mapping(_first(data, "CFDocument", "document")))
    reader.take(items)
    if not reader.items:
        raise UnreadableError(f"{file.name} holds no items of a CASE framework.")
    reader.links.sort(associations)
    reader.build()
    reader.leave_out(data, len(many(file.json)))
    stem = posixpath.basename(file.name).split(".")[0]
    title = cut(reader.framework or stem)
    made = reader.map.data(id_=asked.id or stem, title=title, **reader.head(stem))
    held = (("items", items), ("associations", associations))
    return MapIn(
        data=made,
        what="a CASE framework",
        size=tuple(Held(many=len(found), what=what) for what, found in held),
        dropped=reader.map.dropped,
        outside=tuple(reader.map.outside),
        origins=reader.map.origins,
        remarks=() if reader.lines or reader.map.outside else (NO_LINES,),
    )


def _package(data: object) -> Value:
    """Return the package in a file, which may stand in a list or below its name."""
    inside = mapping(next(iter(many(data)), None))
    return mapping(inside["CFPackage"]) if "CFPackage" in inside else inside


def _first(data: Value, *keys: str) -> object:
    return next((data[key] for key in keys if data.get(key) is not None), None)


class _Reader:
    """Makes a map of items and associations; `lines` are what was understood to be needed."""

    def __init__(self, document: Value) -> None:
        self.map = MapBuilder()
        self.items: dict[str, Value] = {}
        self.links = Links(self.map, document)
        self.lines = 0
        self._document = document
        self.framework = text(document.get("title"))
        self._codes: dict[str, str] = {}
        self._scale = _scale(_extension(document))
        self._places: dict[str, str] = {}
        self._told: dict[str, tuple[str, str]] = {}
        self._extra: dict[str, Value] = {}

    def head(self, stem: str) -> dict[str, object]:
        """Return what stands at the head of the map beside its title."""
        whole = stated("", self.framework or stem)[1]
        about = {name: text(self._document.get(name)) for name in ("language", "version")}
        description = text(self._document.get("description")) or whole
        return {"description": description, **about, **self._scale}

    def take(self, items: list[object]) -> None:
        """Take over the items, each by what it is called."""
        for count, item in enumerate(items, start=1):
            at = f"item {count}"
            if not isinstance(item, dict):
                self.map.drop("items", "they are broken", at)
            elif (told := _stated(item)) == ("", ""):
                self.map.drop("items", "they have neither a text nor a code", at)
            elif (key := self.links.known(item, at)) in self.items:
                self.map.drop("items with an identifier that is taken", "the first one counts", at)
            else:
                self.items[key] = item
                self._places[key] = at
                self._told[key] = told

    def build(self) -> None:
        """Make the entries, then the lines between them."""
        links, old = self.links, self.links.last()
        needs = [(old.get(a, a), old.get(b, b), at) for a, b, at in links.needs]
        kept = {end for needed, needing, _ in needs for end in (needed, needing)}
        hierarchy = Hierarchy(list(self.items), links.parents, kept | set(old), links.places)
        entries = [e for e in hierarchy.ordered if e not in hierarchy.headings and e not in old]
        strands = self._strands(hierarchy, entries)
        asking = {needing for needed, needing, _ in needs if needed != needing}
        for key in entries:
            self._entry(key, strands.get(key, ""), asking)
        self._former(old)
        levelled = {key: set(self._choices(key)) for key in self._extra}
        for needed, needing, at in needs:
            if needed not in levelled.get(needing, ()):
                self.map.line(needed, needing, at=at, name=needed)
        self.lines += len(needs)

    def _strands(self, hierarchy: Hierarchy, entries: list[str]) -> Mapping[str, str]:
        """Add the strands that entries stand in; return the ids by entry."""
        told = {heading: self._told[heading] for heading in hierarchy.headings}
        codes = {heading: _code(self.items[heading]) for heading in hierarchy.headings}
        return hierarchy.strands(self.map, entries, told, codes)

    def _entry(self, key: str, strand: str, asking: set[str]) -> None:
        item = self.items[key]
        title, description = self._told[key]
        code = _code(item)
        extra = _extension(item)
        if extra:
            self._extra[key] = extra
        badge = text(item.get("CFItemType")).lower() in BADGES
        earned = badge and (key in asking or bool(extra.get("requires")))
        values: dict[str, object] = {"description": description, "aligns": self._aligns(key, code)}
        section: Section = "credentials" if earned else "competencies"
        if not earned:
            values["strand"], values["tags"] = strand, _tags(item)
            values |= _scale(extra)
        self.map.add(key, title, code, at=self._places[key], section=section, values=values)
        if code:
            self._codes.setdefault(code, key)

    def _aligns(self, key: str, code: str) -> list[dict[str, str]]:
        """Return what an item is called where it comes from, and what it is the same as."""
        item = self.items[key]
        uri = text(item.get("uri"))
        named = code or ("" if uri else text(item.get("identifier")))
        own = {"to": uri} if uri else {}
        if named:
            own |= {"code": named} | ({"framework": self.framework} if self.framework else {})
        others = [_aligned(name) for name in self.links.exact.get(key, ()) if name != uri]
        return [own | {"match": "exact"}, *others] if own else others

    def leave_out(self, package: Value, packages: int) -> None:
        """Note what a map has no place for."""
        notes = sum(bool(item.get("notes")) for item in self.items.values())
        rubrics = len(many(package.get("CFRubrics")))
        aligned = self.links.exact.keys() - self.map.entries.keys() - self.links.became.keys()
        for what, count, why in (
            ("packages", packages - 1, "the first one in a file counts"),
            ("notes", notes, "they are about the framework, not for learners"),
            ("rubrics", rubrics, "a map has no rubrics"),
            ("headings with alignments", len(aligned), "a strand has none"),
        ):
            if count:
                self.map.drop(what, why, many=count)

    def _former(self, old: Mapping[str, str]) -> None:
        """Leave the codes and addresses of replaced items with what replaced them."""
        taken = {entry.id.casefold() for entry in self.map.entries.values()}
        for key, new in old.items():
            entry, item = self.map.entries.get(new), self.items[key]
            if entry is None:
                self.map.drop("replaced items", "what came instead is a heading")
                continue
            code = _code(item)
            was = slug(code or self._told[key][0].casefold())
            if was and was.casefold() not in taken:
                taken.add(was.casefold())
                _listed(entry.values, "was").append(was)
            again = code if code != _code(self.items[new]) else ""
            _listed(entry.values, "aligns").extend(self._aligns(key, again))

    def _choices(self, key: str) -> Iterator[str]:
        """Add what an item asks for in an extension of ours; yield what is asked for at a level."""
        for value in many(self._extra[key].get("requires")):
            asked = understood(value, self._id_of)
            if asked is not None:
                self.map.ask(key, asked)
                self.lines += 1
                yield self._codes.get(text(mapping(value).get("id")), "")

    def _id_of(self, code: str) -> str | None:
        """Return the id of what has a code; what is elsewhere is noted."""
        found = self.map.id_of(self._codes.get(code))
        if found is None:
            self.map.outside[code] = None
        return found


def _extension(value: Value) -> Value:
    """Return what an export of ours left in an object beside what CASE has words for."""
    extensions = value.get("extensions")
    return mapping(mapping(extensions).get(EXTENSION)) if extensions else {}


def _scale(extra: Value) -> dict[str, object]:
    if not extra:
        return {}
    levels, mastery = texts(extra.get("levels")), text(extra.get("mastery"))
    return {"levels": levels, "mastery": mastery} if len(levels) > 1 and mastery in levels else {}


def _listed(values: dict[str, object], name: str) -> list[object]:
    found = values.setdefault(name, [])
    return found if isinstance(found, list) else []


def _stated(item: Value) -> tuple[str, str]:
    """Return the title and the description of an item."""
    whole = text(item.get("fullStatement"))
    short = text(item.get("abbreviatedStatement"))
    return stated(short, whole or text(item.get("alternativeLabel")) or _code(item))


def _code(item: Value) -> str:
    return text(item.get("humanCodingScheme"))


def _tags(item: Value) -> list[str]:
    """Return the tags of an item: the grades it is for, and its keywords."""
    levels = texts(item.get("educationLevel") or item.get("educationalLevel"))
    return [_grade(level) for level in levels] + texts(item.get("conceptKeywords"))


def _grade(level: str) -> str:
    return f"grade {int(level)}" if level.isdecimal() and len(level) < 3 else level


def _aligned(name: str) -> dict[str, str]:
    return {"to" if ":" in name else "code": name, "match": "exact"}


FORMAT = Format(likeness=likeness, ending=".json", read_map=read_map, write_map=write_map)
