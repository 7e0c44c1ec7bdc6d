"""What stands under what in a framework: which entries are headings, and whose heading is whose."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pathplan.exchange.building import MapBuilder

HIGHEST = 6
"""Headings above one that are looked at to tell it from others of its title."""


class Hierarchy:
    """Entries in the order of a file, each under at most one other.

    `parents` says what an entry stands under, which need not be in the file; `places` its place
    there. Entries that are `kept` are no headings, whatever stands under them.
    """

    def __init__(
        self,
        entries: Sequence[str],
        parents: Mapping[str, str],
        kept: Collection[str],
        places: Mapping[str, float] | None = None,
    ) -> None:
        self._parents = parents
        known = set(entries)
        self._under: dict[str, list[str]] = {}
        tops: list[str] = []
        for entry in entries:
            parent = parents.get(entry)
            if parent in known and parent != entry:
                self._under.setdefault(parent, []).append(entry)
            else:
                tops.append(entry)
        if places:
            for below in self._under.values():
                below.sort(key=lambda entry: places.get(entry, 0))
        self.headings = {entry for entry in self._under if entry not in kept}
        self.ordered = self._order([*self._sorted(tops, places), *entries])
        """All entries, each followed by those under it."""
        self._nearest: dict[str, str | None] = {}
        for entry in self.ordered:
            above = parents.get(entry, entry)
            found = above in self.headings and above != entry
            self._nearest[entry] = above if found else self._nearest.get(above)

    @staticmethod
    def _sorted(tops: list[str], places: Mapping[str, float] | None) -> list[str]:
        return sorted(tops, key=lambda entry: places.get(entry, 0)) if places else tops

    def _order(self, tops: Sequence[str]) -> list[str]:
        seen: dict[str, None] = {}
        stack = list(reversed(tops))
        while stack:
            entry = stack.pop()
            if entry not in seen:
                seen[entry] = None
                if below := self._under.get(entry):
                    stack.extend(reversed(below))
        return list(seen)

    def heading(self, entry: str) -> str | None:
        """Return the nearest heading above an entry, None where there is none."""
        return self._nearest.get(entry)

    def strands(
        self,
        made: MapBuilder,
        entries: Sequence[str],
        told: Mapping[str, tuple[str, str]],
        codes: Mapping[str, str],
    ) -> dict[str, str]:
        """Add the strands that entries stand in to a map; return their ids by entry.

        `told` are the titles and descriptions of all headings, `codes` their codes.
        """
        above = {e: h for e in entries if (h := self._nearest[e]) is not None}
        inside = set(above.values())
        used = [entry for entry in self.ordered if entry in inside]
        others = self._under.keys() - self.headings
        if others and (under := sum(self._parents.get(entry) in others for entry in entries)):
            why = "what stands above them needs something or is needed, so it is no heading"
            made.drop("places under a competency", why, many=under)
        higher = len(self.headings) - len(used)
        if higher:
            why = "a strand stands in no other; the nearest heading counts"
            made.drop("headings above others", why, many=higher)
        titles = self._titles(used, {heading: told[heading][0] for heading in told}, codes)
        ids = {
            heading: made.strand(heading, titles[heading], codes[heading], about=told[heading][1])
            for heading in used
        }
        return {entry: ids[heading] for entry, heading in above.items()}

    def _titles(
        self, used: Sequence[str], titles: Mapping[str, str], codes: Mapping[str, str]
    ) -> dict[str, str]:
        """Return what headings are called: where one title is that of several, with more to it."""
        same: dict[str, list[str]] = {}
        for heading in used:
            same.setdefault(titles[heading], []).append(heading)
        found: dict[str, str] = {}
        for title, headings in same.items():
            own = {codes[heading] for heading in headings} - {""}
            if len(headings) == 1:
                found[headings[0]] = title
            elif len(own) == len(headings):
                found |= {heading: f"{title} ({codes[heading]})" for heading in headings}
            else:
                found |= zip(headings, self._apart(title, headings, titles), strict=True)
        return found

    def _apart(
        self, title: str, headings: Sequence[str], titles: Mapping[str, str]
    ) -> Sequence[str]:
        """Return a title with that of the lowest headings above that tell most of them apart."""
        best: Sequence[str] = [title] * len(headings)
        above = list(headings)
        for _ in range(HIGHEST):
            above = [self._parents.get(one, "") for one in above]
            over = [titles.get(one, "").rstrip(".:") for one in above]
            told = [f"{one}: {title}" if one else title for one in over]
            best = max(best, told, key=lambda names: len(set(names)))
        return best
