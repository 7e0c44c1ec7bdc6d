"""The associations of a CASE framework, by what they mean for a map."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pathplan.exchange.building import MapBuilder
from pathplan.exchange.json_values import mapping, number, text
from pathplan.exchange.statements import cut

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


class End(NamedTuple):
    """One end of an association: its key if it is in the file, its address, and its title."""

    key: str
    name: str
    title: str


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
        self._ends: dict[str, End] = {}
        self._whole = {text(document.get(key)) for key in ("identifier", "sourcedId", "uri")}
        self._sorters: Mapping[str, Callable[[End, End, str, Value], None]] = {
            "precedes": self._precedes,
            "isChildOf": self._under,
            "ischildof": self._under,
            "ispartof": self._under,
            "exactmatchof": self._same,
            "replacedby": self._replaced,
        }

    def known(self, item: Value, place: str) -> str:
        """Return what an item is called; its other names are kept for the associations."""
        named = text(item.get("identifier")) or text(item.get("sourcedId"))
        uri = text(item.get("uri"))
        end = End(named or uri or place, uri or named, "")
        for name in (named, uri):
            if name:
                self._ends.setdefault(name, end)
        return end.key

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
                origin = self._end(one.get("originNodeURI"), one, "originNodeIdentifier")
                last = self._end(one.get("destinationNodeURI"), one, "destinationNodeIdentifier")
                sorter(origin, last, f"association {count}", one)

    def _unknown(self, called: str) -> None:
        if not called:
            self._map.drop("associations", "they have no type")
        else:
            why = LEFT_OUT.get(_plain(called), "pathplan does not know this type")
            self._map.drop(f"associations of type {called}", why)

    def _end(self, node: object, association: Value, older: str) -> End:
        """Return one end; in the draft of 2016 `older` is the key that it stands at."""
        inside = mapping(node)
        own = text(inside.get("identifier"))
        if own in self._ends:
            return self._ends[own]
        uri = text(inside.get("uri")) or ("" if inside else text(node))
        other = text(association.get(older))
        for name in (uri, other):
            if name in self._ends:
                return self._ends[name]
        title = cut(text(inside.get("title")))
        name = uri or own or other
        return End("", name, name if title in GENERIC else title)

    def _precedes(self, needed: End, needing: End, at: str, _: Value) -> None:
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

    def _under(self, below: End, above: End, at: str, association: Value) -> None:
        if not below.key:
            why = "what would stand there is not in this file"
            self._map.drop("places under a heading", why, at)
        elif above.key:
            self._place(below.key, above.key, at, association)
        elif above.name in self._whole:
            self.places.setdefault(below.key, self._number(association))
        else:
            self._map.drop("places under a heading", "the heading is not in this file", at)

    def _place(self, below: str, above: str, at: str, association: Value) -> None:
        if self.parents.setdefault(below, above) != above:
            self._map.drop("places under a second heading", "the first heading counts", at)
        else:
            self.places.setdefault(below, self._number(association))

    @staticmethod
    def _number(association: Value) -> float:
        said = association.get("sequenceNumber")
        return 0 if said is None else number(said) or 0

    def _same(self, one: End, other: End, at: str, _: Value) -> None:
        inside, elsewhere = (one, other) if one.key else (other, one)
        if inside.key and elsewhere.name:
            self.exact.setdefault(inside.key, {})[elsewhere.name] = None
        else:
            why = "neither end is in this file"
            self._map.drop("associations of type exactMatchOf", why, at)

    def _replaced(self, old: End, new: End, at: str, _: Value) -> None:
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
