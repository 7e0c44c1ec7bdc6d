"""Comments that leave findings out: every spelling of them counts, wherever it stands."""

from __future__ import annotations

import pytest

from pathplan.check.ignores import ignores, texts
from pathplan.edit.apply import EditError, apply
from pathplan.read.source import parse
from pathplan.text import Change, Document, Where

FILE = "x.map.yaml"
SPELLINGS = [
    "# pathplan: ignore[missing-effort] why",
    "# pathplan:ignore[missing-effort] why",
    "#pathplan:ignore[missing-effort] why",
    "#pathplan:  ignore [missing-effort]: why",
]


def document(text: str) -> Document:
    return parse(text.encode(), FILE)[0]


@pytest.mark.parametrize("comment", SPELLINGS)
def test_each_spelling_ignores(comment: str) -> None:
    (found,) = ignores(document(f"a:\n  b: c  {comment}\n"))
    assert (found.rules, found.reason) == (("missing-effort",), "why")


@pytest.mark.parametrize("comment", SPELLINGS)
def test_each_spelling_in_a_text_is_none(comment: str) -> None:
    read = document(f"a: |\n  {comment}\n")
    assert not ignores(read)
    assert len(texts(read)) == 1


@pytest.mark.parametrize("comment", SPELLINGS)
def test_no_line_goes_from_below_an_ignore(comment: str) -> None:
    read = document(f"a:\n  b: c  {comment}\n  d: e\n")
    with pytest.raises(EditError, match="ignores something"):
        apply(read, [Change(kind="remove", where=Where(FILE, ("a", "b")))])
