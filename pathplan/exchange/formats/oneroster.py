"""OneRoster results: a zip of CSV files, versions 1.1 and 1.2, or its single files.

A result speaks of the learning objectives that it or its line item names, else of the line item
itself, which an assessment in the map names with `matches`. Only what is fully graded counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pathplan.exchange.archive import members
from pathplan.exchange.days import day
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.json_values import number
from pathplan.exchange.scores import within
from pathplan.exchange.table import Row, Table, folded
from pathplan.model.foreign import Dropped, EvidenceIn, ForeignRecord, Held, Target

FILES: Mapping[str, Sequence[str]] = {
    "results": ("lineItemSourcedId", "studentSourcedId"),
    "of results": ("resultSourcedId", "learningObjectiveId"),
    "of items": ("lineItemSourcedId", "learningObjectiveId"),
    "items": ("resultValueMax", "classSourcedId"),
    "users": ("username", "givenName"),
}
"""What tells the files of an export from each other: columns that only they have."""
GRADED = {"", "fullygraded"}
GONE = "tobedeleted"
FLAGS = ("inProgress", "incomplete", "missing")
YES = {"true", "1", "yes"}


def likeness(file: Foreign) -> int:
    """Return how much a file looks like OneRoster: an archive of its files, or one of them."""
    if file.archive:
        kinds = {_kind(part.table) for part in _tables([file])}
        return 3 if kinds - {""} else 0
    kind = _kind(file.table)
    return 3 if kind == "results" else 2 if kind else 0


def read_evidence(files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    """Return the results that are fully graded."""
    del asked
    found: dict[str, list[dict[str, str]]] = {kind: [] for kind in FILES}
    for file in _tables(files):
        if kind := _kind(file.table):
            found[kind] += (_named(file, row) for row in file.table.rows)
    reader = _Results(found)
    records = list(reader.records())
    return EvidenceIn(
        records=tuple(records),
        what="OneRoster results",
        size=(
            Held(many=len(found["results"]), what="results"),
            Held(many=len(found["items"]), what="items"),
        ),
        dropped=tuple(
            Dropped(many=n, what="results", why=why) for why, n in reader.dropped.items()
        ),
    )


def _tables(files: Sequence[Foreign]) -> Iterator[Foreign]:
    for file in files:
        if file.archive:
            for name, data in members(file.name, file.data, ".csv").items():
                part = Foreign(name, data)
                part.short = file.short
                yield part
        else:
            yield file


def _kind(table: Table) -> str:
    if not table.has("sourcedId"):
        return ""
    return next((kind for kind, columns in FILES.items() if table.has(*columns)), "")


def _named(file: Foreign, row: Row) -> dict[str, str]:
    """Return the cells of a row by the names of their columns, and its place."""
    cells = {folded(name): row.cell(column) for column, name in enumerate(file.table.header)}
    return {**cells, "at": file.at(f"row {row.number}")}


class _Results:
    """Reads results with what else an export says of them."""

    def __init__(self, rows: Mapping[str, list[dict[str, str]]]) -> None:
        self.rows = rows
        self.items = {row["sourcedid"]: row for row in rows["items"]}
        self.users = {row["sourcedid"]: row for row in rows["users"]}
        self.dropped: Counter[str] = Counter()

    def records(self) -> Iterator[ForeignRecord]:
        """Yield a record for each objective that a result speaks of, else for its line item."""
        of_results = _grouped(self.rows["of results"], "resultsourcedid")
        of_items = _grouped(self.rows["of items"], "lineitemsourcedid")
        for row in self.rows["results"]:
            if why := _open(row):
                self.dropped[why] += 1
                continue
            item = row["lineitemsourcedid"]
            own, shared = of_results.get(row["sourcedid"], ()), of_items.get(item, ())
            for objective in own or shared or ({},):
                yield self._record(row, objective)

    def _record(self, row: dict[str, str], objective: Mapping[str, str]) -> ForeignRecord:
        item = self.items.get(row["lineitemsourcedid"], {})
        most = number(item.get("resultvaluemax", ""))
        own = bool(objective.get("score") or objective.get("textscore"))
        said = objective if own else row
        points = number(said.get("score", ""))
        share = None if own else within(points, number(item.get("resultvaluemin", "")), most)
        return ForeignRecord(
            learner=tuple(self._who(row["studentsourcedid"])),
            targets=tuple(_targets(objective, item)),
            day=day(row.get("scoredate", "")),
            met=None,
            kind="import",
            share=share,
            points=points,
            score=said.get("textscore", "") or said.get("score", ""),
            source=item.get("title", "") or row["lineitemsourcedid"],
            at=row["at"],
        )

    def _who(self, student: str) -> Iterator[tuple[str, str]]:
        yield "oneroster", student
        user = self.users.get(student, {})
        for system in ("identifier", "username", "email"):
            if value := user.get(system):
                yield system, value


def _grouped(rows: Sequence[dict[str, str]], by: str) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        if row.get("status") != GONE:
            found.setdefault(row[by], []).append(row)
    return found


def _open(row: Mapping[str, str]) -> str:
    """Return why a result does not count, "" where it does."""
    if folded(row.get("status", "")) == GONE:
        return "they are deleted"
    state = row.get("scorestatus", "")
    if folded(state) not in GRADED:
        return f"they are {state}"
    flag = next((flag for flag in FLAGS if folded(row.get(folded(flag), "")) in YES), "")
    if flag:
        return f"they are marked as {flag}"
    if not row.get("score") and not row.get("textscore"):
        return "they have no score"
    return ""


def _targets(objective: Mapping[str, str], item: Mapping[str, str]) -> Iterator[Target]:
    """Yield what a result is about: an objective by its id, else the line item by its title."""
    if name := objective.get("learningobjectiveid"):
        plain = name.removeprefix("urn:uuid:")
        for text in dict.fromkeys((name, plain)):
            yield Target(kind="uri", text=text)
            yield Target(kind="code", text=text)
        yield Target(kind="id", text=name)
    elif title := item.get("title"):
        yield Target(kind="column", text=title)
        yield Target(kind="title", text=title)


FORMAT = Format(likeness=likeness, ending=".zip", read_evidence=read_evidence)
