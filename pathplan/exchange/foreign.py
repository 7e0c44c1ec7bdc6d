"""A file from elsewhere: its bytes as text, JSON or a table, each read once."""

from __future__ import annotations

import csv
import gzip
import io
import json
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn

from pathplan.exchange.archive import BROKEN, LARGEST, UnreadableError, lower
from pathplan.exchange.table import LONGEST, Table, table_of
from pathplan.exchange.workbook import OLD, SAVE, sheets

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

PACKED = b"\x1f\x8b"
ARCHIVE = b"PK\x03\x04"


class Foreign:
    """One file: `name` as the user typed it, `data` its bytes, unpacked where they were packed.

    What it is read as is kept, so that each format that looks at it pays nothing. `short` is what
    places in it are told by where it is read along with other files.
    """

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        self.data = _unpacked(name, data) if data.startswith(PACKED) else data
        self.short = ""

    def at(self, place: str) -> str:
        """Return a place in this file as people find it: `row 5`, or `row 5 of spring.csv`."""
        return f"{place} of {self.short}" if self.short else place

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
    def is_xml(self) -> bool:
        """Whether it begins like XML; it may still be broken."""
        return not self.archive and self.text.lstrip()[:1] == "<"

    @cached_property
    def xml(self) -> Element:
        """The root of the file as XML.

        Raises:
            UnreadableError: it is broken, or declares entities, which may be a trap.
        """
        from xml.etree.ElementTree import ParseError

        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        try:
            return fromstring(self.data)
        except ParseError as error:
            message = f"{self.name} is broken XML in line {error.position[0]}"
            raise UnreadableError(f"{message}: {lower(str(error).partition(':')[0])}.") from None
        except DefusedXmlException:
            raise UnreadableError(f"{self.name} declares entities, and is not read.") from None
        except (ValueError, LookupError) as error:
            raise UnreadableError(f"{self.name} cannot be read as XML: {lower(error)}.") from None

    @cached_property
    def sheets(self) -> dict[str, Table]:
        """The sheets of a workbook by their titles; none where it is no workbook.

        Raises:
            UnreadableError: it is a workbook that cannot be read here.
        """
        return sheets(self.name, self.data) if self.archive else {}

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The sheets of a workbook that have columns, by their titles.

        Raises:
            UnreadableError: it is a workbook that cannot be read here.
        """
        return {title: s for title, s in self.sheets.items() if len({*s.header} - {""}) > 1}

    @cached_property
    def table(self) -> Table:
        """The file as a table, of a workbook its first sheet with columns; else one without rows.

        Raises:
            UnreadableError: it is a workbook that cannot be read here, or a cell has no end.
        """
        if self.data.startswith(OLD):
            raise UnreadableError(f"{self.name} is a workbook of an old Excel.", SAVE)
        if self.archive:
            filled = [sheet for sheet in self.sheets.values() if sheet.header]
            return next(iter(self.tables.values()), filled[0] if filled else Table())
        if self.is_json or self.is_xml or "\x00" in self.text[:4096]:
            return Table()
        try:
            return table_of(self.text)
        except csv.Error:
            raise UnreadableError(
                f"a cell of {self.name} holds more than {LONGEST // 1024**2} MB.",
                '  Look for a quotation mark (") without the other one that belongs to it.',
            ) from None


def _unpacked(name: str, data: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            found = file.read(LARGEST + 1)
    except BROKEN:
        raise UnreadableError(f"{name} is packed (gzip), and broken.") from None
    if len(found) > LARGEST:
        raise UnreadableError(f"{name} unpacks to more than {LARGEST // 1024**2} MB.")
    return found


def _lines(text: str) -> list[object] | None:
    """Return the values of a text with one on each line; None where the first line is none.

    What other standards call the end of a line may stand within a value.
    """
    rows = [row for row in text.split("\n") if row.strip()]
    found = [_line(row) for row in rows]
    return found if len(found) > 1 and isinstance(found[0], dict) else None


def _line(row: str) -> object:
    try:
        return json.loads(row, parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None


def _no_number(written: str) -> NoReturn:
    raise ValueError(f"{written} is no number")
