"""Reviews, sittings and expiry in every form; of extra time learners are told nothing."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import icalendar
import jsonschema
import pytest

from pathplan.check.schema import schema_text
from pathplan.cli.forms import WITH_CONTENT, written
from pathplan.cli.planning import Asked, Planned, planned
from pathplan.cli.who import learner_at
from pathplan.model import Audience
from pathplan.render.reports.ics import plan_ics

ROOT = Path(__file__).parents[2]
SLOW = ROOT / "curricula/school-math/learners/S-1310.learner.yaml"
REVIEWED = ROOT / "tests/cases/plan-review-on-the-way/ida.learner.yaml"
SITTINGS = ROOT / "tests/cases/plan-sittings/ida.learner.yaml"
EXPIRES = ROOT / "tests/cases/plan-expires-on-the-way/ida.learner.yaml"


def made(path: Path, audience: Audience = "learner") -> Planned:
    return planned(learner_at(str(path)), Asked(today=date(2026, 11, 23), audience=audience))


def form(path: Path, name: str, audience: Audience = "learner") -> str:
    asked = Asked(today=date(2026, 11, 23), audience=audience)
    return written(planned(learner_at(str(path)), asked), name, asked).decode()


@pytest.mark.parametrize("name", sorted({*WITH_CONTENT, "text"} - {"pdf"}))
def test_extra_time_is_between_teachers(name: str) -> None:
    for_learner, for_advisor = (form(SLOW, name, a) for a in ("learner", "advisor"))
    assert "extra time" not in for_learner
    assert " sittings of 30m" not in for_learner.replace("\r\n ", "")
    if name == "text":
        assert "extra time x 1.5" in for_advisor
    elif name != "json":
        assert "6 sittings of 30m" in for_advisor.replace("\r\n ", "")


def test_json_holds_the_pieces_of_work_where_they_may_be_told() -> None:
    schema = json.loads(schema_text("plan"))
    for path in (SLOW, REVIEWED, SITTINGS, EXPIRES):
        for audience in ("learner", "advisor"):
            data = json.loads(form(path, "json", "learner" if audience == "learner" else "advisor"))
            jsonschema.validate(data, schema)
            assert data["totals"]["minutes"] == sum(step["minutes"] for step in data["steps"])
            for step in data["steps"]:
                if path == SLOW and audience == "learner":
                    assert step["work"] is step["sittings"] is None
                    continue
                worked = sum(piece["minutes"] for piece in step["work"])
                assert worked == pytest.approx(
                    step["minutes"] * (1.5 if path == SLOW else 1), abs=1
                )
    steps = json.loads(form(SITTINGS, "json"))["steps"]
    assert [step["sittings"] for step in steps] == [None, 5, 3]
    assert [r["in_parts"] for r in steps[1]["competencies"][0]["resources"]] == [True, False]
    expiring = json.loads(form(EXPIRES, "json"))["expiring"]
    assert [(e["id"], e["until"], e["step"]) for e in expiring] == [
        ("hygiene", "2026-12-09", 3),
        ("oven", "2026-12-04", None),
    ]


def test_a_table_says_how_many_sittings() -> None:
    rows = list(csv.DictReader(io.StringIO(form(SITTINGS, "csv").removeprefix("\ufeff"))))
    assert [row["sittings"] for row in rows] == ["", "5 sittings of 30m", "3 sittings of up to 30m"]


def test_every_review_is_a_task_of_its_own_and_keeps_its_id(tmp_path: Path) -> None:
    """Also once the first one was shown, when the second one is the next."""
    text = REVIEWED.with_name("bread.map.yaml").read_text()
    text = text.replace("[shape, weigh]", "[shape, hygiene]").replace("14d", "4d")
    (tmp_path / "bread.map.yaml").write_text(text)
    learner = tmp_path / "ida.learner.yaml"
    learner.write_text(REVIEWED.read_text())
    first = _reviews(learner, date(2026, 11, 23))
    assert len(first) == len({*first.values()}) == 2
    record = "  - {competency: hygiene, date: 2026-12-09, kind: certificate, by: R. Stone}\n"
    learner.write_text(learner.read_text() + record)
    later = _reviews(learner, date(2026, 12, 9))
    assert {*later.values()} < {*first.values()}


def _reviews(path: Path, today: date) -> dict[date, str]:
    """Return the ids of the reviews of cleanliness, by the day they are due."""
    report = planned(learner_at(str(path)), Asked(today=today, audience="learner")).report
    todos = icalendar.Calendar.from_ical(plan_ics(report)).walk("VTODO")
    found = [todo for todo in todos if str(todo["summary"]) == "Refresh: Work cleanly"]
    return {todo["due"].dt: str(todo["uid"]) for todo in found}
