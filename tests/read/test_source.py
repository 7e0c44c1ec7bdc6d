"""Reading: the values of YAML 1.2, their places, and nothing that raises."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pathplan.read import source
from pathplan.read.build import build_map
from pathplan.read.build_learner import build_learner
from pathplan.read.durations import calendar_day, days, minutes
from pathplan.read.links import links

NAMES = st.sampled_from(["title", "requires", "effort", "competencies", "a", "ü", "1", "true", ""])
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8), st.floats()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=4)),
    max_leaves=12,
)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_no_bytes_raise(raw: bytes) -> None:
    document, found = source.parse(raw, "x.map.yaml")
    assert document.complete or found
    links(document)
    for diagnostic in found:
        assert diagnostic.place is not None


@given(VALUES, st.booleans())
def test_values_come_back_with_their_places(value: Any, flow: bool) -> None:
    text = yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, width=10_000)
    document, _ = source.parse(text.encode(), "x.map.yaml")
    if document.complete:
        check_places(document, document.data, ())
    build_map([document], frozenset(), links(document))
    build_learner(document, frozenset(), ["x"])


def check_places(document: Any, data: Any, path: tuple[Any, ...]) -> None:
    span = document.spans(path, False)
    assert span is not None or document.data is None
    if isinstance(data, dict):
        for key, item in data.items():
            assert document.spans((*path, key), True) is not None
            check_places(document, item, (*path, key))
    elif isinstance(data, list):
        for number, item in enumerate(data):
            check_places(document, item, (*path, number))
    elif span is not None and span.line == span.end_line:
        line = document.line(span.line)
        again, _ = source.parse(line[span.column : span.end_column].encode(), "x")
        assert again.data == data


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("yes", "yes"),
        ("on", "on"),
        ("0o17", 15),
        ("012", 12),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("2026-11-23", "2026-11-23"),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        ("9" * 30, "9" * 30),
        ("~", None),
        ("True", True),
        ("3.50", 3.5),
    ],
)
def test_words_are_those_of_yaml_1_2(word: str, value: object) -> None:
    document, found = source.parse(f"- {word}\n".encode(), "x")
    assert (document.data, found) == ([value], ())


def test_keys_are_text_as_written_and_numbers_keep_their_spelling() -> None:
    text = b"format: pathplan-map/1\nid: 1.10\ncompetencies:\n  4.10: {title: 2.50}\n"
    document, _ = source.parse(text, "x")
    built = build_map([document], frozenset(), ())
    assert built.id == "1.10"
    assert [(e.id, e.title) for e in built.entries] == [("4.10", "2.50")]


@pytest.mark.parametrize(
    ("text", "time"),
    [("45m", 45), ("3h", 180), ("1h30m", 90), ("1.5h", 90), ("2.5", None), ("h", None)],
)
def test_efforts(text: str, time: int | None) -> None:
    assert minutes(text) == time


def test_ages_and_days() -> None:
    assert [days(x) for x in ("90d", "6w", "3y", "3m")] == [90, 42, 1095, None]
    assert calendar_day("2026-02-30") is None
    assert calendar_day("20261123") is None
    assert str(calendar_day("2026-11-23")) == "2026-11-23"
