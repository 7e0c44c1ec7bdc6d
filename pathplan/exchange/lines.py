"""What entries need, as plain lines, for formats in which every line means: this one too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pathplan.exchange.ids import slug
from pathplan.exchange.table import folded
from pathplan.model import AtLeast, CompetencyMap, Need, Requirement, needs
from pathplan.model.foreign import Loss

ALL = "a line there means that it is needed, whatever else is"


@dataclass(frozen=True, slots=True)
class Lines:
    """What each entry cannot do without of its own map, by id, and what lines cannot say."""

    needs: Mapping[str, tuple[str, ...]]
    losses: tuple[Loss, ...]

    @property
    def many(self) -> int:
        """How many lines there are."""
        return sum(map(len, self.needs.values()))


def must_haves(requirement: Requirement) -> Iterator[Requirement]:
    """Yield what a requirement asks for in any case: single needs, and choices as a whole."""
    if isinstance(requirement, Need) or requirement.n < len(requirement.parts):
        yield requirement
        return
    for part in requirement.parts:
        yield from must_haves(part)


def plain_lines(home: CompetencyMap) -> Lines:
    """Return the plain lines between the competencies of a map."""
    own = {entry.id for entry in home.competencies}
    parts = {e.id: tuple(must_haves(e.requires)) for e in home.competencies}
    singles = [part for found in parts.values() for part in found if isinstance(part, Need)]
    choices = sum(isinstance(part, AtLeast) for found in parts.values() for part in found)
    lost = (
        (choices, "choices between needs", ALL),
        (sum("/" in n.id for n in singles), "needs of other maps", "export that map too"),
        (
            sum("/" not in n.id and n.id not in own for n in singles),
            "needs of badges",
            "a badge is no entry there",
        ),
        (
            sum(n.level is not None for n in singles if n.id in own),
            "levels of needs",
            "a line has no level",
        ),
    )
    lines = {
        id_: tuple(dict.fromkeys(n.id for n in found if isinstance(n, Need) and n.id in own))
        for id_, found in parts.items()
    }
    losses = tuple(Loss(many=many, what=what, why=why) for many, what, why in lost if many)
    return Lines(lines, losses)


def no_lines(home: CompetencyMap, system: str) -> Iterator[Loss]:
    """Yield the needs of competencies and the choices among them, for systems that have none."""
    why = f"{system} has no prerequisites"
    asked = [entry.requires for entry in home.competencies]
    found = {
        "links": sum(len(list(needs(one))) for one in asked),
        "choices between needs": sum(map(_choices, asked)),
    }
    yield from (Loss(many=many, what=what, why=why) for what, many in found.items() if many)


def _choices(requirement: Requirement) -> int:
    if isinstance(requirement, Need):
        return 0
    own = int(requirement.n < len(requirement.parts))
    return own + sum(_choices(part) for part in requirement.parts)


def strand_titles(home: CompetencyMap) -> dict[str, str]:
    """Return the titles of the strands in use by their ids, in the map's order."""
    used = dict.fromkeys(c.strand for c in home.competencies if c.strand)
    named = {s.id: s.title or s.id for s in home.strands if s.id in used}
    return named | {id_: id_ for id_ in used if id_ not in named}


def strand_abouts(home: CompetencyMap) -> dict[str, str]:
    """Return the descriptions of the strands in use by their ids, "" for none."""
    said = {s.id: s.about for s in home.strands}
    return {id_: said.get(id_, "") for id_ in strand_titles(home)}


def strands_moved(home: CompetencyMap) -> int:
    """Count the strands that stand elsewhere where they are ordered by what is in them."""
    used = dict.fromkeys(c.strand for c in home.competencies if c.strand)
    return sum(a != b for a, b in zip(strand_titles(home), used, strict=True))


def strand_names(home: CompetencyMap) -> dict[str, str]:
    """Return what strands are called where a title stands for one: with the id where two alike.

    Titles are alike that differ in capitals, accents, spaces and punctuation only.
    """
    titles = strand_titles(home)
    many = Counter(map(folded, titles.values()))
    return {i: f"{t} ({i})" if many[folded(t)] > 1 else t for i, t in titles.items()}


def strand_losses(home: CompetencyMap, names: Mapping[str, str]) -> Iterator[Loss]:
    """Yield what is lost of strands that are known by their names only."""
    if many := sum(names[id_] != title for id_, title in strand_titles(home).items()):
        why = "the id is added where titles are alike"
        yield Loss(many=many, what="titles of strands", why=why)
    yield from strand_ids(names)


def strand_ids(names: Mapping[str, str]) -> Iterator[Loss]:
    """Yield how many ids of strands are not those that their names make."""
    if many := sum(slug(name.lower()) != id_ for id_, name in names.items()):
        yield Loss(many=many, what="ids of strands", why="a strand is its name there")
