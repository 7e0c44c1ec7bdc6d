"""The schemas: both validators agree, outputs match, every property is described."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.check.schema import schema_names, schema_text
from pathplan.cli.run import run

KEYS = st.sampled_from(
    [
        *("format", "id", "title", "levels", "mastery", "competencies", "requires", "any_of"),
        *("at_least", "of", "level", "effort", "assess", "resources", "credentials", "strands"),
        *("map", "goals", "evidence", "competency", "date", "decisions", "skip", "pace", "maps"),
    ]
)
WORDS = st.sampled_from(["pathplan-map/1", "pathplan-part/1", "pathplan-learner/1", "a", "1h", ""])
DATA = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-3, 3), WORDS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=15,
)


@pytest.mark.parametrize("name", ["map", "learner"])
@given(data=DATA)
def test_both_validators_agree(name: str, data: Any) -> None:
    schema = json.loads(schema_text(name))
    fast = jsonschema_rs.Draft7Validator(schema).is_valid(data)
    assert fast == jsonschema.Draft7Validator(schema).is_valid(data)


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_a_schema_and_editors_can_show_it(name: str) -> None:
    schema = json.loads(schema_text(name))
    jsonschema.Draft7Validator.check_schema(schema)
    assert "oneOf" not in schema_text(name)
    for part in properties(schema):
        assert part.get("title"), part
        assert part.get("description"), part
        if name in {"map", "learner"}:
            assert part.get("examples"), part


def properties(schema: Any) -> list[dict[str, Any]]:
    """Return every property that an editor shows; conditions (`if`) are not shown."""
    found: list[dict[str, Any]] = []
    for key, value in schema.items() if isinstance(schema, dict) else ():
        if key == "properties":
            found += value.values()
        if key != "if":
            found += properties(value)
    return found


@pytest.mark.parametrize(
    "learner",
    [
        "fractions/learners/L-0042",
        "fractions/learners/L-0031",
        "fractions/learners/L-0022",
        "school-math/learners/S-1310",
        "computing/learners/C-2003",
        "it-support/learners/T-102",
        "it-support/learners/T-103",
    ],
)
@pytest.mark.parametrize("audience", ["learner", "advisor"])
def test_a_plan_matches_its_schema(
    learner: str, audience: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = f"curricula/{learner}.learner.yaml"
    run(["plan", path, "--format", "json", "--for", audience, "-q", "--today", "2026-11-23"])
    plan = json.loads(capfd.readouterr().out)
    jsonschema.validate(plan, json.loads(schema_text("plan")))
    if audience == "learner":
        assert not any(key in json.dumps(plan) for key in ('"score"', '"note"'))


def test_findings_match_their_schema(capfd: pytest.CaptureFixture[str]) -> None:
    run(["check", "tests/bad/nested-requires.map.yaml", "--format", "json"])
    found = json.loads(capfd.readouterr().out)
    assert found["findings"]
    jsonschema.validate(found, json.loads(schema_text("findings")))
