"""Cells of tables: never formulas, and the texts they hold come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.cells import guarded, unguarded

BEGINNINGS = "=+-@'\t\r\uff1d\uff0b\uff0d\uff20 a"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\t=1", "'\t=1"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str, cell: str) -> None:
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(st.text(BEGINNINGS, max_size=5) | st.text(max_size=20))
def test_every_text_comes_back(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(tuple("=+-@\t\r\uff1d\uff0b\uff0d\uff20"))


@given(st.text(BEGINNINGS, max_size=5))
def test_a_cell_of_another_hand_is_read_as_it_looks(text: str) -> None:
    assert unguarded(text) in {text, text.removeprefix("'")}
