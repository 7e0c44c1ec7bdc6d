"""A file from elsewhere: its bytes as text, JSON or a table, each read once."""

from __future__ import annotations

import gzip
import io
import json
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

from pathplan.exchange.archive import LARGEST, UnreadableError, lower, opened
from pathplan.exchange.table import Table, table_of

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PACKED = b"\x1f\x8b"
ARCHIVE = b"PK\x03\x04"
WORKBOOK = b"[Content_Types].xml"
"""The name of a file in every workbook, which stands in the archive as it is."""


class Foreign:
    """One file: `name` as the user typed it, `data` its bytes, unpacked where they were packed.

    What it is read as is kept, so that each format that looks at it pays nothing.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = _unpacked(name, data) if data.startswith(PACKED) else data

    @cached_property
    def text(self) -> str:
        """The bytes as text: by their byte order mark, as UTF-8, else as Windows-1252."""
        data = self.data
        for mark, code in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
            if data.startswith(mark):
                return data.decode(code, "replace")
        if data[1:2] == b"\x00" and data[:1] != b"\x00":
            return data.decode("utf-16-le", "replace")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return data.decode("cp1252", "replace")

    @cached_property
    def archive(self) -> bool:
        """Whether it is a zip archive, as workbooks are."""
        return self.data.startswith(ARCHIVE)

    @cached_property
    def is_json(self) -> bool:
        """Whether it begins like JSON; it may still be broken."""
        return not self.archive and self.text.lstrip()[:1] in {"{", "["}

    @cached_property
    def json(self) -> object:
        """The file as JSON, one with a value on each line as a list; {} where it is none.

        Of several lines those that are broken are None.

        Raises:
            UnreadableError: it is broken, or nested too deep.
        """
        if not self.is_json:
            return {}
        try:
            return json.loads(self.text, parse_constant=_no_number)
        except json.JSONDecodeError as error:
            if (lines := _lines(self.text)) is not None:
                return lines
            message = f"{self.name} is broken JSON in line {error.lineno}, column {error.colno}"
            raise UnreadableError(f"{message}: {lower(error.msg)}.") from None
        except (RecursionError, ValueError) as error:
            raise UnreadableError(f"{self.name} cannot be read as JSON: {lower(error)}.") from None

    @cached_property
    def table(self) -> Table:
        """The file as a table; one without rows where it is none.

        Raises:
            UnreadableError: it is a workbook that cannot be read here.
        """
        if self.archive:
            return _workbook(self.name, self.data) if WORKBOOK in self.data else Table()
        if self.is_json or self.text.lstrip().startswith("<") or "\x00" in self.text[:4096]:
            return Table()
        return table_of(self.text)


def _unpacked(name: str, data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            found = file.read(LARGEST + 1)
    except (OSError, EOFError, ValueError):
        raise UnreadableError(f"{name} is packed (gzip), and broken.") from None
    if len(found) > LARGEST:
        raise UnreadableError(f"{name} unpacks to more than {LARGEST // 1024**2} MB.")
    return found


def _lines(text: str) -> list[object] | None:
    """Return the values of a text with one on each line; None where the first line is none."""
    rows = [row for row in text.splitlines() if row.strip()]
    found = [_line(row) for row in rows]
    return found if len(found) > 1 and isinstance(found[0], dict) else None


def _line(row: str) -> object:
    try:
        return json.loads(row, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _no_number(written: str) -> NoReturn:
    raise ValueError(f"{written} is no number")


def _workbook(name: str, data: bytes) -> Table:
    """Return the first sheet of a workbook that holds anything."""
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise UnreadableError(
            f"{name} is an Excel workbook. To read it, either",
            '  save it as "CSV UTF-8" in Excel, or',
            '  pip install "pathplan-curriculum[excel]"',
        ) from None
    with opened(name, data):
        try:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            rows = [_sheet(sheet) for sheet in book.worksheets]
        except (KeyError, ValueError, TypeError, SyntaxError, OSError) as error:
            raise UnreadableError(
                f"{name} is no workbook that can be read: {lower(error)}."
            ) from None
    return next((Table.of(found) for found in rows if any(any(r) for r in found)), Table())


def _sheet(sheet: Worksheet) -> list[list[str]]:
    rows = sheet.iter_rows(values_only=True)
    return [["" if value is None else _shown(value) for value in row] for row in rows]


def _shown(value: object) -> str:
    """Return a cell's value as a person reads it: 2 and not 2.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
