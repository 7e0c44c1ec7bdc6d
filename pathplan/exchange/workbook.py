"""Workbooks of Excel: their sheets as tables, within limits."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from pathplan.exchange.archive import BROKEN, UnreadableError, lower, opened
from pathplan.exchange.table import Table

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SAVE = "  To read it, save it as .xlsx, or as CSV in UTF-8."
LARGEST = 5_000_000
"""Cells that a sheet may spread over, filled or not."""
OLD = b"\xd0\xcf\x11\xe0"
"""How workbooks of Excel before 2007 begin."""
OPEN = "application/vnd.oasis.opendocument.spreadsheet"
INSIDE = "[Content_Types].xml"
"""What every workbook holds, and other archives do not."""
SHEET = "xl/worksheets/"
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^<>]*\bref=\"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)\"")
FAULTS = (*BROKEN, KeyError, TypeError, SyntaxError, AttributeError, IndexError)
"""What openpyxl raises on a workbook that is none."""


def sheets(name: str, data: bytes) -> dict[str, Table]:
    """Return the sheets of a workbook by their titles; none for an archive of another kind.

    A cell merged downwards says the same in each of its rows.

    Raises:
        UnreadableError: it is broken or too large, or openpyxl is not installed.
    """
    with opened(name, data) as archive:
        inside = archive.namelist()
        if "mimetype" in inside and archive.read("mimetype").decode("latin-1").startswith(OPEN):
            raise UnreadableError(f"{name} is a spreadsheet of LibreOffice.", SAVE)
        if INSIDE not in inside:
            return {}
        merged = _merged(name, archive)
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise UnreadableError(
            f"{name} is an Excel workbook. To read it, either",
            '  save it as "CSV UTF-8" in Excel, or',
            '  pip install "pathplan-curriculum[excel]"',
        ) from None
    try:
        with _silence():
            book = load_workbook(io.BytesIO(data), read_only=not merged, data_only=True)
            return {title: Table.of(rows) for title, rows in _read(name, book)}
    except FAULTS as error:
        raise UnreadableError(f"{name} is no workbook that can be read: {lower(error)}.") from None


@contextmanager
def _silence() -> Iterator[None]:
    """Keep to itself what openpyxl warns of or prints: styles, charts and the like."""
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        yield


def _merged(name: str, archive: zipfile.ZipFile) -> bool:
    """Say whether cells are merged; openpyxl makes one for each, so they are counted before."""
    cells = 0
    for inside in archive.namelist():
        if inside.startswith(SHEET):
            for left, top, right, bottom in MERGED.findall(archive.read(inside)):
                wide = _number(right) - _number(left) + 1
                cells += wide * (int(bottom) - int(top) + 1)
    if cells > LARGEST:
        raise UnreadableError(f"{name} merges more than {LARGEST:,} cells.")
    return cells > 0


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _read(name: str, book: Workbook) -> Iterator[tuple[str, list[list[str]]]]:
    for sheet in book.worksheets:
        if (sheet.max_row or 0) * (sheet.max_column or 0) > LARGEST:
            raise UnreadableError(
                f"the sheet {sheet.title} of {name} spreads over more than {LARGEST:,} cells."
            )
        rows = [
            ["" if value is None else _shown(value) for value in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        _fill(sheet, rows)
        yield sheet.title, rows


def _fill(sheet: Worksheet, rows: list[list[str]]) -> None:
    """Repeat what stands in a cell merged downwards in each of its rows."""
    for merged in getattr(getattr(sheet, "merged_cells", None), "ranges", ()):
        column = merged.min_col - 1
        for row in rows[merged.min_row : merged.max_row]:
            row[column] = rows[merged.min_row - 1][column]


def _shown(value: object) -> str:
    """Return a cell's value as a person reads it: 2 and not 2.0, a day without midnight."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes").removesuffix(" 00:00")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)
