"""From a route and a learner's terms to what is to be placed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from pathplan.graph.derive import components
from pathplan.graph.prerequisites import Expr, Leaf, PrerequisiteGraph, leaves
from pathplan.model import Competency, Credential, LearnerProfile, Pace, Term
from pathplan.plan.terms.task import ALWAYS, NEVER, Condition, Item, Rule, Some, TermTask

FINEST = 1000
"""Credits are told apart down to this part of one."""
UNSTATED = 1.0
"""What a competency without stated credits counts as."""


def terms_left(pace: Pace, as_of: date) -> tuple[Term, ...]:
    """Return the terms in which something can still be learned, in the order written."""
    start = max(as_of, pace.start or as_of)
    return tuple(t for t in pace.terms if t.end is None or t.end >= start)


def offers(term: Term, word: str) -> bool:
    """Say whether what is offered in `word` is offered in a term.

    That is so where the words of it stand, one after the other, in the term's name: `autumn` is
    Autumn, and also Autumn 2027. Capitals make no difference.
    """
    asked, name = _words(word), _words(term.name)
    size = len(asked)
    return any(asked == name[n : n + size] for n in range(len(name) - size + 1)) and size > 0


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


@dataclass(slots=True)
class Builder:
    """Makes a task out of the blocks of a route; `terms` are those that are left.

    `number` is that of each node of the route: of its item, or of its mark, counted on from the
    items. `marks` are the credentials, each after those that it asks for.
    """

    graph: PrerequisiteGraph
    held: Sequence[int]
    levels: Mapping[int, int]
    blocks: Sequence[tuple[int, ...]]
    terms: Sequence[Term]
    learner: LearnerProfile
    number: dict[int, int] = field(default_factory=dict)
    marks: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        placed = [block for block in self.blocks if not self._earned(block[0])]
        for count, block in enumerate(placed):
            self.number.update(dict.fromkeys(block, count))
        self.marks = self._sorted_marks()
        self.number.update({node: len(placed) + n for n, node in enumerate(self.marks)})

    def credits(self, node: int) -> float:
        """Return the credits of a node; a credential has none of its own."""
        entry = self.graph.nodes[node].entry
        if isinstance(entry, Credential):
            return 0.0
        return UNSTATED if entry.credits is None else entry.credits

    def task(self) -> TermTask:
        """Return what is to be placed, by the rules of the map and the learner."""
        unit = self._unit()
        nodes = self.graph.nodes
        return TermTask(
            items=tuple(
                self._item(block, unit) for block in self.blocks if not self._earned(block[0])
            ),
            terms=len(self.terms),
            marks=tuple(
                self._condition(nodes[mark].requires, self.number[mark]) for mark in self.marks
            ),
            rules=tuple(self._rules(unit)),
            unit=unit,
        ).linked()

    def _earned(self, node: int) -> bool:
        return isinstance(self.graph.nodes[node].entry, Credential)

    def _sorted_marks(self) -> list[int]:
        """Return the credentials of the route, each after those that it asks for.

        Where they ask for each other through choices, in the order of the plan.
        """
        place = {b[0]: n for n, b in enumerate(self.blocks) if self._earned(b[0])}

        def asked(node: int) -> list[int]:
            found = leaves(self.graph.nodes[node].requires)
            return [leaf.node for leaf in found if leaf.node in place]

        groups = components(place, asked)
        return [node for group in groups for node in sorted(group, key=lambda n: place[n])]

    def _unit(self) -> int:
        """Return how many units make a credit, for all credits to be whole numbers of them."""
        stated = [self.credits(n) for block in self.blocks for n in block]
        stated += [c for t in self.terms for c in (t.least, t.most) if c is not None]
        return math.lcm(*(Fraction(round(c * FINEST), FINEST).denominator for c in stated))

    def _item(self, block: tuple[int, ...], unit: int) -> Item:
        number, own = self.number, self.number[block[0]]
        nodes = [self.graph.nodes[x] for x in block]
        needs = [self._condition(node.requires, own) for node in nodes]
        beside: dict[int, None] = {}
        for node in nodes:
            for leaf in node.corequires:
                if leaf.node in number and number[leaf.node] != own and not self._holds(leaf):
                    if self._earned(leaf.node):  # it is earned before, so that none waits for both
                        needs.append(number[leaf.node])
                    else:
                        beside[number[leaf.node]] = None
        return Item(
            nodes=block,
            credits=sum(round(self.credits(x) * unit) for x in block),
            needs=_some(len(needs), needs),
            beside=tuple(beside),
        )

    def _holds(self, leaf: Leaf) -> bool:
        return self.held[leaf.node] >= leaf.rank

    def _condition(self, expr: Expr, own: int) -> Condition:
        """Return an expression as a condition on numbers; nothing rests on itself or a later mark.

        What is held already is left out, and so is what the route does not bring far enough.
        """
        if isinstance(expr, Leaf):
            if self._holds(expr):
                return ALWAYS
            found = self.number.get(expr.node)
            if found is None or self.levels[expr.node] < expr.rank or found == own:
                return NEVER
            later = found > own and own in (self.number[mark] for mark in self.marks)
            return NEVER if later else found
        return _some(expr.n, [self._condition(part, own) for part in expr.parts])

    def _rules(self, unit: int) -> Iterator[Rule]:
        number = self.number
        names = {term.name: place for place, term in enumerate(self.terms)}
        for name, said in self.learner.pace.place:
            node = self.graph.find(self.learner.key(name))
            if node in number and said in names and not self._earned(node):
                yield Rule(kind="place", terms=(names[said],), item=number[node], node=node)
        for block in self.blocks:
            for node in block:
                entry = self.graph.nodes[node].entry
                if isinstance(entry, Competency) and entry.offered:
                    fit = [
                        place
                        for place, term in enumerate(self.terms)
                        if any(offers(term, word) for word in entry.offered)
                    ]
                    yield Rule(kind="offered", terms=tuple(fit), item=number[node], node=node)
        for place, term in enumerate(self.terms):
            if term.most is not None:
                yield Rule(kind="most", terms=(place,), credits=round(term.most * unit))
            if term.least:
                yield Rule(kind="least", terms=(place,), credits=round(term.least * unit))


def _some(n: int, parts: Sequence[Condition]) -> Condition:
    """Return a condition as short as it can be."""
    left = [part for part in parts if part not in {ALWAYS, NEVER}]
    n -= sum(part == ALWAYS for part in parts)
    if n <= 0:
        return ALWAYS
    if n > len(left):
        return NEVER
    return left[0] if n == len(left) == 1 else Some(n, tuple(left))
