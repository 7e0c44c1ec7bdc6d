"""Headings of frameworks: who is one, whose is the nearest, and what they are called."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.exchange.building import MapBuilder
from pathplan.exchange.choices import apart, notation, once, some, understood
from pathplan.exchange.hierarchy import Hierarchy
from pathplan.exchange.statements import LONGEST, cut, stated
from pathplan.model import AtLeast, Need

PARENTS = {"b": "a", "c": "b", "d": "b", "e": "c", "x": "doc"}
KEYS = st.sampled_from("abcdefg")


def test_what_has_something_under_it_is_a_heading_unless_it_is_kept() -> None:
    every = Hierarchy(["a", "b", "c", "d", "e", "x"], PARENTS, ())
    assert every.headings == {"a", "b", "c"}
    assert [every.heading(key) for key in ("e", "d", "a", "x")] == ["c", "b", None, None]
    kept = Hierarchy(["a", "b", "c", "d", "e", "x"], PARENTS, {"c"})
    assert kept.headings == {"a", "b"}
    assert kept.heading("e") == "b"


def test_each_entry_is_followed_by_those_under_it_in_their_order() -> None:
    places = {"d": 1.0, "c": 2.0, "x": -1.0}
    assert Hierarchy(["c", "d", "e", "b", "a", "x"], PARENTS, (), places).ordered == [
        "x",
        "a",
        "b",
        "d",
        "c",
        "e",
    ]


@given(st.dictionaries(KEYS, KEYS))
def test_circles_end_and_nothing_is_lost(parents: Mapping[str, str]) -> None:
    found = Hierarchy(list("abcdefg"), parents, ())
    assert sorted(found.ordered) == list("abcdefg")
    assert all(found.heading(key) in {*found.headings, None} for key in "abcdefg")


def _titles(
    titles: Mapping[str, str], parents: Mapping[str, str], codes: Mapping[str, str]
) -> set[str]:
    """Return what the strands of a framework are called."""
    made = MapBuilder()
    hierarchy = Hierarchy(list(titles), parents, ())
    entries = [key for key in titles if key not in hierarchy.headings]
    told = {key: (title, "") for key, title in titles.items()}
    hierarchy.strands(made, entries, told, {key: codes.get(key, "") for key in titles})
    return {str(about["title"]) for _, about in made.strands.values()}


def test_headings_of_one_title_are_told_apart_by_code_or_by_those_above() -> None:
    titles = {"1": "Year 1", "2": "Year 2", "n": "Number", "m": "Number", "u": "x", "v": "y"}
    parents = {"n": "1", "m": "2", "u": "n", "v": "m"}
    assert _titles(titles, parents, {}) == {"Year 1: Number", "Year 2: Number"}
    assert _titles(titles, parents, {"n": "N1", "m": "N2"}) == {"Number (N1)", "Number (N2)"}
    assert _titles(titles | {"1": "", "2": ""}, parents, {}) == {"Number"}


LONG = "a word or two " * 20


@pytest.mark.parametrize(
    ("whole", "title"),
    [
        ("Count to ten.", "Count to ten."),
        ("Count  to\nten", "Count to ten"),
        (f"Count as far as ten. {LONG}", "Count as far as ten"),
        (f"E.g. one, and {LONG}", None),
        (f"Count\n\n{LONG}", "Count"),
        ("x" * 300, None),
    ],
)
def test_a_title_fits_on_a_line(whole: str, title: str | None) -> None:
    made = cut(whole)
    assert made == title if title else made.endswith(" ...")
    assert len(made) <= LONGEST + 4


@given(st.text())
def test_nothing_of_a_statement_is_lost(whole: str) -> None:
    title, description = stated("", whole)
    assert description == whole or (title == whole and not description)
    assert stated("Short", whole)[0] == "Short"


def test_a_short_form_is_the_title_however_long() -> None:
    short = f"Count as far as ten. {LONG}END"
    assert stated(short, "The whole.") == (short, "The whole.")
    assert stated(short, short) == stated(short, "") == ("Count as far as ten", short)
    assert stated("Count\nto ten", "The whole.") == ("Count to ten", "The whole.")


def test_requirements_come_apart_and_together() -> None:
    a, b, c = (Need(id=name) for name in "abc")
    either = AtLeast(n=1, parts=(a, b), form="any_of")
    two = AtLeast(n=2, parts=(a, b, Need(id="c", level="high")), form="at_least")
    whole = AtLeast(n=3, parts=(c, either, AtLeast(n=1, parts=(two,))))
    assert apart(whole) == ([c], [either, two])
    assert notation(two) == {"at_least": 2, "of": ["a", "b", {"id": "c", "level": "high"}]}
    found = understood(notation(two), {"a": "A", "c": "C"}.get)
    assert found == {"all_of": ["A", {"id": "C", "level": "high"}]}
    assert understood(notation(either), str.upper) == {"any_of": ["A", "B"]}


@pytest.mark.parametrize(
    ("least", "parts", "asked"),
    [
        (1, ["a", "b"], {"any_of": ["a", "b"]}),
        (2, ["a", "b", "c"], {"at_least": 2, "of": ["a", "b", "c"]}),
        (9, ["a", "b"], {"all_of": ["a", "b"]}),
        (1, ["a", "a"], "a"),
        (0, ["a", "b"], None),
        (0, ["a"], None),
        (1, [], None),
    ],
)
def test_so_many_of_some(least: int, parts: list[str], asked: object) -> None:
    assert some(least, list(parts)) == asked
    assert once([*parts, *parts]) == once(list(parts))
