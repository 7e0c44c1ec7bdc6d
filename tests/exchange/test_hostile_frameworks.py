"""Frameworks with anything anywhere: they are read, or refused in a sentence, never a fault."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator

import pytest
from fixtures import MAPS
from hypothesis import given, settings
from hypothesis import strategies as st

from pathplan.edit.lay_out import laid_out
from pathplan.exchange import Foreign, UnreadableError, loaded
from pathplan.exchange.format import Asked
from pathplan.read.source import parse
from pathplan.render.reports.imported import imported_map

FORMS = ("case", "ctdl-asn", "ctdl-pathway")
FILES = {
    form: [
        json.loads(p.read_text("utf-8"))
        for p in sorted((MAPS / form).glob("*.json*"))
        if p.suffix != ".expected"
    ]
    for form in FORMS
}
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
)
TEXTS = st.text(max_size=8) | st.sampled_from(
    ["@id", "@value", "@type", "a", "_:1", "\ud800", "2", "urn:x"]
)
VALUES = st.recursive(
    LEAVES | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)


def _places(value: object, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of each value within another."""
    pairs: Iterator[tuple[str | int, object]] = iter(())
    if isinstance(value, dict):
        pairs = iter(value.items())
    elif isinstance(value, list):
        pairs = iter(enumerate(value))
    for key, inside in pairs:
        yield (*above, key)
        yield from _places(inside, (*above, key))


def _put(data: object, path: tuple[str | int, ...], value: object) -> None:
    """Put a value at a path, if what leads there is still there."""
    at: object = data
    for key in path[:-1]:
        if isinstance(at, dict):
            at = at.get(str(key))
        elif isinstance(at, list) and isinstance(key, int) and key < len(at):
            at = at[key]
        else:
            return
    last = path[-1]
    if isinstance(at, dict):
        at[str(last)] = value
    elif isinstance(at, list) and isinstance(last, int) and last < len(at):
        at[last] = value


def _survives(form: str, data: object) -> None:
    file = Foreign("x.json", json.dumps(data).encode())
    found = loaded(form)
    assert found.read_map is not None
    assert found.likeness(file) in range(4)
    try:
        made = found.read_map(file, Asked())
    except UnreadableError:
        return
    text = laid_out(made.data, "map")
    _, mistakes = parse(text.encode(), "x.map.yaml")
    assert not mistakes
    assert imported_map("x.json", made, 80).encode()


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_anything_may_stand_anywhere(form: str, data: st.DataObject) -> None:
    made = copy.deepcopy(data.draw(st.sampled_from(FILES[form])))
    places = list(_places(made))
    for _ in range(data.draw(st.integers(1, 4))):
        _put(made, data.draw(st.sampled_from(places)), data.draw(VALUES))
    _survives(form, made)


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=100, deadline=None)
@given(data=VALUES)
def test_any_json_is_read_or_refused(form: str, data: object) -> None:
    _survives(form, data)


def _deep(inner: object, key: str, many: int = 400) -> object:
    for _ in range(many):
        inner = {key: inner, "@type": "ComponentCondition", "@id": str(id(inner))}
    return inner


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("case", {"CFItems": [{"fullStatement": _deep("x", "en")}]}),
        (
            "case",
            {
                "CFItems": [
                    {
                        "fullStatement": "x",
                        "humanCodingScheme": "x",
                        "extensions": {"pathplan": {"requires": _deep("x", "any_of")}},
                    }
                ]
            },
        ),
        ("ctdl-asn", {"@graph": [{"@type": "Competency", "hasChild": _deep("x", "hasChild")}]}),
        (
            "ctdl-pathway",
            {"@graph": [{"@type": "CourseComponent", "hasCondition": _deep("x", "hasCondition")}]},
        ),
    ],
)
def test_nothing_is_too_deep(form: str, data: object) -> None:
    _survives(form, data)


def _chain(many: int) -> dict[str, object]:
    items = [{"identifier": str(n), "fullStatement": f"Item {n}"} for n in range(many)]
    under = [
        {
            "associationType": "isChildOf",
            "originNodeURI": {"identifier": str(n)},
            "destinationNodeURI": {"identifier": str((n + 1) % many)},
        }
        for n in range(many)
    ]
    return {"CFItems": items, "CFAssociations": under}


def test_items_that_replace_each_other_in_a_long_row_end() -> None:
    data = _chain(2_000)
    associations = data["CFAssociations"]
    assert isinstance(associations, list)
    for one in associations[:-1]:
        one["associationType"] = "replacedBy"
    _survives("case", data)


def test_conditions_within_conditions_do_not_multiply() -> None:
    nodes: list[dict[str, object]] = [
        {"@type": "CourseComponent", "@id": "x", "name": "X", "hasCondition": "c0"},
        {"@type": "CourseComponent", "@id": "y", "name": "Y"},
    ]
    for n in range(18):
        both = [f"c{n + 1}", f"d{n + 1}"]
        for letter in "cd":
            condition = {"@type": "ComponentCondition", "@id": f"{letter}{n}"}
            nodes.append(condition | {"hasCondition": both, "targetComponent": ["y", f"z{n}"]})
    _survives("ctdl-pathway", {"@graph": nodes})


def test_headings_that_stand_in_a_circle_end() -> None:
    _survives("case", _chain(2_000))
