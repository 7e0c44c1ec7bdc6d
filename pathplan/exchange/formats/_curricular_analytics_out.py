"""A map as a curriculum of Curricular Analytics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pathplan.exchange.lines import corequisites, plain_lines
from pathplan.exchange.losses import losses
from pathplan.exchange.table import written
from pathplan.model import Competency, CompetencyMap
from pathplan.model.foreign import Held, Loss, Written

TERM = "term"
"""The tag of a course in a degree plan: `term 3`."""
CODE = re.compile(r"([A-Za-z&]+)-(\d\w*|\w*\d\w*)")
HEADER = (
    *("Course ID", "Course Name", "Prefix", "Number", "Prerequisites", "Corequisites"),
    *("Strict-Corequisites", "Credit Hours", "Institution", "Canonical Name"),
)


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a curriculum, or as a degree plan where terms are its tags."""
    home = maps[0]
    entries = home.competencies
    lines = plain_lines(home)
    sides = _Sides(entries)
    terms = _terms(entries)
    numbers = {c.id: str(n) for n, c in enumerate(entries, start=1)}
    rows = [
        ["Curriculum", home.title or home.id],
        *([["Degree Plan", home.title or home.id]] if terms else []),
        *([name, ""] for name in ("Institution", "Degree Type")),
        ["System Type", "semester"],
        ["CIP", ""],
        ["Courses"],
        [*HEADER, *(["Term"] if terms else [])],
    ]
    for entry in entries:
        prefix, number = _code(entry)
        columns = (lines.needs[entry.id], sides.beside[entry.id], sides.same[entry.id])
        asked = [";".join(numbers[id_] for id_ in ids) for ids in columns]
        credits_ = "" if entry.credits is None else f"{entry.credits:g}"
        row = [numbers[entry.id], _title(entry), prefix, number, *asked, credits_, "", ""]
        rows.append([*row, *([terms.get(entry.id, "")] if terms else [])])
    width = max(map(len, rows))
    table = [[*row, *[""] * (width - len(row))] for row in rows]
    return Written(
        data=written(table),
        holds=(
            Held(many=len(entries), what="courses"),
            Held(many=lines.many, what="prerequisites"),
            Held(many=sides.many, what="corequisites"),
        ),
        losses=(*lines.losses, *_losses(home)),
    )


class _Sides:
    """Corequisites: those that go both ways are strict, and are written once."""

    def __init__(self, entries: Sequence[Competency]) -> None:
        wanted = {c.id: corequisites(c) for c in entries}
        self.beside: dict[str, list[str]] = {id_: [] for id_ in wanted}
        self.same: dict[str, list[str]] = {id_: [] for id_ in wanted}
        for id_, others in wanted.items():
            for other in others:
                if id_ not in wanted.get(other, ()):
                    self.beside[id_] += [other] if other in wanted else []
                elif id_ not in self.same[other]:
                    self.same[id_].append(other)

    @property
    def many(self) -> int:
        """How many there are."""
        return sum(len(ids) for side in (self.beside, self.same) for ids in side.values())


def _terms(entries: Sequence[Competency]) -> dict[str, str]:
    """Return the terms of a degree plan, in which every course has one; none of another map."""
    found = {c.id: term for c in entries if (term := _term(c))}
    return found if len(found) == len(entries) else {}


def _term(entry: Competency) -> str:
    """Return the term of a course in a degree plan, by its tag."""
    found = (tag.removeprefix(f"{TERM} ") for tag in entry.tags if tag.startswith(f"{TERM} "))
    return next((term for term in found if term.isdecimal()), "")


def _code(entry: Competency) -> tuple[str, str]:
    """Return the prefix and the number of a course whose id is made of them: MATH-160."""
    code = CODE.fullmatch(entry.id)
    return (code[1], code[2]) if code else ("", "")


def _title(entry: Competency) -> str:
    """Return a title without the code that tells it from others of the same name."""
    prefix, number = _code(entry)
    return entry.title.removesuffix(f" ({prefix} {number})") if prefix else entry.title


def _losses(home: CompetencyMap) -> Iterator[Loss]:
    ids = sum(_code(c) == ("", "") for c in home.competencies)
    if ids:
        why = "courses are numbered; an id as MATH-160 is kept as prefix and number"
        yield Loss(many=ids, what="ids", why=why)
    tags = sum(len(c.tags) for c in home.competencies) - len(_terms(home.competencies))
    if tags:
        yield Loss(many=tags, what="tags", why="there is no column for them")
    yield from losses(home, "there is no column for them", {"credits", "corequires", "tags"})
