"""A map as a curriculum of Curricular Analytics."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pathplan.exchange.effort import number_written
from pathplan.exchange.lines import plain_lines
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

HELD = ("credits", "corequires", "tags", "title")
REASONS = {"maps": "export that map too"}


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a curriculum, or as a degree plan where terms are its tags."""
    home = maps[0]
    entries = home.competencies
    lines = plain_lines(home)
    sides = _Sides(entries)
    terms = _terms(entries)
    titles = _titles(entries)
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
        credits_ = "" if entry.credits is None else number_written(entry.credits)
        row = [numbers[entry.id], titles[entry.id], prefix, number, *asked, credits_, "", ""]
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
        losses=(*lines.losses, *sides.losses(), *_losses(home, titles)),
    )


class _Sides:
    """Corequisites: those that go both ways are strict, and are written once."""

    def __init__(self, entries: Sequence[Competency]) -> None:
        self._wanted = [need for entry in entries for need in entry.corequires]
        self._own = {entry.id for entry in entries}
        wanted = {c.id: tuple(need.id for need in c.corequires) for c in entries}
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

    def losses(self) -> Iterator[Loss]:
        """Yield the corequisites that are no courses here, and the levels of the others."""
        foreign = sum("/" in need.id for need in self._wanted)
        badges = sum("/" not in need.id and need.id not in self._own for need in self._wanted)
        levels = sum(need.level is not None and need.id in self._own for need in self._wanted)
        for many, what, why in (
            (foreign, "corequisites of other maps", "export that map too"),
            (badges, "corequisites that are badges", "a badge is no course"),
            (levels, "levels of corequisites", "a line has no level"),
        ):
            if many:
                yield Loss(many=many, what=what, why=why)


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


def _titles(entries: Sequence[Competency]) -> dict[str, str]:
    """Return titles without the codes that tell some of the same name apart: readers add those."""
    bare = {c.id: c.title.removesuffix(_suffix(c)) for c in entries}
    many = Counter(title.casefold() for title in bare.values())
    return {c.id: bare[c.id] if many[bare[c.id].casefold()] > 1 else c.title for c in entries}


def _suffix(entry: Competency) -> str:
    """Return the code of a course as it stands behind a title, "" where it has none."""
    prefix, number = _code(entry)
    return f" ({prefix} {number})" if prefix else ""


def _losses(home: CompetencyMap, titles: Mapping[str, str]) -> Iterator[Loss]:
    ids = sum(_code(c) == ("", "") for c in home.competencies)
    if ids:
        why = "courses are numbered; an id as MATH-160 is kept as prefix and number"
        yield Loss(many=ids, what="ids", why=why)
    many = Counter(title.casefold() for title in titles.values())
    bare = sum(
        many[titles[c.id].casefold()] > 1 and bool(_suffix(c)) and titles[c.id] == c.title
        for c in home.competencies
    )
    if bare:
        yield Loss(many=bare, what="titles without a code", why="the code tells courses apart")
    tags = sum(len(c.tags) for c in home.competencies) - len(_terms(home.competencies))
    if tags:
        yield Loss(many=tags, what="tags", why="there is no column for them")
    yield from losses(home, "there is no column for them", HELD, reasons=REASONS)
