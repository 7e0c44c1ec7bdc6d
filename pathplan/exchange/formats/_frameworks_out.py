"""What formats of frameworks share when a map is written in one: names, lines, and losses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from pathplan.exchange.choices import apart
from pathplan.exchange.lines import strand_titles
from pathplan.exchange.losses import losses
from pathplan.model import (
    Alignment,
    CompetencyMap,
    Credential,
    Entry,
    Need,
    Requirement,
)
from pathplan.model.competency import ONE_LEVEL
from pathplan.model.foreign import Held, Loss

SPACE = UUID("0a3f8d5e-6c1b-5d0e-9a57-1f7b0c2d4e61")
"""The space of names that identifiers are made in; it must never change."""
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
NO_PLACE = "there is no place for them"
HELD = (
    *("title", "about", "language", "strands", "abouts", "order", "credentials", "descriptions"),
    *("tags", "aligns", "levels"),
)
"""What is written, or told about with its own reason."""


def identifier(*names: str) -> str:
    """Return the identifier of what is called so: a UUID of version 5, always the same."""
    return str(uuid5(SPACE, "\n".join(names)))


def address(id_: str) -> str:
    """Return the address of what has an identifier."""
    return f"urn:uuid:{id_}"


@dataclass(frozen=True, slots=True)
class Identifiers:
    """The identifiers of a map, its strands and its entries."""

    home: CompetencyMap

    @property
    def whole(self) -> str:
        """That of the map."""
        return identifier(self.home.id)

    def strand(self, id_: str) -> str:
        """Return that of a strand."""
        return identifier(self.home.id, "strand", id_)

    def entry(self, name: str) -> str:
        """Return that of an entry, by its name as the map writes it."""
        return identifier(*self.home.key(name).split("/", 1))


@dataclass(frozen=True, slots=True)
class Lines:
    """What entries need, taken apart: `plain` in any case, `rest` choices, by id of the entry."""

    plain: Mapping[str, Sequence[Need]]
    rest: Mapping[str, Sequence[Requirement]]

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> Lines:
        """Return the lines of some entries."""
        found = {entry.id: apart(entry.requires) for entry in entries}
        return cls({i: p for i, (p, _) in found.items()}, {i: r for i, (_, r) in found.items()})

    def names(self, id_: str) -> list[str]:
        """Return what an entry needs in any case, each once whatever the level."""
        return list(dict.fromkeys(need.id for need in self.plain[id_]))

    @property
    def many(self) -> int:
        """How many lines there are."""
        return sum(len(self.names(id_)) for id_ in self.plain)

    @property
    def choices(self) -> int:
        """How many choices there are."""
        return sum(map(len, self.rest.values()))

    @property
    def levelled(self) -> int:
        """How many plain needs name a level."""
        return sum(need.level is not None for needs in self.plain.values() for need in needs)


def written_entries(home: CompetencyMap) -> list[Entry]:
    """Return the entries of a map that can be written."""
    return [entry for entry in home.entries if not entry.aside]


def held(home: CompetencyMap, links: int) -> tuple[Held, ...]:
    """Return what is in a file, with so many links."""
    badges = sum(isinstance(entry, Credential) for entry in written_entries(home))
    return (
        Held(many=len(home.competencies), what="competencies"),
        Held(many=badges, what="credentials"),
        Held(many=len(strand_titles(home)), what="strands"),
        Held(many=links, what="links"),
    )


def by_address(entry: Entry, kind: str) -> Iterator[Alignment]:
    """Yield the alignments of one kind that name an address."""
    return (one for one in entry.aligns if one.kind == kind and ADDRESS.fullmatch(one.to))


def aligned(entry: Entry, kind: str, own: str) -> list[Alignment]:
    """Return the alignments of one kind, each address once, that of the entry itself left out."""
    found = {one.to: one for one in by_address(entry, kind) if one.to != own}
    return list(found.values())


def other_losses(home: CompetencyMap, *more: str) -> Iterator[Loss]:
    """Yield what no format of frameworks has a place for; `more` are things that one has."""
    places = {id_: place for place, id_ in enumerate(strand_titles(home))}
    own = home.competencies
    ordered = sorted(own, key=lambda c: places.get(c.strand, len(places)))
    if moved := sum(one is not other for one, other in zip(own, ordered, strict=True)):
        why = "what stands under one heading stands together"
        yield Loss(many=moved, what="places between strands", why=why)
    yield from losses(home, NO_PLACE, {*HELD, *more}, reasons={"maps": "export that map too"})


def not_aligned(home: CompetencyMap, matches: Sequence[str]) -> Iterator[Loss]:
    """Yield the alignments that are not written, where those of some kinds with address are."""
    entries = written_entries(home)
    every = sum(len(e.aligns) for e in entries)
    kept = [one for e in entries for match in matches for one in by_address(e, match)]
    if every > len(kept):
        said = " or ".join(matches)
        why = f"only those that are {said} and have an address can be written"
        yield Loss(many=every - len(kept), what="alignments", why=why)
    for what, many in (
        ("codes of alignments", sum(bool(one.code) for one in kept)),
        ("frameworks of alignments", sum(bool(one.framework) for one in kept)),
    ):
        if many:
            yield Loss(many=many, what=what, why="an alignment is an address there")


def choices_lost(home: CompetencyMap, lines: Lines, why: str) -> Iterator[Loss]:
    """Yield the choices and the levels of needs, which no format of frameworks holds."""
    if lines.choices:
        yield Loss(many=lines.choices, what="choices between needs", why=why)
    if lines.levelled:
        yield Loss(many=lines.levelled, what="levels of needs", why=why)
    if home.levels != ONE_LEVEL:
        yield Loss(many=len(home.levels), what="levels of a scale", why=why)
