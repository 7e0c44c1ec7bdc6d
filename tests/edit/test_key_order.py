"""Keys with a fixed place are put there; where order has a meaning, it is the author's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from formatting import check, formatted

from pathplan.edit.key_order import ORDERS

ROOT = Path(__file__).parents[2]
SCHEMAS = {
    "map": {
        "/definitions/map": "map",
        "/definitions/part": "part",
        "/definitions/levelled": "asked",
        "/definitions/any_of": "asked",
        "/definitions/all_of": "asked",
        "/definitions/at_least": "asked",
        "/definitions/strand/then": "strand",
        "/definitions/assessment": "assessment",
        "/definitions/project": "assessment",
        "/definitions/resource": "resource",
        "/definitions/alignment": "alignment",
        "/definitions/competency_in_full": "competency",
        "/definitions/credential/then": "credential",
    },
    "learner": {
        "": "learner",
        "/properties/pace": "pace",
        "/properties/likes": "likes",
        "/properties/needs": "needs",
        "/definitions/goal/then": "goal",
        "/definitions/evidence": "record",
        "/definitions/decision": "decision",
        "/definitions/break": "break",
        "/definitions/term": "term",
        "/definitions/note": "note",
    },
}


def fixed(schema: Any, path: str = "") -> dict[str, list[str]]:
    """Return the keys of each mapping in a schema whose keys are fixed, by its path."""
    found: dict[str, list[str]] = {}
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False:
            found[path] = list(schema["properties"])
        for key, value in schema.items():
            found |= fixed(value, f"{path}/{key}")
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_key_of_the_schemas_has_its_place(name: str) -> None:
    schema = json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text())
    keys = fixed(schema)
    assert set(keys) == set(SCHEMAS[name])
    for path, shape in SCHEMAS[name].items():
        assert set(keys[path]) <= set(ORDERS[shape]), path
        if shape != "decision":
            assert [key for key in ORDERS[shape] if key in keys[path]] == keys[path]


def test_no_order_names_a_key_that_is_in_no_schema() -> None:
    known: dict[str, set[str]] = {}
    for name, shapes in SCHEMAS.items():
        keys = fixed(json.loads((ROOT / "schemas" / f"{name}.schema.json").read_text()))
        for path, shape in shapes.items():
            known.setdefault(shape, set()).update(keys[path])
    assert known == {shape: set(order) for shape, order in ORDERS.items()}


PLACES = {
    "map": ("map", []),
    "part": ("part", []),
    "strand": ("map", ["strands", "id"]),
    "competency": ("part", ["competencies", "id"]),
    "asked": ("map", ["competencies", "id", "requires", "any_of", "all_of"]),
    "assessment": ("map", ["assessments", "id"]),
    "resource": ("map", ["competencies", "title", "resources"]),
    "alignment": ("map", ["competencies", "id", "aligns"]),
    "credential": ("map", ["credentials", "requires"]),
    "learner": ("learner", []),
    "goal": ("learner", ["goals"]),
    "pace": ("learner", ["pace"]),
    "break": ("learner", ["pace", "breaks"]),
    "term": ("learner", ["pace", "terms"]),
    "likes": ("learner", ["likes"]),
    "needs": ("learner", ["needs"]),
    "record": ("learner", ["evidence"]),
    "decision": ("learner", ["decisions"]),
    "note": ("learner", ["notes"]),
}


@pytest.mark.parametrize("shape", ORDERS)
def test_keys_are_put_in_order_and_unknown_ones_last(shape: str) -> None:
    kind, path = PLACES[shape]
    keys = ["odd", *reversed(ORDERS[shape]), "other"]
    above = "".join("  " * n + f"{key}:\n" for n, key in enumerate(path))
    lead = "  " * len(path)
    text = formatted((above + "".join(f"{lead}{k}: 1\n" for k in keys)).encode(), kind)
    ordered = [*ORDERS[shape], "odd", "other"]
    assert text == above + "".join(f"{lead}{k}: 1\n" for k in ordered)
    inline = ", ".join(f"{k}: 1" for k in keys)
    text = formatted(f"{above}{lead}- {{{inline}}}\n".encode(), kind) if path else ""
    assert text == (f"{above}{lead}- {{{', '.join(f'{k}: 1' for k in ordered)}}}\n" if path else "")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("map", "competencies:\n  title: {}\n  id: {}\n  format: {}\n"),
        ("map", "maps: {title: x, id: y}\nstrands: {title: A, description: B, a: C}\n"),
        ("map", "competencies:\n  a:\n    refreshes: {title: 1, id: 0.5}\n"),
        ("map", "competencies:\n  a:\n    effort: {title: 1h, id: 2h}\n"),
        ("map", "assessments:\n  a:\n    shows: {title: x, kind: y, id: z}\n"),
        ("map", "competencies:\n  a:\n    misconceptions: {url: x, title: y}\n"),
        ("learner", "ids: {format: 1, id: 2}\npace:\n  place: {start: x, days: y}\n"),
        ("map", "include: [b, a]\nx: {title: 1, id: 2, format: 3}\n"),
    ],
)
def test_the_order_of_ids_and_lists_is_the_author_s(kind: str, text: str) -> None:
    check(text, text, kind)
