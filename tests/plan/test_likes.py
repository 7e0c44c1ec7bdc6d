"""What is liked and what is offered are compared in one way: case and regions decide nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from pathplan.cli.run import run

MAP = """\
format: pathplan-map/1
id: m
title: M
language: %s
competencies:
  far: {title: Far, effort: 2h}
  quick: {title: Quick, effort: 1h}
  cook: {title: Cook, effort: 3h, resources: [{title: Film, interests: [cooking]}]}
  last: {title: Last, effort: 1h, requires: [far]}
  extra: {title: Extra, effort: 1h, optional: true, tags: [COOKING]}
"""
LEARNER = """\
format: pathplan-learner/1
id: ida
map: m.map.yaml
goals: [last, quick, cook]
likes: {interests: [Cooking], languages: [%s]}
"""
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Printed) -> Printed:
    monkeypatch.chdir(tmp_path)
    written("en", "en")
    return capfd


def written(spoken: str, read: str) -> None:
    Path("m.map.yaml").write_text(MAP % spoken)
    Path("ida.learner.yaml").write_text(LEARNER % read)


def test_an_interest_is_one_in_any_case(told: Printed) -> None:
    assert run(["next", "ida"]) == 0
    assert re.search(r"Cook +3h +Cooking", told.readouterr().out)
    assert run(["choose", "ida"]) == 0
    assert "Extra (Cooking)" in told.readouterr().out
    assert run(["plan", "ida", "--order", "interest", "--format", "json"]) == 0
    assert json.loads(told.readouterr().out)["steps"][0]["competencies"][0]["id"] == "cook"
    assert run(["check", "--select", "no-resource-for-learner"]) == 0
    assert "offers" not in told.readouterr().out


@pytest.mark.parametrize(
    ("spoken", "read", "lacking"),
    [("es", "es-MX", []), ("es_419", "ES", []), ("en", "es-MX", ["es-MX"]), ("en", "en", [])],
)
def test_a_language_is_one_in_every_region(
    told: Printed, spoken: str, read: str, lacking: list[str]
) -> None:
    written(spoken, read)
    assert run(["check", "--all", "--select", "no-resource-for-learner"]) == 0
    found = re.findall(r"offers `(\S+)`", told.readouterr().out)
    assert found == lacking
    assert run(["plan", "ida", "--format", "json"]) == 0
    steps = json.loads(told.readouterr().out)["steps"]
    said = [step["competencies"][0]["lacking"] for step in steps]
    assert ("language" in said) == bool(lacking)


def test_a_resource_in_each_language_that_settings_ask_for(told: Printed) -> None:
    written("es-MX", "es")
    Path("pathplan.toml").write_text('[rules]\nno-resource = {languages = ["es", "en"]}\n')
    assert run(["check", "--all", "--select", "no-resource", "m.map.yaml"]) == 0
    text = told.readouterr().out
    assert "`cook` has nothing in `en`" in text
    assert "`cook` has nothing in `es`" not in text
