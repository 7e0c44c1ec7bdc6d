"""Values of JSON and JSON-LD as they come: one or many, in several languages and spellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.exchange.effort import minutes
from pathplan.exchange.json_ld import Graph, local
from pathplan.exchange.json_values import many, number, text, texts

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@value", "@language", "en", "es", "x"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, ""),
        (True, ""),
        (" a ", "a"),
        (7, "7"),
        (["", "a", "b"], "a"),
        ({"@value": "a", "@language": "en"}, "a"),
        ({"es": "uno", "en-US": "one"}, "one"),
        ({"es": "uno", "de": "eins"}, "uno"),
        ([{"@language": "es", "@value": "uno"}, {"@language": "en-GB", "@value": "one"}], "one"),
        ({"en": ["one", "two"]}, "one"),
        ({"@id": "urn:x"}, ""),
        ({"en": {"en": "deep"}}, ""),
        ("a\x00b\r\nc\ud800\u2028", "ab\nc\ufffd"),
    ],
)
def test_the_text_that_a_value_says(value: object, said: str) -> None:
    assert text(value, "en") == said


def test_all_texts_of_a_value_are_said_once() -> None:
    assert texts(["a", {"en": ["b", "a"]}, 3, None, {"@value": "c"}]) == ["a", "b", "3", "c"]
    assert texts(None) == texts("") == []


@given(JSON)
def test_every_value_says_a_text_that_a_file_can_hold(value: object) -> None:
    text(value, "en").encode()
    assert all(one == one.strip() or one for one in texts(value))
    assert isinstance(many(value), list)


@pytest.mark.parametrize(
    ("value", "said"),
    [
        *((3, 3), ("3", 3), ("1,5", 1.5), ([{"@value": "2"}], 2), (True, None), ("x", None)),
        *(
            ("1,000", None),
            ("-12,500", None),
            ("0,125", 0.125),
            ("1,0000", 1),
            ("1000,250", 1000.25),
        ),
        *(("1.000", 1), ("1,000,000", None), (",500", 0.5)),
    ],
)
def test_the_number_that_a_value_says(value: object, said: float | None) -> None:
    assert number(value) == said


@pytest.mark.parametrize("value", ["nan", "inf", "1e999", 10**400, None, {}])
def test_what_is_no_number_is_none(value: object) -> None:
    assert number(value) is None


def test_terms_are_the_same_however_they_are_written() -> None:
    spelled = ("hasChild", "ceasn:hasChild", "https://purl.org/ctdlasn/terms/hasChild")
    assert {local(term) for term in spelled} == {"hasChild"}


def test_a_long_term_takes_no_time_that_grows_with_its_square() -> None:
    assert local("a" * 500_000) == "a" * 500_000


@pytest.mark.parametrize("long", ["1" * 300_000 + ";", "1h" * 100_000 + "?", f"1{' ' * 300_000};"])
def test_a_long_text_says_no_time(long: str) -> None:
    assert minutes(long, 60) is None


def test_objects_within_others_are_found_and_linked() -> None:
    inner = {"@type": "Competency", "name": "inner"}
    data = {
        "@graph": [
            {"@id": "a", "@type": ["ceasn:Competency"], "ceasn:hasChild": [inner, "https://x/b"]},
            {"@id": "b", "@type": "Competency", "ceterms:ctid": "ce-1"},
        ]
    }
    graph = Graph.of(data)
    first = graph.nodes[0]
    assert [node.id for node in graph.nodes] == ["a", "_:2", "b"]
    assert [name for _, name in graph.linked(first, "hasChild")] == ["_:2", "https://x/b"]
    assert [found.id if found else "" for found, _ in graph.linked(first, "hasChild")] == [
        "_:2",
        "b",
    ]
    found = graph.find("https://elsewhere/ce-1")
    assert found is not None
    assert found.id == "b"
    assert graph.find("nobody") is None
