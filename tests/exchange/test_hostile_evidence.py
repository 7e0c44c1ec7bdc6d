"""Evidence that is not what it should be: it is left out or refused, and nothing breaks."""

from __future__ import annotations

import csv
import io
import json
import math
from contextlib import suppress
from pathlib import Path

import pytest
from fixtures import EVIDENCE, files, name_of
from hypothesis import given, settings
from hypothesis import strategies as st

from pathplan.assess.matching import Matcher, sort_out
from pathplan.exchange import Foreign, UnreadableError, known, loaded
from pathplan.exchange.format import Asked
from pathplan.model.foreign import ForeignRecord

TEXT = st.text(max_size=8) | st.sampled_from(["=1+1", "<script>", "\x1b[2J", "9" * 400, "nan", "-"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
JSON = [p for p in files(EVIDENCE) if p.suffix == ".json"]
TABLES = [p for p in files(EVIDENCE) if p.suffix == ".csv"]


def _read(name: str, format_: str, data: bytes) -> None:
    """Read bytes as whatever they look like, and as what they were."""
    with suppress(UnreadableError):
        file = Foreign(name, data)
        for one in {*known(file, "evidence"), format_}:
            read = loaded(one).read_evidence
            assert read is not None
            records = read([file], Asked()).records
            assert all(isinstance(record, ForeignRecord) for record in records)
            assert all(r.share is None or math.isfinite(r.share) for r in records)
            sort_out(Matcher(()), records)


def _places(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    inside = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    return [path, *(p for key, part in inside for p in _places(part, (*path, key)))]


@pytest.mark.parametrize("path", JSON, ids=name_of)
@settings(max_examples=60)
@given(st.data())
def test_json_with_any_value_anywhere(path: Path, data: st.DataObject) -> None:
    whole = json.loads(path.read_text())
    for _ in range(data.draw(st.integers(1, 3))):
        *above, last = data.draw(st.sampled_from(_places(whole)[1:] or [()]))
        part = whole
        for key in above:
            part = part[key]
        part[last] = data.draw(VALUES)
        if not isinstance(whole, dict | list):
            break
    _read(path.name, path.parent.name, json.dumps(whole).encode())


@pytest.mark.parametrize("path", TABLES, ids=name_of)
@settings(max_examples=60)
@given(st.data())
def test_tables_with_any_text_anywhere(path: Path, data: st.DataObject) -> None:
    table = Foreign(path.name, path.read_bytes()).table
    rows = [list(table.header), *(list(row.cells) for row in table.rows)]
    for _ in range(data.draw(st.integers(1, 4))):
        row = data.draw(st.sampled_from([r for r in rows if r]))
        row[data.draw(st.integers(0, len(row) - 1))] = data.draw(TEXT)
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    _read(path.name, path.parent.name, text.getvalue().encode("utf-8", "replace"))


@given(st.binary(max_size=300))
def test_pictures_with_anything_in_them(data: bytes) -> None:
    _read("x.png", "badges", b"\x89PNG\r\n\x1a\n" + data)
    _read("x.svg", "badges", b"<svg xmlns:openbadges='x'>" + data)
    _read("x.jwt", "badges", b"eyJhbGciOiJ4In0." + data)


def test_a_picture_in_a_code_that_nobody_knows_holds_no_badge() -> None:
    data = b'<?xml version="1.0" encoding="foo-9"?><svg xmlns:openbadges="x"><openbadges:a/></svg>'
    assert known(Foreign("x.svg", data), "evidence") == []


def test_entities_are_not_expanded() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        b'<svg xmlns:openbadges="x"><openbadges:credential>&b;</openbadges:credential></svg>'
    )
    assert known(Foreign("x.svg", bomb), "evidence") == []
