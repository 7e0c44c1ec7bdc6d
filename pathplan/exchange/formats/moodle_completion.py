"""Moodle completion: the activity completion report of a course, as CSV.

An activity counts where an assessment in the map names it with `matches`. That it was completed
shows something only where the map says so with `pass: completed`; a pass grade that was reached or
missed speaks for itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import unescape

from pathplan.exchange.days import day
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.moodle import people, who
from pathplan.exchange.table import Table, folded
from pathplan.model.foreign import Dropped, EvidenceIn, ForeignRecord, Heard, Held, Target

COMPLETED = "completed"
STATES: dict[str, bool | None] = {
    "Completed": None,
    "Completed (achieved pass grade)": True,
    "Completed (did not achieve pass grade)": False,
    "Completado": None,
    "Finalizado": None,
    "Finalizado (ha obtenido una calificación de aprobado)": True,
    "Finalizado (no ha obtenido la calificación de aprobado)": False,
    "Abgeschlossen": None,
    "Abgeschlossen (erfolgreich)": True,
    "Abgeschlossen (nicht erfolgreich)": False,
}
"""What the states that say something mean: that it was shown, that it was not yet, or only that
it was done."""
OPEN = ("Not completed", "No completado", "No finalizado", "Nicht abgeschlossen")
MEANT = {folded(state): met for state, met in STATES.items()}
UNDONE = {"", *(folded(state) for state in OPEN)}
SHOWN, LONGEST = 5, 60
"""States that are named of those that nothing is known of, and the characters of each."""
EPOCH = "1970-"


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a completion report: states beside days."""
    table = file.table
    if not table.header or table.header[0] or not people(table):
        return 0
    said = {folded(row.cell(column)) for row in table.rows for column, _ in _activities(table)}
    return 3 if said & (MEANT.keys() | UNDONE - {""}) else 0


def read_evidence(files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    """Return what learners completed; an activity that is open says nothing."""
    del asked
    records: list[ForeignRecord] = []
    heard: dict[Heard, None] = {}
    rows = undone = 0
    unknown: list[tuple[str, str]] = []
    for file in files:
        table = file.table
        rows += len(table.rows)
        heard |= dict.fromkeys(Heard(name=name, as_=name) for _, name in _activities(table))
        for found in _records(file):
            if isinstance(found, ForeignRecord):
                records.append(found)
            elif folded(found[0]) in UNDONE:
                undone += 1
            else:
                unknown.append(found)
    dropped = (
        Dropped(many=undone, what="activities", why="they are not completed yet"),
        _unknown(unknown),
    )
    return EvidenceIn(
        records=tuple(records),
        what="a Moodle completion report",
        size=(Held(many=rows, what="rows"), Held(many=len(heard), what="activities")),
        heard=tuple(heard),
        dropped=tuple(d for d in dropped if d.many),
    )


def _unknown(found: Sequence[tuple[str, str]]) -> Dropped:
    """Return what is left out for a state that nothing is known of; `found` are states, places."""
    states = list(dict.fromkeys(f"`{state[:LONGEST]}`" for state, _ in found))
    more = f", and {len(states) - SHOWN:,} more" if len(states) > SHOWN else ""
    why = f"pathplan does not know what this state means: {', '.join(states[:SHOWN])}{more}"
    at = tuple(dict.fromkeys(place for _, place in found))[:SHOWN]
    return Dropped(many=len(found), what="activities", why=why, at=at)


def _activities(table: Table) -> list[tuple[int, str]]:
    """Return the columns of activities with their names; a day stands to the right of each."""
    first = max([0, *people(table).values()]) + 1
    columns = range(first, len(table.header), 2)
    return [(column, unescape(table.header[column])) for column in columns if table.header[column]]


def _records(file: Foreign) -> Iterator[ForeignRecord | tuple[str, str]]:
    """Yield what each learner did, or the state that says nothing and its place."""
    table = file.table
    for row in table.rows:
        for column, name in _activities(table):
            state = row.cell(column)
            if folded(state) not in MEANT:
                yield state, file.at(row.at(column))
                continue
            when = row.cell(column + 1)
            yield ForeignRecord(
                learner=who(table, row),
                targets=(Target(kind="column", text=name),),
                day=None if when.startswith(EPOCH) else day(when),
                met=MEANT[folded(state)],
                score=COMPLETED if MEANT[folded(state)] is None else "",
                source=name,
                at=file.at(f"row {row.number}"),
            )


FORMAT = Format(likeness=likeness, ending=".csv", read_evidence=read_evidence)
