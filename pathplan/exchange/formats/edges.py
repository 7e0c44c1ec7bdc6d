"""A list of edges: a table with one line of the map in each row, what is needed and what needs it.

Its columns say which is which (`prerequisite, course`), or do not (`source, target`): then what
comes first is taken to be needed first, which `--reverse` turns. Titles are in the cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.building import MapBuilder, turned
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.table import Table
from pathplan.model.foreign import Heard, Held, MapIn
from pathplan.spelling import plain

NEEDED = (
    *("prerequisite", "prerequisites", "prereq", "prereqs", "required", "requirement", "requires"),
    *("needs", "needed", "depends on", "dependency", "dependencies", "before", "predecessor"),
    *("prerrequisito", "requisito", "necesita", "requiere", "voraussetzung", "braucht"),
    *("prérequis", "pré-requis"),
)
"""Names of a column that holds what is needed."""
NEEDING = (
    *("required by", "needed by", "dependent", "unlocks", "opens", "leads to", "precedes"),
    *("successor", "after", "next", "postrequisite"),
)
"""Names of a column that holds what needs it."""
EITHER = (
    *("course", "skill", "concept", "competency", "competence", "outcome", "topic", "title"),
    *("name", "item", "node", "subject", "module", "id", "code", "curso", "destreza", "kurs"),
)
"""Names of a column that holds the other one of the two."""
PAIRS = (
    *(("source", "target"), ("from", "to"), ("origin", "destination"), ("start", "end")),
    *(("tail", "head"), ("from node", "to node"), ("node1", "node2"), ("u", "v")),
)
"""Names of two columns that do not say which one is needed."""
MOST = 1000
"""Lines that one row may say: each of some needs each of others."""
BETWEEN = re.compile(r"[;|\n]")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of what is needed and of what needs it; `said` where their names tell."""

    needed: int
    needing: int
    said: bool


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a list of edges: 3 with nothing else, and repetitions."""
    columns = _columns(file.table)
    if columns is None or not file.table.rows:
        return 0
    if not columns.said:
        return 1
    table = file.table
    if table.column(*NEEDED) is not None and table.column(*NEEDING) is not None:
        return 2
    names = [row.cell(columns.needing) for row in table.rows]
    alone = sum(map(bool, table.header)) == 2
    return 3 if alone and len(set(names)) < len(names) else 1


def _columns(table: Table) -> _Columns | None:
    needed, needing = table.column(*NEEDED), table.column(*NEEDING)
    if needed is not None or needing is not None:
        other = table.column(*EITHER)
        if needed is None:
            needed = other
        elif needing is None:
            needing = other
        if needed is not None and needing is not None and needed != needing:
            return _Columns(needed, needing, said=True)
    for first, second in PAIRS:
        one, two = table.column(first), table.column(second)
        if one is not None and two is not None:
            return _Columns(one, two, said=False)
    return None


def _named(file: Foreign, asked: Asked) -> _Columns | None:
    """Return the columns that a user names: what is needed, and the skill that needs it."""
    named = file.table.named(file.name, {}, asked.columns)
    needing = named.get("title", named.get("id"))
    if needing is None or "requires" not in named:
        return None
    return _Columns(named["requires"], needing, said=True)


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a list of edges makes.

    Raises:
        UnreadableError: no two columns hold the ends of edges, or one that was named is not there.
    """
    columns = _named(file, asked) or _columns(file.table)
    if columns is None:
        raise UnreadableError(
            f"{file.name} has no columns for what is needed and what needs it.",
            f"  Its columns: {file.table.columns}",
            f"  Say which:   pathplan import {file.name} --from edges --columns needs=NAME"
            " --columns skill=NAME",
        )
    built = MapBuilder()
    edges = 0
    for row in file.table.rows:
        ends = [_names(row.cell(n)) for n in (columns.needed, columns.needing)]
        if len(ends[0]) * len(ends[1]) > MOST:
            why = f"they say more than {MOST:,} lines"
            built.drop("rows", why, f"row {row.number}")
            continue
        for name in (name for end in ends for name in end):
            if plain(name) not in built.entries:
                code = (name,) if any(c.isdigit() for c in name) else ()
                built.add(plain(name), name, *code, at=f"row {row.number}")
        for needed in ends[0]:
            for needing in ends[1]:
                edges += 1
                first, then = (needing, needed) if asked.reverse else (needed, needing)
                built.line(plain(first), plain(then), at=f"row {row.number}")
    id_, title = asked.named(file)
    data = built.data(id_=id_, title=title)
    return MapIn(
        data=data,
        what="a list of edges",
        size=(Held(many=edges, what="edges"),),
        heard=tuple(_heard(file.table, columns, reverse=asked.reverse)),
        dropped=built.dropped,
        origins=built.origins,
        remarks=() if columns.said or asked.reverse else (_assumed(file.table, columns),),
        turned=None if columns.said else turned(data),
    )


def _names(cell: str) -> list[str]:
    return [name.strip() for name in BETWEEN.split(cell) if name.strip()]


def _heard(table: Table, columns: _Columns, *, reverse: bool) -> Iterator[Heard]:
    needed, needing = columns.needed, columns.needing
    if reverse:
        needed, needing = needing, needed
    told: Mapping[int, str] = {needed: "what is needed", needing: "what needs it"}
    for place, name in enumerate(table.header):
        if name:
            yield Heard(name=name, as_=told.get(place, ""))


def _assumed(table: Table, columns: _Columns) -> str:
    first, second = (table.header[n] for n in (columns.needed, columns.needing))
    return (
        f"`{first}` and `{second}` do not say which of the two comes first; `{first}` was taken to."
        " If that is wrong, add --reverse."
    )


FORMAT = Format(
    likeness=likeness, ending=".csv", by_columns=True, both_ways=True, read_map=read_map
)
