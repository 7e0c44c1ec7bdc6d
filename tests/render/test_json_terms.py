"""Terms as JSON: what the schema describes, with terms and where there is no room."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest

from pathplan.check.schema import schema_text
from pathplan.cli.planning import Asked, planned
from pathplan.cli.who import learner_at
from pathplan.render.reports.json import plan_json

CASES = Path(__file__).parents[1] / "cases"
LEARNERS = sorted(CASES.glob("plan-terms*/B-*.learner.yaml"))


@pytest.mark.parametrize("path", LEARNERS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_terms_are_as_the_schema_says(path: Path) -> None:
    asked = Asked(today=date(2026, 11, 23), quiet=True)
    made = planned(learner_at(str(path)), asked)
    value = json.loads(plan_json(made.report))
    jsonschema.validate(value, json.loads(schema_text("plan")))
    assert (value["terms"] is None) != (value["no_room"] is None)
    placed = {step["term"] for step in value["steps"]}
    names = [term["name"] for term in value["terms"]["terms"]] if value["terms"] else [None]
    assert placed <= set(names)
