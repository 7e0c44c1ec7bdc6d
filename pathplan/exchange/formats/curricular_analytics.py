"""A curriculum of Curricular Analytics: its courses with credits, or a degree plan by terms.

A CSV file with lines about the curriculum on top. Prerequisites and corequisites are course ids
with `;` between them: a prerequisite comes before, a corequisite before or in the same term, a
strict corequisite in the same term.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pathplan.exchange.building import Kind, MapBuilder
from pathplan.exchange.effort import CREDITS, credit
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._curricular_analytics_out import TERM, write_map
from pathplan.exchange.table import Row, Table, folded
from pathplan.model.foreign import Held, MapIn

HINTS: Mapping[str, Sequence[str]] = {
    "id": ("Course ID",),
    "title": ("Course Name",),
    "prefix": ("Prefix",),
    "number": ("Number",),
    "before": ("Prerequisites",),
    "beside": ("Corequisites",),
    "same": ("Strict-Corequisites",),
    "credits": ("Credit Hours",),
    "term": ("Term",),
}
LINES: tuple[tuple[str, str, Kind], ...] = (
    ("before", "prerequisites", "requires"),
    ("beside", "corequisites", "corequires"),
    ("same", "corequisites in the same term", "corequires"),
)
ABOUT = ("Institution", "Degree Type", "System Type", "CIP")
SECTIONS = {folded(name) for name in ("Courses", "Additional Courses")}
NUMBERS = {folded(name) for name in ("Course ID", "Learning Outcome ID")}
OUTCOMES = {folded(f"{of} Learning Outcomes") for of in ("Course", "Curriculum")}
BETWEEN = re.compile(r"[;,|\s]+")


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a curriculum: 3 where its courses have a Course ID."""
    return 3 if _header(file.table) is not None else 0


def _header(table: Table) -> Row | None:
    """Return the row that names the columns of the courses; those above it are about them all."""
    first = Row(0, table.header)
    return next((row for row in (first, *table.rows[:20]) if _names(row)), None)


def _names(row: Row) -> bool:
    return {"id", "title"} <= set(Table(row.cells).found(HINTS))


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a curriculum makes: each course needs its prerequisites."""
    header = _header(file.table)
    table = file.table.below(header) if header else Table()
    courses = _Courses(table)
    about = {folded(name): cell for name, cell in _about(file.table, header)}
    titles = dict.fromkeys(about.get(name, "") for name in ("curriculum", "degreeplan"))
    id_, title = asked.named(file, title=": ".join(filter(None, titles)))
    data = courses.read(id_, title)
    lost = [name for name in ABOUT if about.get(folded(name))]
    if lost:
        why = f"a map has no place for {', '.join(lost)}"
        courses.map.drop("lines about the curriculum", why, many=len(lost))
    what = "a degree plan" if courses.planned else "a curriculum"
    return MapIn(
        data=data,
        what=f"{what} of Curricular Analytics",
        size=(
            Held(many=courses.many, what="courses"),
            *(Held(many=courses.lines[what], what=what) for _, what, _ in LINES),
        ),
        dropped=courses.map.dropped,
        outside=tuple(courses.map.outside),
        origins=courses.map.origins,
        remarks=(PLANNED,) if courses.planned else (),
    )


PLANNED = (
    f"The terms of the plan are kept as tags ({TERM} 1): a map says what is needed, and a learner's"
    " file when, with `pace: {place: {ID: TERM}}`."
)


def _about(table: Table, header: Row | None) -> Iterator[tuple[str, str]]:
    for row in (Row(0, table.header), *table.rows):
        if header is None or row.number >= header.number:
            return
        yield row.cell(0), row.cell(1)


class _Courses:
    """Reads courses: first all of them, then what each asks for."""

    def __init__(self, table: Table) -> None:
        self.columns = table.found(HINTS)
        self.map = MapBuilder()
        self.rows = list(self._rows(table))
        self.lines: Counter[str] = Counter()
        self.planned = False

    @property
    def many(self) -> int:
        return len(self.rows)

    def _cell(self, row: Row, holds: str) -> str:
        return row.cell(self.columns.get(holds))

    def _rows(self, table: Table) -> Iterator[Row]:
        """Yield the rows that are courses; a degree plan may have more than one part."""
        inside = True
        for row in table.rows:
            first = folded(row.cell(0))
            if first in SECTIONS or first in OUTCOMES:
                inside = first in SECTIONS
            elif not inside and first not in NUMBERS:
                self.map.drop(
                    "outcomes", "a map has no place for what a course is about", f"row {row.number}"
                )
            elif inside and first not in NUMBERS:
                yield row

    def read(self, id_: str, title: str) -> dict[str, object]:
        """Return the map's data."""
        called = [(self._code(row), self._cell(row, "title")) for row in self.rows]
        codes = Counter(code for code, _ in called)
        titles = Counter(name.casefold() for _, name in called)
        for row, (code, name) in zip(self.rows, called, strict=True):
            alone = codes[code] == 1
            if alone and code and name and titles[name.casefold()] > 1:
                name = f"{name} ({code.replace('-', ' ', 1)})"
            self._add(row, name or code.replace("-", " ", 1), code if alone else "")
        for row in self.rows:
            self._ask(row)
        return self.map.data(id_=id_, title=title)

    def _code(self, row: Row) -> str:
        parts = (self._cell(row, "prefix"), self._cell(row, "number"))
        return "-".join(parts) if all(parts) else ""

    def _add(self, row: Row, name: str, code: str) -> None:
        key, at = self._cell(row, "id"), f"row {row.number}"
        if not key:
            self.map.drop("rows", "they have no Course ID", at)
            return
        credits_ = self._cell(row, "credits")
        found = credit(credits_)
        if credits_ and found is None:
            self.map.drop("credits", f"credits are numbers from 0 to {CREDITS:,}", at)
        term = self._cell(row, "term")
        self.planned |= bool(term)
        tags = [f"{TERM} {term}"] if term else []
        self.map.add(
            key, name or f"Course {key}", code, at=at, values={"credits": found, "tags": tags}
        )

    def _ask(self, row: Row) -> None:
        key, at = self._cell(row, "id"), f"row {row.number}"
        if key:
            for holds, what, kind in LINES:
                others = self._cell(row, holds)
                for other in filter(None, BETWEEN.split(others) if others else ()):
                    self.lines[what] += 1
                    self.map.line(other, key, kind, at)
                    if holds == "same":
                        self.map.line(key, other, kind, at)


FORMAT = Format(likeness=likeness, ending=".csv", read_map=read_map, write_map=write_map)
