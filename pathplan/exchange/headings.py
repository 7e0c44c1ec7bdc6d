"""Hierarchies of other systems: what is a heading there, and which one an entry stands below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Mapping


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

    def told_apart(
        self, keys: Collection[Hashable], titles: Mapping[Hashable, str]
    ) -> dict[Hashable, str]:
        """Return the titles of some headings, those that repeat behind one of a heading above.

        That is the nearest that tells them apart. `titles` has the titles of all headings.
        """
        found = {key: titles[key] for key in keys}
        above = {key: self.above(key) for key in keys}
        repeated = _repeated(found)
        while repeated:
            longer = {key: up for key in repeated if (up := next(above[key], None)) is not None}
            if not longer:
                break
            found |= {key: f"{titles[up]}: {titles[key]}" for key, up in longer.items()}
            repeated = _repeated(found)
        return found


def _repeated(titles: Mapping[Hashable, str]) -> list[Hashable]:
    many = Counter(title.casefold() for title in titles.values())
    return [key for key, title in titles.items() if many[title.casefold()] > 1]
