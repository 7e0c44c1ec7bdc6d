"""Canvas outcome results: the report of an account, one row for each result of an outcome.

Mastery is the outcome's own: what the report says, else its points against its mastery points.
Of several attempts on one day the last one counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pathplan.exchange.days import day
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.json_values import number
from pathplan.exchange.scores import within
from pathplan.exchange.table import Row, folded
from pathplan.model.foreign import Dropped, EvidenceIn, ForeignRecord, Heard, Held, Target

COLUMNS: Mapping[str, Sequence[str]] = {
    "sis": ("student sis id", "student sis_id"),
    "canvas": ("student id",),
    "outcome": ("learning outcome name",),
    "friendly": ("learning outcome friendly name",),
    "outcome id": ("learning outcome id",),
    "guid": ("learning outcome vendor guid", "vendor guid", "outcome vendor guid"),
    "assessment": ("assessment title",),
    "day": ("submission date", "assessed at"),
    "score": ("outcome score", "learning outcome points", "points"),
    "mastery": ("learning outcome mastery score", "mastery points"),
    "most": ("learning outcome points possible", "points possible"),
    "mastered": ("learning outcome mastered", "mastered"),
    "level": ("learning outcome rating",),
    "attempt": ("attempt",),
}
NEEDED = ("learning outcome name", "outcome score")
YES, NO = {"1", "true", "yes"}, {"0", "false", "no"}


def likeness(file: Foreign) -> int:
    """Return how much a file looks like outcome results."""
    return 3 if file.table.has(*NEEDED) else 0


def read_evidence(files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    """Return the results of outcomes; those without a score say nothing."""
    del asked
    found: dict[tuple[object, ...], tuple[tuple[float, int], ForeignRecord]] = {}
    heard: dict[Heard, None] = {}
    rows = again = empty = place = 0
    for file in files:
        columns = file.table.found(COLUMNS)
        used = {column: holds for holds, column in columns.items()}
        names = enumerate(file.table.header)
        heard |= dict.fromkeys(Heard(name=name, as_=used.get(n, "")) for n, name in names)
        rows += len(file.table.rows)
        for row in file.table.rows:
            record = _record(file, row, columns)
            if record is None:
                empty += 1
                continue
            place += 1
            tried = (number(row.cell(columns.get("attempt"))) or 0, place)
            key = (record.learner, record.targets, record.source, record.day)
            again += key in found
            if key not in found or found[key][0] < tried:
                found[key] = (tried, record)
    dropped = (
        Dropped(many=again, what="attempts", why="a later one on the same day counts"),
        Dropped(many=empty, what="results", why="they have no score yet"),
    )
    records = tuple(record for _, record in found.values())
    people = len({record.learner for record in records})
    outcomes = len({record.targets for record in records})
    return EvidenceIn(
        records=records,
        what="Canvas outcome results",
        size=(
            Held(many=rows, what="rows"),
            Held(many=people, what="students"),
            Held(many=outcomes, what="outcomes"),
        ),
        heard=tuple(heard),
        dropped=tuple(d for d in dropped if d.many),
    )


def _record(file: Foreign, row: Row, columns: Mapping[str, int]) -> ForeignRecord | None:
    said = {holds: row.cell(column) for holds, column in columns.items()}
    points = number(said.get("score", ""))
    if points is None and not said.get("mastered"):
        return None
    learner = (("sis", said.get("sis", "")), ("canvas", said.get("canvas", "")))
    names = (said.get(holds, "") for holds in ("guid", "friendly", "outcome", "outcome id"))
    targets = tuple(Target(kind="code", text=name) for name in dict.fromkeys(names) if name)
    record = ForeignRecord(
        learner=tuple((system, value) for system, value in learner if value),
        targets=(*targets, *(Target(kind="title", text=t.text) for t in targets)),
        day=day(said.get("day", "")),
        met=_met(said, points),
        share=within(points, 0, number(said.get("most", ""))),
        points=points,
        score=said.get("score", ""),
        source=said.get("assessment", ""),
        at=file.at(f"row {row.number}"),
    )
    return record._replace(kind="quiz") if record.source else record


def _met(said: Mapping[str, str], points: float | None) -> bool | None:
    """Say whether an outcome was mastered; None where the report does not tell."""
    word = folded(said.get("mastered", ""))
    if word in YES or word in NO:
        return word in YES
    mark = number(said.get("mastery", ""))
    return None if mark is None or points is None else points >= mark


FORMAT = Format(likeness=likeness, ending=".csv", read_evidence=read_evidence)
