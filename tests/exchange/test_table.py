"""Tables as they come: separators, encodings, headers, addresses."""

from __future__ import annotations

import gzip
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.ids import ID, Ids
from pathplan.exchange.table import Table, letters, table_of, written


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = "\n".join(separator.join(row) for row in (["Code", "Skill"], ["a", "A, or so; see"]))
    text = text.replace("A, or so; see", '"A, or so; see"')
    table = table_of(text)
    assert table.header == ("Code", "Skill")
    assert table.rows[0].cells == ("a", "A, or so; see")


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_the_encoding_is_found(code: str) -> None:
    file = Foreign("x.csv", "Código;Título\na;Número\n".encode(code))
    assert file.table.header == ("Código", "Título")
    assert file.table.rows[0].cells == ("a", "Número")


def test_names_of_columns_are_found_whatever_their_capitals_and_accents() -> None:
    table = Table.of([["CÓDIGO ", "I can…"], ["a", "b"]])
    assert table.found({"id": ["codigo"], "i_can": ["I-Can"], "none": ["x"]}) == {
        "id": 0,
        "i_can": 1,
    }


def test_addresses_are_those_of_a_spreadsheet() -> None:
    assert [letters(n) for n in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
    table = table_of("\n\nA,B\n\nx,y\n")
    assert table.rows[0].at(1) == "B5"
    assert table.rows[0].cell(7) == ""


@given(
    st.lists(
        st.lists(
            st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"])),
            min_size=2,
            max_size=4,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    rows = [["a,b", "c"], *([*row, "end"] for row in rows)]
    read = Foreign("x.csv", written(rows)).table
    assert [list(row.cells) for row in read.rows] == rows[1:]


@given(st.binary(max_size=200))
def test_no_bytes_raise_but_as_unreadable(data: bytes) -> None:
    file = Foreign("x", data) if data[:2] not in {b"\x1f\x8b", b"PK"} else Foreign("x", b"")
    with suppress(UnreadableError):
        assert isinstance(file.table, Table)
        assert file.json is not None or file.is_json


@pytest.mark.parametrize(
    "text", ['{"a": NaN}', "[" * 100_000, '{"a": ' + "1" * 5000 + "}", '{"a"', "[1 2]"]
)
def test_broken_json_is_said_in_one_line(text: str) -> None:
    with pytest.raises(UnreadableError, match=r"^x\.json .*\.$"):
        _ = Foreign("x.json", text.encode()).json


def test_a_quotation_mark_without_its_other_is_said() -> None:
    file = Foreign("x.csv", b'a,b\n1,"' + b"x" * 10 * 1024**2 + b"x")
    with pytest.raises(UnreadableError, match=r"^a cell of x\.csv holds more than 10 MB\.$"):
        _ = file.table


def test_a_cell_without_an_end_counts_only_by_the_separator_of_the_file() -> None:
    rows = (b"x;" + b"y" * 1024**2 + b"\n") * 12
    assert Foreign("x.csv", b'a;b\nwide,"5;x\n' + rows).table.header == ("a", "b")


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85"])
def test_lines_of_json_end_where_json_says(end: str) -> None:
    lines = f'{{"a": "x{end}y"}}\r\n\n{{"a": "x"}}\n'
    assert Foreign("x.jsonl", lines.encode()).json == [{"a": f"x{end}y"}, {"a": "x"}]


def test_packed_files_are_unpacked_within_limits() -> None:
    assert Foreign("x.gz", gzip.compress(b'{"a": 1}')).json == {"a": 1}
    with pytest.raises(UnreadableError, match="more than 64 MB"):
        Foreign("x.gz", gzip.compress(bytes(65 * 1024 * 1024)))
    with pytest.raises(UnreadableError, match="broken"):
        Foreign("x.gz", b"\x1f\x8bxxxx")


@given(st.lists(st.text(max_size=130), max_size=30))
def test_ids_are_ids_and_each_its_own(titles: list[str]) -> None:
    ids = Ids()
    given_ids = [ids.give(title) for title in titles]
    assert all(ID.fullmatch(one) for one in given_ids)
    assert len({one.casefold() for one in given_ids}) == len(given_ids)


def test_a_message_names_columns_that_can_be_read_at_a_glance() -> None:
    assert Table(("a", "", "b")).columns == "a, b"
    many = Table(tuple(f"c{n}" for n in range(1000))).columns
    assert many.endswith("c19, and 980 more")
    assert Table(("x" * 500,)).columns == f"{'x' * 60}..."
