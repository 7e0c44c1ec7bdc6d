"""Lines and columns, as editors count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsp_files import applied
from lsprotocol import types

from pathplan.cli.lsp.positions import (
    Encoding,
    Lines,
    column,
    differences,
    encoding_of,
    text_edits,
    typed,
    units,
)
from pathplan.edit.apply import Edit
from pathplan.text import Span

LINE = "aé日🍞z"
COUNTS: dict[Encoding, list[int]] = {
    "utf-8": [0, 1, 3, 6, 10, 11],
    "utf-16": [0, 1, 2, 3, 5, 6],
    "utf-32": [0, 1, 2, 3, 4, 5],
}
TEXTS = st.text(st.sampled_from("ab\n🍞é"), max_size=40)


def changed(line: int, start: int, end: int, text: str) -> types.TextDocumentContentChangePartial:
    span = types.Range(types.Position(line, start), types.Position(line, end))
    return types.TextDocumentContentChangePartial(range=span, text=text)


@pytest.mark.parametrize("encoding", COUNTS)
def test_columns_there_and_back(encoding: Encoding) -> None:
    counts = COUNTS[encoding]
    assert [units(LINE[:n], encoding) for n in range(len(LINE) + 1)] == counts
    assert [column(LINE, count, encoding) for count in counts] == list(range(len(LINE) + 1))
    assert column(LINE, 99, encoding) == len(LINE)


def test_the_middle_of_a_character_is_its_start() -> None:
    assert column(LINE, 4, "utf-16") == 3
    assert column(LINE, 5, "utf-8") == 2


def test_a_half_of_a_pair_counts_as_one() -> None:
    assert units("\ud83c", "utf-16") == 1
    assert units("\ud83c", "utf-8") == 3


def test_what_editors_offer() -> None:
    assert [encoding_of(name) for name in ("utf-8", "utf-16", "utf-32", "other")] == [
        *COUNTS,
        "utf-16",
    ]


def test_a_span_after_a_character_beyond_the_first_plane() -> None:
    lines = Lines.of("🍞: x\r\n🍞🍞y", "utf-16")
    assert lines.range(Span(0, 3, 1, 2)) == types.Range(types.Position(0, 4), types.Position(1, 4))
    assert lines.point(types.Position(1, 4)) == (1, 2)
    assert lines.whole() == types.Range(types.Position(0, 0), types.Position(1, 5))
    assert lines.point(types.Position(7, 4)) == (7, 0)


def test_typing_counts_in_the_editors_units() -> None:
    assert typed("🍞ab\n", changed(0, 2, 3, "x"), "utf-16") == "🍞xb\n"
    assert typed("🍞ab\n", changed(0, 1, 2, "x"), "utf-32") == "🍞xb\n"
    assert typed("🍞ab\n", changed(0, 4, 5, "x"), "utf-8") == "🍞xb\n"
    assert typed("a\r\nb", changed(1, 0, 1, "c"), "utf-16") == "a\r\nc"
    assert typed("a\rb\u2028c", changed(1, 2, 3, "d"), "utf-16") == "a\rb\u2028d"
    assert typed("a", changed(5, 0, 0, "b"), "utf-16") == "ab"
    assert typed("a", types.TextDocumentContentChangeWholeDocument("b"), "utf-16") == "b"


def test_edits_of_a_file_with_windows_line_ends() -> None:
    found = text_edits("🍞\r\nb\r\n", [Edit(2, 3, "x\ny"), Edit(4, 4, "z\n")], "utf-16")
    assert found == [
        types.TextEdit(types.Range(types.Position(1, 0), types.Position(1, 1)), "x\r\ny"),
        types.TextEdit(types.Range(types.Position(2, 0), types.Position(2, 0)), "z\r\n"),
    ]


@given(TEXTS, TEXTS)
def test_differences_turn_one_text_into_the_other(old: str, new: str) -> None:
    assert applied(old, differences(old, new, "utf-16")) == new


def test_differences_leave_alone_what_is_the_same() -> None:
    found = differences("a\nb\nc\nd\n", "a\nB\nc\nD\n", "utf-16")
    assert [(e.range.start.line, e.new_text) for e in found] == [(1, "B\n"), (3, "D\n")]
    assert differences("a\n", "a\n", "utf-16") == []


def test_differences_in_line_ends_and_in_very_many_lines() -> None:
    (whole,) = differences("a\r\nb\n", "a\nb\n", "utf-16")
    assert (whole.range.end, whole.new_text) == (types.Position(2, 0), "a\nb\n")
    old = "".join(f"{n}\n" for n in range(5000))
    new = "".join(f"{n} \n" for n in range(5000))
    assert applied(old, differences(old, new, "utf-16")) == new
