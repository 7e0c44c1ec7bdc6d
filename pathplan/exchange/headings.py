"""Hierarchies of other systems: what is a heading there, and which one an entry stands below."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping


class Headings:
    """Knows who stands below whom; `parents` gives the one above, for those that have one."""

    def __init__(self, parents: Mapping[Hashable, Hashable]) -> None:
        self.parents = parents
        self.all = set(parents.values())

    def above(self, key: Hashable) -> Iterator[Hashable]:
        """Yield the headings above an entry, the nearest first; a circle is walked once."""
        seen = {key}
        while (key := self.parents.get(key)) is not None and key not in seen:
            seen.add(key)
            yield key

    def used(self, keys: Iterable[Hashable]) -> set[Hashable]:
        """Return the headings that these entries stand right below."""
        return {self.parents[key] for key in keys if key in self.parents}
