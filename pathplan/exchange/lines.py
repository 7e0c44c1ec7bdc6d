"""What entries need, as plain lines, for formats in which every line means: this one too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pathplan.model import AtLeast, Competency, CompetencyMap, Need, Requirement, needs
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


def corequisites(entry: Competency) -> tuple[str, ...]:
    """Return the competencies of its own map that go with one."""
    return tuple(need.id for need in entry.corequires if "/" not in need.id)
