"""Moodle grades: the grade export of a course, as CSV or Excel.

A column counts where an assessment in the map names it with `matches`, as `Quiz: Unit 3`; its
`pass` decides. Learners are found by ID number, username or e-mail address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pathplan.exchange.days import day
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.json_values import number
from pathplan.exchange.moodle import people, who
from pathplan.exchange.table import Row, Table, letters
from pathplan.model.foreign import Dropped, EvidenceIn, ForeignRecord, Heard, Held, Target

ITEM = re.compile(r"(?P<name>[^:]+:.+?) \((?P<as>[^()]+)\)")
SHARES = {"percentage", "porcentaje", "prozentsatz", "pourcentage"}
POINTS = {"real", "puntuación", "punkte", "réel"}
LETTERS = {"letter", "letra", "buchstabe", "lettre"}
REMARKS = {"feedback", "retroalimentación", "feedback als kommentar"}
LAST = ("Last downloaded from this course", "Última descarga de este curso")
NONE = frozenset({"", "-"})
AGAIN = "a column to the left is called the same, and counts; give items names of their own"
SHOWN = 5
"""Columns that are named of those that say something again."""


@dataclass(slots=True)
class _Item:
    """One graded item: its columns by how they give the grade, and those that say it again."""

    name: str
    columns: dict[str, int] = field(default_factory=dict)
    again: list[int] = field(default_factory=list)

    def take(self, how: str, column: int) -> None:
        """Add a column; the first that gives the grade in one way counts."""
        if self.columns.setdefault(how, column) != column:
            self.again.append(column)


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a grade export: items with grades, and people."""
    items = _items(file.table)
    if file.table.column(*LAST) is not None and items:
        return 3
    return 2 if items and people(file.table) else 0


def read_evidence(files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    """Return the grades of items, one record for each that a learner has."""
    del asked
    records: list[ForeignRecord] = []
    heard: dict[Heard, None] = {}
    again: list[str] = []
    rows = empty = remarks = 0
    for file in files:
        table, items = file.table, _items(file.table)
        used = {n: item.name for item in items for n in (*item.columns.values(), *item.again)}
        heard |= dict.fromkeys(
            Heard(name=n, as_=used.get(i, "")) for i, n in enumerate(table.header)
        )
        rows += len(table.rows)
        remarks += sum("remark" in item.columns for item in items)
        again += [file.at(letters(n)) for item in items for n in item.again]
        for row in table.rows:
            for item in items:
                record = _record(file, row, item)
                if record is None:
                    empty += 1
                else:
                    records.append(record)
    dropped = (
        Dropped(many=empty, what="grades", why="they are empty: not graded yet"),
        Dropped(many=remarks, what="columns of feedback", why="they are between people"),
        Dropped(many=len(again), what="columns", why=AGAIN, at=tuple(again[:SHOWN])),
    )
    return EvidenceIn(
        records=tuple(records),
        what="a Moodle grade export",
        size=(Held(many=rows, what="rows"), Held(many=len(heard), what="columns")),
        heard=tuple(heard),
        dropped=tuple(d for d in dropped if d.many),
    )


def _items(table: Table) -> list[_Item]:
    """Return the graded items of a course, without its total and its categories."""
    found: dict[str, _Item] = {}
    for column, name in enumerate(table.header):
        match = ITEM.fullmatch(name)
        how = _how(match["as"]) if match else ""
        if match and how:
            found.setdefault(match["name"], _Item(match["name"])).take(how, column)
    return list(found.values())


def _how(said: str) -> str:
    word = said.strip().casefold()
    kinds = {"share": SHARES, "points": POINTS, "letter": LETTERS, "remark": REMARKS}
    return next((how for how, words in kinds.items() if word in words), "")


def _record(file: Foreign, row: Row, item: _Item) -> ForeignRecord | None:
    said = {how: row.cell(column) for how, column in item.columns.items() if how != "remark"}
    given = {how: text for how, text in said.items() if text not in NONE}
    if not given:
        return None
    share, points = number(given.get("share", "").rstrip("% ")), number(given.get("points", ""))
    table = file.table
    column = table.column(*LAST)
    return ForeignRecord(
        learner=who(table, row),
        targets=(Target(kind="column", text=item.name),),
        day=day(row.cell(column)),
        as_of=True,
        met=None,
        share=share / 100 if share is not None else None,
        points=points,
        score=next(given[how] for how in ("letter", "share", "points") if how in given),
        source=item.name,
        at=file.at(f"row {row.number}"),
    )


FORMAT = Format(likeness=likeness, ending=".csv", read_evidence=read_evidence)
