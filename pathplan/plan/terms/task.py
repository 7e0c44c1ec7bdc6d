"""What is to be placed in terms: what waits for what, where it may stand, and how much fits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Some:
    """At least `n` of `parts` hold."""

    n: int
    parts: tuple[Condition, ...]


Condition = int | Some
"""The number of an item or a mark that has to be done, or a choice among conditions."""
ALWAYS, NEVER = Some(0, ()), Some(1, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What is placed as one: a competency, or several that are learned together.

    `needs` has to hold before its term begins; what is `beside` it is done by the end of its
    term. `nodes` are those of the graph.
    """

    nodes: tuple[int, ...]
    credits: int
    needs: Condition = ALWAYS
    beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing that people ask of the terms; several may not go together.

    `place` and `offered` let an `item` be in `terms` only, for the sake of `node`; `most` and
    `least` are the `credits` of the one term in `terms`.
    """

    kind: Literal["place", "offered", "least", "most"]
    terms: tuple[int, ...]
    item: int = -1
    node: int = -1
    credits: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TermTask:
    """Items to place in terms 0 to `terms` - 1, in the order that decides between equals.

    `marks` are what is earned as soon as a condition holds, numbered on from the items; each
    rests on items and on marks before it only. `by` are numbers that have to be done by the end
    of a term. Credits are whole numbers, `unit` of them are one credit. `links` are (needed,
    needing, terms that lie between them at least): what an item cannot do without here.
    """

    items: tuple[Item, ...]
    terms: int
    marks: tuple[Condition, ...] = ()
    rules: tuple[Rule, ...] = ()
    by: tuple[tuple[int, int], ...] = ()
    unit: int = 1
    links: tuple[tuple[int, int, int], ...] = ()

    @property
    def total(self) -> int:
        """The credits of all items."""
        return sum(item.credits for item in self.items)

    def ruled(self, rules: Sequence[Rule]) -> TermTask:
        """Return the task with other rules."""
        return replace(self, rules=tuple(rules))

    def due(self, number: int, term: int) -> TermTask:
        """Return the task with a number to be done by the end of a term."""
        return replace(self, by=(*self.by, (number, term)))

    def allowed(self) -> list[tuple[int, ...]]:
        """Return the terms in which each item may be."""
        found = [tuple(range(self.terms)) for _ in self.items]
        for rule in self.rules:
            if rule.item >= 0:
                found[rule.item] = tuple(t for t in found[rule.item] if t in rule.terms)
        return found

    def most(self) -> list[int]:
        """Return the credits that fit into each term; all there are where nothing is said."""
        found = [self.total] * self.terms
        for rule in self.rules:
            if rule.kind == "most":
                found[rule.terms[0]] = min(rule.credits, found[rule.terms[0]])
        return found

    def least(self) -> list[int]:
        """Return the credits that each term takes at least, up to the last one that is used."""
        found = [0] * self.terms
        for rule in self.rules:
            if rule.kind == "least":
                found[rule.terms[0]] = rule.credits
        return found

    def state(self, done: Collection[int]) -> list[bool]:
        """Return what holds, by number, when these items are done."""
        found = [number in done for number in range(len(self.items))]
        for mark in self.marks:
            found.append(holds(mark, found))
        return found

    def linked(self) -> TermTask:
        """Return the task with its links found."""
        return replace(self, links=tuple(self._links()))

    def forced(self, condition: Condition, own: int = -1) -> tuple[int, ...]:
        """Return the items that a condition cannot hold without, when all but `own` are done."""
        every = frozenset(range(len(self.items))) - {own}
        named = dict.fromkeys(self.named(condition))
        return tuple(i for i in named if not holds(condition, self.state(every - {i})))

    def named(self, condition: Condition) -> Iterator[int]:
        """Yield the items that a condition names, also through marks."""
        stack, seen = [condition], set()
        while stack:
            current = stack.pop()
            if isinstance(current, Some):
                stack += reversed(current.parts)
            elif current < len(self.items):
                yield current
            elif current not in seen:
                seen.add(current)
                stack.append(self.marks[current - len(self.items)])

    def _links(self) -> Iterator[tuple[int, int, int]]:
        for number, item in enumerate(self.items):
            before = self.forced(item.needs, number)
            yield from ((other, number, 1) for other in before)
            yield from ((other, number, 0) for other in item.beside if other not in before)


def holds(condition: Condition, done: Sequence[bool]) -> bool:
    """Say whether a condition holds when each number is done or not."""
    if isinstance(condition, int):
        return done[condition]
    return sum(holds(part, done) for part in condition.parts) >= condition.n
