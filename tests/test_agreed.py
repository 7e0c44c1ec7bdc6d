"""What was agreed on stays, until something speaks against it; what is different is said."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest

from pathplan.check.schema import schema_text
from pathplan.cli.run import run

CURRICULA = Path(__file__).parents[1] / "curricula"
MIA = "fractions/learners/L-0042.learner.yaml"
SAVED = Path("fractions/learners/L-0042.plan.json")
DAY = ["--today", "2026-11-23"]
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("fractions", "arithmetic"):
        shutil.copytree(CURRICULA / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)


def plan(capfd: Printed, *words: str) -> str:
    capfd.readouterr()
    run(["plan", MIA, "-q", *words])
    return re.sub(r"\n *When you agree on it: .*|\n\nFor .*", "", capfd.readouterr().out)


def steps(text: str) -> list[str]:
    return re.findall(r"^  \[.\]\s+\d*\s+(\S.*?)  ", text, re.MULTILINE)


def test_saving_and_planning_again_changes_nothing(capfd: Printed) -> None:
    before = plan(capfd, *DAY)
    assert plan(capfd, *DAY, "--save") == before
    again = plan(capfd, *DAY)
    assert "  Agreed on 23 Nov; nothing is different since.\n\n" in again
    assert again.replace("  Agreed on 23 Nov; nothing is different since.\n\n", "") == before
    assert plan(capfd, *DAY, "--fresh") == before
    saved = SAVED.read_bytes()
    plan(capfd, *DAY, "--save")
    assert json.loads(saved)["steps"] == json.loads(SAVED.read_bytes())["steps"]
    jsonschema.validate(json.loads(SAVED.read_bytes()), json.loads(schema_text("plan")))


def make_other_ways_cheap() -> None:
    path = Path("fractions/fractions.map.yaml")
    text = path.read_text()
    old = text[text.index("  ratio.tables:") :]
    path.write_text(text.replace(old, old.replace("effort: 2h30m", "effort: 5m", 1)))
    text = path.read_text()
    old = text[text.index("  frac.number-line:") :]
    path.write_text(text.replace(old, old.replace("effort: 2h", "effort: 5m", 1)))


def test_a_cheaper_route_is_mentioned_not_taken(capfd: Printed) -> None:
    agreed = plan(capfd, *DAY, "--save")
    make_other_ways_cheap()
    later = plan(capfd, *DAY)
    assert steps(later) == steps(agreed)
    assert "the map fractions has changed" in later
    assert re.search(r"another route would now save \S+: --fresh takes it", later)
    assert "Make ratio tables" in steps(plan(capfd, *DAY, "--fresh"))


def test_what_a_credit_is_worth_goes_by_the_agreed_route(capfd: Printed) -> None:
    plan(capfd, *DAY, "--save")
    keys = "arith/multiply-facts", "frac.part-of-whole"
    before = [worth(capfd, key) for key in keys]
    make_other_ways_cheap()
    assert [worth(capfd, key) for key in keys] == before == ["4h", "2h"]


def worth(capfd: Printed, key: str) -> str:
    capfd.readouterr()
    run(["why", MIA, key, *DAY, "-q"])
    return re.findall(r"Without this credit: (\S+) more\.", capfd.readouterr().out)[0]


def test_what_happened_since_is_said_and_a_choice_leaves_the_route(capfd: Printed) -> None:
    plan(capfd, *DAY, "--save")
    assert run(["record", MIA, "frac.area-model", "--today", "2026-12-01"]) == 0
    words = ["--not-yet", "--today", "2026-12-03"]
    assert run(["record", MIA, "frac.equivalent", *words]) == 0
    later = plan(capfd, "--today", "2026-12-07")
    assert "Show fractions as areas: shown 1 Dec" in later
    assert "Make equivalent fractions: not yet, 3 Dec" in later
    assert "Fraction fluency badge: ready 21 Dec" not in later
    assert run(["choose", MIA, "ratio.tables", "--today", "2026-12-08"]) == 0
    last = plan(capfd, "--today", "2026-12-08")
    assert "left: something else was chosen" in last
    assert "Make ratio tables" in steps(last)


def test_a_choice_on_the_day_of_the_agreement_leaves_the_route_as_does_taking_it_back(
    capfd: Printed,
) -> None:
    agreed = plan(capfd, *DAY, "--save")
    assert run(["choose", MIA, "ratio.tables", *DAY]) == 0
    chosen = plan(capfd, *DAY, "--save")
    assert "left: something else was chosen" in chosen
    assert "decided: choose Make ratio tables" in chosen
    assert "nothing is different since" in plan(capfd, *DAY)
    assert run(["choose", MIA, "ratio.tables", "--undo", *DAY]) == 0
    last = plan(capfd, *DAY)
    assert "left: something else was chosen" in last
    assert steps(last) == steps(agreed)


def test_what_is_shown_on_the_day_of_the_agreement_is_told(capfd: Printed) -> None:
    plan(capfd, *DAY, "--save")
    assert run(["record", MIA, "frac.area-model", *DAY]) == 0
    assert "    Show fractions as areas: shown 23 Nov\n" in plan(capfd, *DAY)
    run(["status", MIA, *DAY])
    assert "  [x] Show fractions as areas   shown 23 Nov" in capfd.readouterr().out
    plan(capfd, *DAY, "--save")
    assert "nothing is different since" in plan(capfd, *DAY)


def test_a_former_id_keeps_the_route(capfd: Printed) -> None:
    agreed = plan(capfd, *DAY, "--save")
    assert run(["rename", "frac.equivalent", "frac.equal", "fractions/fractions.map.yaml"]) == 0
    later = plan(capfd, *DAY)
    assert "left:" not in later
    assert "the map fractions has changed, but none of the steps agreed on" in later
    assert steps(later) == steps(agreed)


def test_what_a_map_says_otherwise_of_the_steps_is_told(capfd: Printed) -> None:
    plan(capfd, *DAY, "--save")
    path = Path("fractions/fractions.map.yaml")
    text = path.read_text()
    for old, new in (
        ("title: Compare fractions", "title: Order fractions"),
        (
            "effort: 3h\n    requires: [frac.simplify, ratio.unit-rate]",
            "requires: [ratio.unit-rate]",
        ),
        ("requires: [frac.equivalent, frac.of-quantity]", "requires: [frac.equivalent]"),
        ("requires: [frac.equivalent]\n    assess", "requires: [frac.egyptian]\n    assess"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text)
    told = [
        "the map fractions has changed",
        "Compare fractions is now called Order fractions",
        "Order fractions now needs Egyptian fractions too",
        "Order fractions no longer needs Make equivalent fractions",
        "Read and write ratios no longer needs Find a fraction of a quantity",
        "2 other changes to its steps",
    ]
    later = plan(capfd, *DAY)
    assert [row for row in told if f"    {row}\n" in later] == told
    capfd.readouterr()
    run(["status", MIA, *DAY])
    status = capfd.readouterr().out
    assert [row for row in told if f"      {row}\n" in status] == told
    assert "the agreed route is left: it no longer leads to the goals" in status
    data = json.loads(plan(capfd, *DAY, "--format", "json"))
    jsonschema.validate(data, json.loads(schema_text("plan")))
    changes = data["agreed"]["map_changes"]
    assert [(c["kind"], c["id"], c["other"]) for c in changes][-2:] == [
        ("effort", "ratio.problems", None),
        ("free", "ratio.problems", "frac.simplify"),
    ]
    assert (changes[-2]["minutes_then"], changes[-2]["minutes_now"]) == (180, 60)


def test_a_route_that_no_longer_leads_there_is_left(capfd: Printed) -> None:
    plan(capfd, *DAY, "--save")
    path = Path("fractions/fractions.map.yaml")
    new = "requires: [frac.simplify, ratio.unit-rate, ratio.scale-drawings]"
    text = path.read_text().replace("requires: [frac.simplify, ratio.unit-rate]", new)
    path.write_text(text)
    later = plan(capfd, *DAY)
    assert "left: it no longer leads to the goals" in later
    assert "Scale drawings" in steps(later)


def test_what_is_no_plan_is_refused(capfd: Printed) -> None:
    SAVED.write_text("{}")
    assert run(["plan", MIA]) == 2
    assert "is no plan" in capfd.readouterr().err


def test_a_plan_for_other_goals_than_those_of_the_file_is_not_saved(capfd: Printed) -> None:
    typed = ["plan", MIA, *DAY, "--goal", "ratio.scale-recipe", "--goal", "equal parts", "--save"]
    assert run(typed) == 2
    said = capfd.readouterr().err
    assert "choose L-0042 --goal ratio.scale-recipe\n" in said
    assert '--goal "equal parts"\n' in said
    assert not SAVED.exists()
    plan(capfd, *DAY, "--save")
    saved = SAVED.read_bytes()
    assert run(typed) == 2
    assert SAVED.read_bytes() == saved


@pytest.mark.parametrize("files", [["fractions"], ["fractions/fractions.map.yaml"]])
def test_renaming_keeps_the_route_and_its_dates(capfd: Printed, files: list[str]) -> None:
    agreed = plan(capfd, *DAY, "--save")
    assert run(["record", MIA, "frac.area-model", "--today", "2026-12-01"]) == 0
    before = status(capfd)
    assert "; agreed 25 Nov" in before
    for old in ("frac.area-model", "frac.equivalent", "ratio.problems", "fraction-badge"):
        assert run(["rename", old, f"{old}.new", *files]) == 0
    later = plan(capfd, *DAY)
    assert "the map fractions has changed" in later
    assert "left:" not in later
    assert steps(later) == steps(agreed)
    told = r" *the map fractions has changed, but none of the steps agreed on\n"
    assert re.sub(told, "", status(capfd)) == before


def status(capfd: Printed) -> str:
    capfd.readouterr()
    run(["status", MIA, "--today", "2026-12-07", "-q"])
    return capfd.readouterr().out


def test_a_damaged_plan_is_no_plan(capfd: Printed) -> None:
    plan(capfd, *DAY, "--save")
    kept = SAVED.read_text()
    damaged = [kept[:200], "[" * 100_000 + "]" * 100_000]
    for path in (["totals", "minutes"], ["maps", 0, "fingerprint"], ["steps"], ["as_of"]):
        data = inside = json.loads(kept)
        for part in path[:-1]:
            inside = inside[part]
        inside[path[-1]] = [None]
        damaged.append(json.dumps(data))
    for text in damaged:
        SAVED.write_text(text)
        assert run(["plan", MIA, *DAY]) == 2, text[:300]
        assert "is no plan" in capfd.readouterr().err
