"""A table of evidence: one row for each learner, competency and day.

CSV or a sheet of Excel, with the columns in any order: learner, competency (an id, a code or a
title), a result (yes, not yet), a level or a score, a date, and perhaps kind, source, by and note.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.days import day
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.json_values import number
from pathplan.exchange.scores import within
from pathplan.exchange.table import Row, folded
from pathplan.model.foreign import Dropped, EvidenceIn, ForeignRecord, Heard, Held, Target

HINTS: Mapping[str, Sequence[str]] = {
    "learner": (
        *("learner", "learner id", "student", "student id", "id number", "pupil", "participant"),
        *("name", "alumno", "estudiante", "schüler", "lernende", "élève"),
    ),
    "competency": (
        *("competency", "competence", "skill", "code", "outcome", "standard", "objective"),
        *("competency id", "skill code", "title", "competencia", "habilidad", "kompetenz"),
        "compétence",
    ),
    "result": ("result", "met", "passed", "mastered", "resultado", "logrado", "ergebnis"),
    "level": ("level", "nivel", "stufe", "niveau"),
    "score": ("score", "mark", "grade", "points", "nota", "puntos", "note", "punkte"),
    "date": ("date", "day", "when", "fecha", "datum", "jour"),
    "kind": ("kind", "type", "how", "tipo", "art"),
    "source": ("source", "assessment", "from", "fuente", "prueba", "quelle"),
    "by": ("by", "teacher", "assessor", "docente", "lehrkraft"),
    "note": ("note", "comment", "remark", "nota del docente", "comentario", "bemerkung"),
}
SHOWN = 5
"""Places that are named of what was left out."""
YES = {
    folded(w) for w in ("yes", "y", "x", "true", "1", "met", "pass", "passed", "mastered", "done")
}
YES |= {folded(w) for w in ("sí", "logrado", "ja", "oui", "shown", "achieved", "complete")}
NOT_YET = {folded(w) for w in ("no", "n", "false", "0", "not yet", "fail", "failed", "not met")}
NOT_YET |= {folded(w) for w in ("todavía no", "nein", "non", "not-yet", "aún no", "noch nicht")}


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a table of evidence."""
    found = file.table.found(HINTS)
    said = {"result", "level", "score"} & found.keys()
    return 2 if {"learner", "competency"} <= found.keys() and said else 0


def read_evidence(files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    """Return the records of tables of evidence.

    Raises:
        UnreadableError: a column that was named is not there, or one is missing.
    """
    records: list[ForeignRecord] = []
    heard: list[Heard] = []
    empty: list[str] = []
    unclear: list[str] = []
    rows = 0
    for file in files:
        columns = _columns(file, asked)
        used = {column: holds for holds, column in columns.items()}
        heard += [Heard(name=n, as_=used.get(i, "")) for i, n in enumerate(file.table.header)]
        rows += len(file.table.rows)
        for row in file.table.rows:
            found = _record(file, row, columns)
            if row.cell(columns.get("date")) and found and not found.day:
                unclear.append(file.at(row.at(columns["date"])))
            elif found is None:
                empty.append(file.at(f"row {row.number}"))
            else:
                records.append(found)
    no_day = "they may mean two days, or none; write 2026-12-31"
    dropped = (
        _dropped(empty, "rows", "they name no learner or no competency"),
        _dropped(unclear, "dates", no_day),
    )
    return EvidenceIn(
        records=tuple(records),
        what="a table of evidence",
        size=(Held(many=rows, what="rows"),),
        heard=tuple(dict.fromkeys(heard)),
        dropped=tuple(one for one in dropped if one.many),
    )


def _dropped(at: Sequence[str], what: str, why: str) -> Dropped:
    return Dropped(many=len(at), what=what, why=why, at=tuple(at[:SHOWN]))


def _columns(file: Foreign, asked: Asked) -> dict[str, int]:
    columns = file.table.named(file.name, HINTS, asked.columns)
    missing = [holds for holds in ("learner", "competency") if holds not in columns]
    if missing:
        raise UnreadableError(
            f"{file.name} has no column for the {missing[0]}.",
            f"  Its columns: {file.table.columns}",
            f"  Say which:   --columns {missing[0]}=NAME",
        )
    return columns


def _record(file: Foreign, row: Row, columns: Mapping[str, int]) -> ForeignRecord | None:
    said = {holds: row.cell(column) for holds, column in columns.items()}
    learner, competency = said["learner"], said["competency"]
    if not learner or not competency:
        return None
    met, level = _result(said.get("result", ""), said.get("level", ""))
    score = said.get("score", "")
    share, points = _score(score)
    if met is None and level:
        met = True
    column = file.table.header[columns["learner"]]
    return ForeignRecord(
        learner=((folded(column), learner),),
        targets=tuple(_targets(competency, said.get("source", ""))),
        day=day(said.get("date", "")),
        met=met,
        level=level,
        kind=said.get("kind", "") or "import",
        share=share,
        points=points,
        score=score,
        source=said.get("source", ""),
        by=said.get("by", ""),
        note=said.get("note", ""),
        at=file.at(f"row {row.number}"),
    )


def _targets(name: str, assessment: str) -> Iterator[Target]:
    for kind in ("id", "code", "title", "uri"):
        yield Target(kind=kind, text=name)
    if assessment:
        yield Target(kind="column", text=assessment)


def _result(said: str, level: str) -> tuple[bool | None, str]:
    """Return whether something was shown, and at which level; a result may be a level's name."""
    word = folded(said)
    if word in NOT_YET:
        return False, level
    if word in YES:
        return True, level
    return None, level or said


def _score(text: str) -> tuple[float | None, float | None]:
    """Return a score as a share and as points: `92 %` is a share, `3/4` is both."""
    if text.strip().endswith("%"):
        share = number(text.strip().rstrip("% "))
        return (None if share is None else share / 100), None
    top, _, bottom = text.partition("/")
    points = number(top)
    return within(points, 0, number(bottom)), points


FORMAT = Format(likeness=likeness, ending=".csv", by_columns=True, read_evidence=read_evidence)
