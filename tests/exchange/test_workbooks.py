"""Workbooks: sheets, merged cells, numbers, days; limits, and doing without openpyxl."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pathplan.exchange import Foreign, UnreadableError, known, loaded
from pathplan.exchange.format import Asked, unread


def _book(*fill: Callable[[Worksheet], object]) -> bytes:
    """Return a workbook with a sheet for each of the functions that fill one."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, write in enumerate(fill, start=1):
        write(book.create_sheet(f"Sheet {number}"))
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _nothing(sheet: Worksheet) -> None:
    del sheet


def _skills(sheet: Worksheet) -> None:
    sheet["B3"] = "Skills of unit 3"
    sheet.merge_cells("B3:E3")
    for column, name in enumerate(("Code", "Skill", "Needs", "Hours", "Unit"), start=1):
        sheet.cell(5, column, name)
    rows = (("a", "Count", None, 2, "Number"), ("b", "Add", "a", 1.5, None), (3, "Rate", "b", "2h"))
    for number, row in enumerate(rows, start=6):
        for column, value in enumerate(row, start=1):
            sheet.cell(number, column, value)
    sheet.merge_cells("E6:E7")


def test_a_table_of_skills_is_read_from_a_workbook() -> None:
    file = Foreign("skills.xlsx", _book(_nothing, _skills))
    assert known(file, "map") == ["skills"]
    read = loaded("skills").read_map
    assert read is not None
    found = read(file, Asked())
    assert found.data["strands"] == {"number": {"title": "Number"}}
    assert found.data["competencies"] == {
        "a": {"title": "Count", "strand": "number", "effort": "2h"},
        "b": {"title": "Add", "strand": "number", "effort": "1h30m", "requires": ["a"]},
        "3": {"title": "Rate", "effort": "2h", "requires": ["b"]},
    }
    assert found.origins["competencies", "b"] == "row 7"


VALUES: list[tuple[object, str]] = [
    (3, "3"),
    (2.0, "2"),
    (1.25, "1.25"),
    (date(2026, 11, 23), "2026-11-23"),
    (datetime.combine(date(2026, 11, 23), time(8, 15)), "2026-11-23 08:15"),
    (time(1, 30), "01:30"),
    (timedelta(hours=26, minutes=5), "26:05"),
    ("=1+1", ""),
]
"""A formula without a kept result says nothing."""


@pytest.mark.parametrize("merged", [False, True])
def test_values_are_as_a_person_reads_them(merged: bool) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(["Head", "Value"])
        for value, _ in VALUES:
            sheet.append(["x", value])
        if merged:
            sheet.merge_cells("A2:A3")

    table = Foreign("x.xlsx", _book(fill)).table
    assert [row.cell(1) for row in table.rows] == [text for _, text in VALUES]


def test_all_sheets_are_there_and_the_first_that_holds_anything_is_the_table() -> None:
    file = Foreign("x.xlsx", _book(_nothing, _skills))
    assert list(file.sheets) == ["Sheet 1", "Sheet 2"]
    assert file.table == file.sheets["Sheet 2"]


def test_a_sheet_of_remarks_before_the_table_is_passed_over() -> None:
    def remarks(sheet: Worksheet) -> None:
        sheet["A1"] = "Please fill in by Friday"

    file = Foreign("skills.xlsx", _book(remarks, _skills))
    assert known(file, "map") == ["skills"]
    assert len(file.table.rows) == len(Foreign("skills.xlsx", _book(_skills)).table.rows)


def test_tables_after_the_first_are_told() -> None:
    def remarks(sheet: Worksheet) -> None:
        sheet["A1"] = "Please fill in by Friday"

    file = Foreign("skills.xlsx", _book(remarks, _skills, _nothing, _skills, _skills))
    left = [(one.many, one.what, one.at) for one in unread(loaded("skills"), [file])]
    assert left == [(2, "sheets", ("Sheet 4", "Sheet 5"))]
    assert unread(loaded("skills"), [Foreign("x.csv", b"a,b"), Foreign("x.zip", b"")]) == ()


def test_sheets_of_one_framework_are_all_read() -> None:
    book = openpyxl.Workbook()
    for title in ("CF Doc", "CF Item", "CF Association", "Remarks"):
        book.create_sheet(title).append(["identifier", "fullStatement"])
    data = io.BytesIO()
    book.save(data)
    file = Foreign("x.xlsx", data.getvalue())
    assert [one.at for one in unread(loaded("opensalt"), [file])] == [("Remarks",)]


def test_another_archive_is_no_workbook() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("results.csv", "a,b")
    assert Foreign("x.zip", file.getvalue()).sheets == {}


def test_what_openpyxl_says_of_a_workbook_is_kept_from_the_user(
    capfd: pytest.CaptureFixture[str],
) -> None:
    plain = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_book(_skills))) as whole,
        zipfile.ZipFile(plain, "w") as archive,
    ):
        for name in whole.namelist():
            data = whole.read(name)
            if name == "xl/styles.xml":
                data = re.sub(rb"<(cellStyles|cellStyleXfs).*?</\1>", b"", data)
            archive.writestr(name, data)
    assert known(Foreign("skills.xlsx", plain.getvalue()), "map") == ["skills"]
    assert capfd.readouterr() == ("", "")


def test_a_workbook_that_is_none_is_said() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
    with pytest.raises(UnreadableError, match=r"^x\.xlsx is no workbook"):
        _ = Foreign("x.xlsx", file.getvalue()).sheets


def test_a_sheet_with_one_cell_far_away_is_refused_before_it_is_spread_out() -> None:
    def far(sheet: Worksheet) -> None:
        sheet["XFD1048576"] = "far"

    with pytest.raises(UnreadableError, match="spreads over more than 5,000,000 cells"):
        _ = Foreign("x.xlsx", _book(far)).sheets


def test_marks_of_merged_cells_without_an_end_are_none() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("[Content_Types].xml", "")
        archive.writestr("xl/worksheets/sheet1.xml", "<mergeCell " * 100_000)
    with pytest.raises(UnreadableError, match="no workbook that can be read"):
        _ = Foreign("x.xlsx", file.getvalue()).sheets


def test_merged_cells_without_end_are_refused_before_they_are_made() -> None:
    data = _book(_skills)
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            inside = old.read(name).replace(b"E6:E7", b"A1:XFD1048576")
            new.writestr(name, inside)
    with pytest.raises(UnreadableError, match="merges more than 5,000,000 cells"):
        _ = Foreign("x.xlsx", file.getvalue()).sheets


def test_without_openpyxl_it_is_said_how_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    data = _book(_skills)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(UnreadableError) as caught:
        _ = Foreign("grades.xlsx", data).table
    assert str(caught.value) == "grades.xlsx is an Excel workbook. To read it, either"
    assert caught.value.more == (
        '  save it as "CSV UTF-8" in Excel, or',
        '  pip install "pathplan-curriculum[excel]"',
    )


def test_workbooks_that_are_not_read_are_said() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    with pytest.raises(UnreadableError, match="is a spreadsheet of LibreOffice"):
        _ = Foreign("x.ods", file.getvalue()).table
    with pytest.raises(UnreadableError, match="is a workbook of an old Excel"):
        _ = Foreign("x.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").table
