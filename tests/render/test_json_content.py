"""The totals of a plan as JSON are those of its steps."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pathplan.cli.forms import written
from pathplan.cli.planning import Asked, planned
from pathplan.cli.who import learner_at

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "tests/cases/plan-shared-assessment/ida.learner.yaml"
LEARNERS = sorted((ROOT / "curricula").glob("*/learners/*.learner.yaml"))


def plan(path: Path) -> Any:
    asked = Asked(today=date(2026, 11, 23), audience="learner")
    return json.loads(written(planned(learner_at(str(path)), asked), "json", asked))


@pytest.mark.parametrize("path", LEARNERS, ids=lambda p: p.name)
def test_what_showing_takes_is_the_sum_of_the_steps(path: Path) -> None:
    made = plan(path)
    parts = [p for step in made["steps"] if step["number"] for p in step["competencies"]]
    took = [part["show_minutes"] for part in parts]
    assert made["totals"]["show_minutes"] == sum(minutes or 0 for minutes in took)
    assert made["totals"]["show_unknown"] == took.count(None)


def test_what_shows_several_steps_is_counted_once_and_what_nobody_knows_not_at_all() -> None:
    totals = plan(SHARED)["totals"]
    # Breakfast for ten shows two steps in 1h15m, a loaf takes 2h; of the stall nothing is stated
    assert (totals["show_minutes"], totals["show_unknown"]) == (75 + 120, 1)
