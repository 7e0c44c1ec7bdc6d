"""Terms by trying every arrangement: slow, and written from the definitions alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from reference import true

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import Competency, Credential, LearnerProfile, Term


@dataclass(frozen=True, kw_only=True)
class Best:
    """The term of each block: with the smallest largest load, then the least distance.

    Of those that are equal, the one whose first block that differs is earlier.
    """

    terms: tuple[int, ...]
    largest: Fraction
    distance: int


@dataclass(frozen=True, kw_only=True)
class Case:
    """A route in blocks, credentials left out of them, and what is asked of its terms.

    `order` are the blocks with the credentials.
    """

    graph: PrerequisiteGraph
    held: Sequence[int]
    levels: Mapping[int, int]
    blocks: Sequence[tuple[int, ...]]
    learner: LearnerProfile
    order: tuple[tuple[int, ...], ...] = ()
    without: tuple[tuple[str, object], ...] = ()
    only: tuple[tuple[str, object], ...] | None = None

    @property
    def terms(self) -> tuple[Term, ...]:
        return self.learner.pace.terms

    def asked(self, kind: str, about: object) -> bool:
        """Say whether a rule is asked: some are left out when it is looked for what clashes."""
        if self.only is not None:
            return (kind, about) in self.only
        return (kind, about) not in self.without

    def earn(self, levels: list[int]) -> list[int]:
        """Add the credentials of the route that levels earn."""
        while True:
            new = [
                n
                for n in self.levels
                if isinstance(self.graph.nodes[n].entry, Credential)
                and levels[n] < 1
                and true(self.graph.nodes[n].requires, levels)
            ]
            if not new:
                return levels
            for n in new:
                levels[n] = 1

    def with_blocks(self, done: Sequence[bool]) -> list[int]:
        levels = list(self.held)
        for block, is_done in zip(self.blocks, done, strict=True):
            for n in block if is_done else ():
                levels[n] = self.levels[n]
        return self.earn(levels)

    def stands(self, block: Sequence[int], before: Sequence[int], after: Sequence[int]) -> bool:
        """Say whether a block can be learned between two states."""
        for n in block:
            node = self.graph.nodes[n]
            if not true(node.requires, before):
                return False
            for c in node.corequires:
                earned = isinstance(self.graph.nodes[c.node].entry, Credential)
                if (before if earned else after)[c.node] < c.rank:
                    return False
        return True

    def credits(self, block: Sequence[int]) -> Fraction:
        entries = [self.graph.nodes[n].entry for n in block]
        stated = [e.credits for e in entries if isinstance(e, Competency)]
        return sum((Fraction(1 if c is None else str(c)) for c in stated), Fraction(0))

    def possible(self, block: Sequence[int], place: int) -> bool:
        """Say whether people let a block be in a term."""
        name = self.terms[place].name
        for n in block:
            entry = self.graph.nodes[n].entry
            offered = entry.offered if isinstance(entry, Competency) else ()
            words = name.lower().split()
            wrong = offered and not any(word.lower() in words for word in offered)
            if wrong and self.asked("offered", entry.key):
                return False
            said = dict(self.learner.pace.place).get(entry.id)
            if said not in {None, name} and self.asked("place", entry.key):
                return False
        return True

    def keeps(self, terms: Sequence[int]) -> bool:
        sums = [Fraction(0)] * len(self.terms)
        for block, place in zip(self.blocks, terms, strict=True):
            sums[place] += self.credits(block)
        used = max(terms, default=-1)
        for place, term in enumerate(self.terms):
            over = term.most is not None and sums[place] > Fraction(str(term.most))
            under = place <= used and sums[place] < Fraction(str(term.least or 0))
            if (over and self.asked("most", term.name)) or (
                under and self.asked("least", term.name)
            ):
                return False
        for block, place in zip(self.blocks, terms, strict=True):
            before = self.with_blocks([t < place for t in terms])
            after = self.with_blocks([t <= place for t in terms])
            if not self.possible(block, place) or not self.stands(block, before, after):
                return False
        return True

    def links(self) -> Iterator[tuple[int, int]]:
        """Yield (needed, needing): the needing block cannot be learned when all but it is done."""
        for a, b in product(range(len(self.blocks)), repeat=2):
            state = self.with_blocks([n not in {a, b} for n in range(len(self.blocks))])
            after = self.with_blocks([n != a for n in range(len(self.blocks))])
            if a != b and not self.stands(self.blocks[b], state, after):
                yield a, b

    def best(self) -> Best | None:
        """Return the best arrangement of all that keep to what is asked."""
        links = list(self.links())
        found: tuple[tuple[Fraction, int, tuple[int, ...]], Best] | None = None
        for terms in product(range(len(self.terms)), repeat=len(self.blocks)):
            if not self.keeps(terms):
                continue
            sums = [Fraction(0)] * len(self.terms)
            for block, place in zip(self.blocks, terms, strict=True):
                sums[place] += self.credits(block)
            distance = sum(terms[b] - terms[a] for a, b in links)
            key = (max(sums), distance, terms)
            if found is None or key < found[0]:
                found = key, Best(terms=terms, largest=max(sums), distance=distance)
        return found[1] if found else None
