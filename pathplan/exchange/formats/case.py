"""CASE 1.1: a framework in JSON as 1EdTech defines it; version 1.0 is read as well.

`precedes` is what is needed first: its origin comes before its destination. Items with others under
them are headings, unless they precede something or something precedes them; the nearest heading is
the strand. `exactMatchOf` aligns; `replacedBy` leaves the old code behind as a former one.

What is written is valid 1.1. Identifiers are made from the ids of the map and the competency, so
that they are the same each time. The day of the last change is the version of the map where that is
a day, else 1970-01-01. Choices stand in `extensions`, which other systems skip.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.building import MapBuilder, Section
from pathplan.exchange.choices import understood
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._case_links import Item, Links, Value
from pathplan.exchange.formats._case_out import EXTENSION, write_map
from pathplan.exchange.hierarchy import Hierarchy
from pathplan.exchange.json_values import many, mapping, text, texts
from pathplan.exchange.remarks import NO_LINES
from pathplan.exchange.statements import stated
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
    id_, named = asked.named(file, title=reader.framework)
    title, whole = stated("", named)
    made = reader.map.data(id_=id_, title=title, **reader.head(whole))
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
        self.items: dict[str, Item] = {}
        self.links = Links(self.map, document)
        self.lines = 0
        self._document = document
        self.framework = text(document.get("title"))
        self._codes: dict[str, str] = {}
        self._scale = _scale(_extension(document))
        self._extra: dict[str, Value] = {}

    def head(self, whole: str) -> dict[str, object]:
        """Return what stands at the head of the map beside its title; `whole` is all of that."""
        about = {name: text(self._document.get(name)) for name in ("language", "version")}
        description = text(self._document.get("description")) or whole
        return {"description": description, **about, **self._scale}

    def take(self, items: list[object]) -> None:
        """Take over the items, each by what it is called."""
        for count, value in enumerate(items, start=1):
            at = f"item {count}"
            if not isinstance(value, dict):
                self.map.drop("items", "they are broken", at)
                continue
            item = Item.of(value, at)
            if not (item.title or item.description):
                self.map.drop("items", "they have neither a text nor a code", at)
                continue
            self.links.know(item)
            if self.items.setdefault(item.key, item) is not item:
                self.map.drop("items with an identifier that is taken", "the first one counts", at)

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
            self._entry(self.items[key], strands.get(key, ""), asking)
        if old:
            self._former(old)
        said = Counter((one, key) for key in self._extra for one in self._choices(key))
        for needed, needing, at in needs:
            if said[needed, needing]:
                said[needed, needing] -= 1
            else:
                self.map.line(needed, needing, at=at, name=needed)
        self.lines += len(needs)

    def _strands(self, hierarchy: Hierarchy, entries: list[str]) -> Mapping[str, str]:
        """Add the strands that entries stand in; return the ids by entry."""
        headings = [self.items[heading] for heading in hierarchy.headings]
        told = {heading.key: (heading.title, heading.description) for heading in headings}
        codes = {heading.key: heading.code for heading in headings}
        return hierarchy.strands(self.map, entries, told, codes)

    def _entry(self, item: Item, strand: str, asking: set[str]) -> None:
        extra = _extension(item.value)
        if extra:
            self._extra[item.key] = extra
        values: dict[str, object] = {
            "description": item.description,
            "aligns": self._aligns(item, item.code),
        }
        badge = text(item.value.get("CFItemType")).lower() in BADGES
        earned = badge and (item.key in asking or bool(extra.get("requires")))
        section: Section = "credentials" if earned else "competencies"
        if not earned:
            values |= {"strand": strand, "tags": _tags(item.value), **_scale(extra)}
        self.map.add(item.key, item.title, item.code, at=item.at, section=section, values=values)
        if item.code:
            self._codes.setdefault(item.code, item.key)

    def _aligns(self, item: Item, code: str) -> list[dict[str, str]]:
        """Return what an item is called where it comes from, and what it is the same as."""
        own = {"to": item.uri} if item.uri else {}
        if named := code or ("" if item.uri else text(item.value.get("identifier"))):
            own["code"] = named
            if self.framework:
                own["framework"] = self.framework
        if own:
            own["match"] = "exact"
        same = self.links.exact.get(item.key, ())
        return [*([own] if own else ()), *(_aligned(name) for name in same if name != item.uri)]

    def leave_out(self, package: Value, packages: int) -> None:
        """Note what a map has no place for."""
        notes = sum(bool(item.value.get("notes")) for item in self.items.values())
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
        for key, new in old.items():
            item = self.items[key]
            if self.map.former(new, item.code or item.title.casefold()):
                again = item.code if item.code != self.items[new].code else ""
                self.map.also(new, "aligns", *self._aligns(item, again))

    def _choices(self, key: str) -> Iterator[str]:
        """Add what an item asks for in an extension of ours; yield what is no choice of it."""
        for value in many(self._extra[key].get("requires")):
            asked = understood(value, self._id_of)
            if asked is not None:
                self.map.ask(key, asked)
                self.lines += 1
                yield self._codes.get(text(mapping(value).get("id") or value), "")

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
    return {"levels": levels, "mastery": mastery} if mastery in levels else {}


def _tags(item: Value) -> list[str]:
    """Return the tags of an item: the grades it is for, and its keywords."""
    levels = texts(item.get("educationLevel") or item.get("educationalLevel"))
    return [_grade(level) for level in levels] + texts(item.get("conceptKeywords"))


@lru_cache(maxsize=64)
def _grade(level: str) -> str:
    return f"grade {int(level)}" if level.isdecimal() and len(level) < 3 else level


def _aligned(name: str) -> dict[str, str]:
    return {"to" if ":" in name else "code": name, "match": "exact"}


FORMAT = Format(likeness=likeness, ending=".json", read_map=read_map, write_map=write_map)
