"""Tables: separators, headers in any order and language, and cells by their address."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from pathplan.exchange.archive import UnreadableError
from pathplan.spelling import nearest

SEPARATORS = (",", ";", "\t", "|")
LOOKED_AT = 20
"""Rows that decide which separator it is."""
MOST, WIDEST = 20, 60
"""Columns that a message names, and the characters of each."""
LONGEST = 10 * 1024 * 1024
"""Characters that a cell may hold."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as spreadsheets count, from 1, and its cells."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int | None) -> str:
        """Return what stands in a column, without the space around it; "" for no column."""
        if column is None or column >= len(self.cells):
            return ""
        return self.cells[column].strip()

    def at(self, column: int) -> str:
        """Return the address of a cell: `D5`."""
        return f"{letters(column)}{self.number}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the names of its columns as written, and the rows below them that hold anything."""

    header: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]]) -> Table:
        """Return a table from all its rows; the first with two different cells is the header."""
        kept = [Row(n, tuple(r)) for n, r in enumerate(rows, start=1) if any(c.strip() for c in r)]
        if not kept:
            return cls()
        first = next((n for n, row in enumerate(kept) if _names_columns(row.cells)), 0)
        return cls(_stripped(kept[first]), tuple(kept[first + 1 :]))

    @property
    def columns(self) -> str:
        """The names of the columns as a message shows them: the first of many, long ones cut."""
        names = [name for name in self.header if name]
        shown = [n if len(n) <= WIDEST else f"{n[:WIDEST]}..." for n in names[:MOST]]
        more = [f"and {len(names) - MOST:,} more"] if len(names) > MOST else []
        return ", ".join([*shown, *more])

    def below(self, row: Row) -> Table:
        """Return the part of a table below one of its rows, which is the header there."""
        return Table(_stripped(row), tuple(r for r in self.rows if r.number > row.number))

    def column(self, *called: str) -> int | None:
        """Return the first column that has one of these names, in their order.

        Capitals, accents, spaces and punctuation make no difference.
        """
        places = self._places()
        return next((places[name] for name in map(folded, called) if name in places), None)

    def _places(self) -> dict[str, int]:
        """Return the columns by their folded names, the first of each."""
        last = len(self.header) - 1
        return {folded(name): last - n for n, name in enumerate(reversed(self.header))}

    def has(self, *called: str) -> bool:
        """Say whether there is a column of each of these names."""
        return all(self.column(name) is not None for name in called)

    def found(self, hints: Mapping[str, Sequence[str]]) -> dict[str, int]:
        """Return the columns by what they hold, each at most once, the first hint that fits."""
        places = self._places()
        taken: dict[str, int] = {}
        for holds, called in hints.items():
            column = next((places[n] for n in map(folded, called) if n in places), None)
            if column is not None and column not in taken.values():
                taken[holds] = column
        return taken

    def named(
        self, name: str, hints: Mapping[str, Sequence[str]], asked: Mapping[str, str]
    ) -> dict[str, int]:
        """Return the columns by what they hold: as asked for, the others as hints find them.

        Raises:
            UnreadableError: a column asked for is not there, or none can hold what it should;
                `name` is that of the file.
        """
        chosen: dict[str, int] = {}
        for holds, called in asked.items():
            if hints and holds not in hints:
                near = nearest(holds, list(hints))
                hint = f" The nearest is `{near}`." if near else ""
                raise UnreadableError(
                    f"no column of {name} can hold `{holds}`.{hint}",
                    f"  There are: {', '.join(hints)}",
                )
            column = self.column(called)
            if column is None:
                near = nearest(called, self.header)
                hint = f" The nearest is `{near}`." if near else ""
                raise UnreadableError(f"{name} has no column `{called}`.{hint}")
            chosen[holds] = column
        found = self.found(hints)
        free = {h: c for h, c in found.items() if h not in chosen and c not in chosen.values()}
        return free | chosen


def _names_columns(cells: Sequence[str]) -> bool:
    return len({found for cell in cells if (found := cell.strip())}) > 1


def _stripped(row: Row) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.cells)


def letters(column: int) -> str:
    """Return how spreadsheets name a column: 0 is A, 26 is AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


@lru_cache(maxsize=1024)
def folded(name: str) -> str:
    """Return a name without capitals, accents, spaces and punctuation."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return re.sub(r"[\W_]+", "", "".join(c for c in apart if not unicodedata.combining(c)))


def table_of(text: str) -> Table:
    """Return a text as a table, by the separator that divides its first rows best.

    Raises:
        csv.Error: a cell is too long.
    """
    text = text.replace("\x00", "")
    best = max(SEPARATORS, key=lambda mark: (_even(text, mark), -SEPARATORS.index(mark)))
    return Table.of(list(_cells(text, best)))


def _cells(text: str, separator: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _even(text: str, separator: str) -> tuple[int, int]:
    """Return how many of the first rows are as wide as the first one, and how wide that is.

    Rows end where a cell is too long, as it may be by a separator that is not that of the file.
    """
    widths: list[int] = []
    with suppress(csv.Error):
        rows = (row for row in _cells(text, separator) if any(row))
        widths.extend(map(len, islice(rows, LOOKED_AT)))
    if not widths or widths[0] < 2:
        return 0, 0
    return sum(w == widths[0] for w in widths), widths[0]


def written(rows: Sequence[Sequence[str]], *, mark: bool = True) -> bytes:
    """Return rows as CSV in UTF-8; with its `mark`, spreadsheets open it as it is meant."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig" if mark else "utf-8")
