"""The associations of a CASE framework, by what they mean for a map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pathplan.exchange.building import MapBuilder
from pathplan.exchange.json_values import NOTHING, mapping, number, text
from pathplan.exchange.statements import cut, stated

Value = Mapping[str, object]
RELATED = "they say that two things are near, not that one is needed"
LEFT_OUT = {
    "isrelatedto": RELATED,
    "ispeerof": RELATED,
    "isstandardalignedto": RELATED,
    "istranslationof": "a text in another language is no competency of its own",
    "exemplar": "an example is no competency",
    "hasskilllevel": "a map has one scale of levels",
}
"""Why associations of some types are not taken over."""


GENERIC = frozenset({"", "Origin", "Destination"})
"""Titles of ends that say nothing."""


class Item(NamedTuple):
    """One item, or one of another file, which has no `key`.

    `name` is its address (`uri`), or what else an association calls it; `value` is what stands in
    the file at the place `at`.
    """

    key: str
    name: str
    title: str
    description: str = ""
    uri: str = ""
    code: str = ""
    at: str = ""
    value: Value = NOTHING

    @classmethod
    def of(cls, value: Value, at: str) -> Item:
        """Read what an item is called, and what it says."""
        named = text(value.get("identifier")) or text(value.get("sourcedId"))
        uri = text(value.get("uri"))
        code = text(value.get("humanCodingScheme"))
        short = text(value.get("abbreviatedStatement"))
        whole = text(value.get("fullStatement")) or text(value.get("alternativeLabel")) or code
        return cls(named or uri or at, uri or named, *stated(short, whole), uri, code, at, value)


class Links:
    """Sorts associations; what is not taken over is told to the map.

    `needs` are pairs of what is needed and what needs it, with the place of the association.
    """

    def __init__(self, made: MapBuilder, document: Value) -> None:
        self.needs: list[tuple[str, str, str]] = []
        self.parents: dict[str, str] = {}
        self.places: dict[str, float] = {}
        self.exact: dict[str, dict[str, None]] = {}
        self.became: dict[str, str] = {}
        self._map = made
        self._known: dict[str, Item] = {}
        self._whole = {text(document.get(key)) for key in ("identifier", "sourcedId", "uri")}
        self._sorters: Mapping[str, Callable[[Item, Item, str, Value], None]] = {
            "precedes": self._precedes,
            "isChildOf": self._under,
            "ischildof": self._under,
            "ispartof": self._under,
            "exactmatchof": self._same,
            "replacedby": self._replaced,
        }

    def know(self, item: Item) -> None:
        """Keep an item for the associations, which call it by its key or its address."""
        if item.name:
            self._known.setdefault(item.key, item)
            self._known.setdefault(item.name, item)

    def sort(self, associations: list[object]) -> None:
        """Sort associations by their types."""
        for count, one in enumerate(associations, start=1):
            if not isinstance(one, dict):
                self._map.drop("associations", "they are broken", f"association {count}")
                continue
            called = text(one.get("associationType"))
            sorter = self._sorters.get(called) or self._sorters.get(_plain(called))
            if sorter is None:
                self._unknown(called)
            else:
                origin = self._end(one, "originNodeURI", "originNodeIdentifier")
                last = self._end(one, "destinationNodeURI", "destinationNodeIdentifier")
                sorter(origin, last, f"association {count}", one)

    def _unknown(self, called: str) -> None:
        if not called:
            self._map.drop("associations", "they have no type")
        else:
            why = LEFT_OUT.get(_plain(called), "pathplan does not know this type")
            self._map.drop(f"associations of type {called}", why)

    def _end(self, association: Value, node: str, older: str) -> Item:
        """Return one end by what stands at `node`; in the draft of 2016 that is at `older`."""
        end = association.get(node)
        named = end.get("identifier") if isinstance(end, dict) else None
        known = self._known.get(named) if isinstance(named, str) else None
        return known or self._sought(end, association.get(older))

    def _sought(self, node: object, called: object) -> Item:
        """Return an end by what it is called in other ways, which may be in no item here."""
        inside = mapping(node)
        own = text(inside.get("identifier"))
        uri = text(inside.get("uri")) or ("" if inside else text(node))
        other = text(called)
        for name in (own, uri, other):
            if name in self._known:
                return self._known[name]
        title = cut(text(inside.get("title")))
        name = uri or own or other
        return Item("", name, name if title in GENERIC else title)

    def _precedes(self, needed: Item, needing: Item, at: str, _: Value) -> None:
        if needed.key and needing.key:
            self.needs.append((needed.key, needing.key, at))
        elif needing.key and needed.name:
            self._map.outside[needed.title] = None
        elif needed.key and needing.name:
            self._map.drop(
                "lines to elsewhere", "what needs something there is in another framework", at
            )
        else:
            why = "neither end is in this file"
            self._map.drop("associations of type precedes", why, at)

    def _under(self, below: Item, above: Item, at: str, association: Value) -> None:
        if not below.key:
            why = "what would stand there is not in this file"
            self._map.drop("places under a heading", why, at)
        elif not above.key and above.name not in self._whole:
            self._map.drop("places under a heading", "the heading is not in this file", at)
        elif above.key and self.parents.setdefault(below.key, above.key) != above.key:
            self._map.drop("places under a second heading", "the first heading counts", at)
        else:
            self.places.setdefault(below.key, number(association.get("sequenceNumber")) or 0)

    def _same(self, one: Item, other: Item, at: str, _: Value) -> None:
        inside, elsewhere = (one, other) if one.key else (other, one)
        if inside.key and elsewhere.name:
            self.exact.setdefault(inside.key, {})[elsewhere.name] = None
        else:
            why = "neither end is in this file"
            self._map.drop("associations of type exactMatchOf", why, at)

    def _replaced(self, old: Item, new: Item, at: str, _: Value) -> None:
        if old.key and new.key:
            self.became.setdefault(old.key, new.key)
        elif new.key and old.name:
            self.exact.setdefault(new.key, {})[old.name] = None
        else:
            why = "what comes instead is not in this file"
            self._map.drop("associations of type replacedBy", why, at)

    def last(self) -> dict[str, str]:
        """Return what replaced items became in the end; those replaced in a circle stay."""
        found: dict[str, str] = {}
        circles: set[str] = set()
        for old in self.became:
            path: dict[str, None] = {}
            now = old
            while now in self.became and not (now in found or now in path or now in circles):
                path[now] = None
                now = self.became[now]
            if now in path or now in circles:
                circles |= path.keys()
            else:
                found |= dict.fromkeys(path, found.get(now, now))
        return found


def _plain(kind: str) -> str:
    """Return a type without capitals and without the mark of an extension."""
    return kind.removeprefix("ext:").lower()
