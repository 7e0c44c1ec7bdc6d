"""Canvas learning mastery: the export of a course's mastery gradebook, a column per outcome.

An outcome is mastered where its result reaches its mastery points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.json_values import number
from pathplan.exchange.table import Table
from pathplan.model.foreign import Dropped, EvidenceIn, ForeignRecord, Heard, Held, Target

RESULT, MASTERY = " result", " mastery points"
PEOPLE = {"sis": ("Student SIS ID", "SIS ID"), "canvas": ("Student ID",)}


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a mastery gradebook: results beside mastery points."""
    return 3 if _outcomes(file.table) and file.table.found(PEOPLE) else 0


def read_evidence(files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    """Return one record for each result; they have no day of their own."""
    del asked
    records = [record for file in files for record in _records(file)]
    rows = sum(len(file.table.rows) for file in files)
    outcomes = {name: None for file in files for name, *_ in _outcomes(file.table)}
    empty = sum(len(f.table.rows) * len(_outcomes(f.table)) for f in files) - len(records)
    dropped = Dropped(many=empty, what="results", why="they have no score yet")
    return EvidenceIn(
        records=tuple(records),
        what="a Canvas mastery gradebook",
        size=(Held(many=rows, what="students"), Held(many=len(outcomes), what="outcomes")),
        heard=tuple(Heard(name=name, as_="outcome") for name in outcomes),
        dropped=(dropped,) if empty else (),
    )


def _outcomes(table: Table) -> list[tuple[str, int, int]]:
    """Return the outcomes: their names, and the columns of result and mastery points."""
    columns = {name: column for column, name in enumerate(table.header)}
    return [
        (name[: -len(RESULT)], column, columns[name[: -len(RESULT)] + MASTERY])
        for name, column in columns.items()
        if name.endswith(RESULT) and name[: -len(RESULT)] + MASTERY in columns
    ]


def _records(file: Foreign) -> Iterator[ForeignRecord]:
    people = file.table.found(PEOPLE)
    for row in file.table.rows:
        called = ((system, row.cell(column)) for system, column in people.items())
        learner = tuple((system, value) for system, value in called if value)
        for name, result, mastery in _outcomes(file.table):
            points, mark = number(row.cell(result)), number(row.cell(mastery))
            if points is None:
                continue
            short = name.rpartition(" > ")[2]
            yield ForeignRecord(
                learner=learner,
                targets=tuple(
                    Target(kind=kind, text=text)
                    for text in dict.fromkeys((short, name))
                    for kind in ("code", "title", "column")
                ),
                day=None,
                met=None if mark is None else points >= mark,
                points=points,
                score=row.cell(result),
                at=file.at(f"row {row.number}"),
            )


FORMAT = Format(likeness=likeness, ending=".csv", read_evidence=read_evidence)
