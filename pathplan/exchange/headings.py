"""Hierarchies of other systems: what is a heading there, and which one an entry stands below."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping


class Headings:
    """Knows what stands below what; `parents` gives the one above, for those that have one."""

    def __init__(self, parents: Mapping[Hashable, Hashable]) -> None:
        self.parents = parents
        self.all = set(parents.values())
        self._below: dict[Hashable, list[Hashable]] = {}
        for key, above in parents.items():
            self._below.setdefault(above, []).append(key)

    def above(self, key: Hashable) -> Iterator[Hashable]:
        """Yield the headings above an entry, the nearest first; a circle is walked once."""
        seen = {key}
        while (key := self.parents.get(key)) is not None and key not in seen:
            seen.add(key)
            yield key

    def right_below(self, key: Hashable) -> tuple[Hashable, ...]:
        """Return what stands right below a heading, in the order of the file."""
        return tuple(self._below.get(key, ()))

    def leaves(self, key: Hashable) -> Iterator[Hashable]:
        """Yield what stands below a heading and is none itself; a circle is walked once."""
        seen = {key}
        stack = [key]
        while stack:
            one = stack.pop()
            if one not in self.all:
                yield one
            new = [child for child in self._below.get(one, ()) if child not in seen]
            seen.update(new)
            stack += reversed(new)
