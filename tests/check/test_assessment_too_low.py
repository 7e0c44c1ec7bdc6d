"""What an assessment has to reach is what no path does without."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathplan.library import Library
from pathplan.model import Settings
from pathplan.pipeline import check_files

MAP = """\
format: pathplan-map/1
id: m
title: M
language: en
levels: [low, middle, high]
mastery: high
competencies:
  p:
    title: P
    effort: 1h
    assess: [{title: Quiz, level: low}, {title: Task, level: middle}, {title: Exam}]
  some: {title: Some, effort: 1h, requires: [{id: p, level: middle}]}
  much: {title: Much, effort: 1h, requires: [p]}
  either: {title: Either, effort: 1h, requires: [{any_of: [{id: p, level: middle}, much]}]}
assessments:
  day: {title: Day, shows: {p: middle}}
"""
LEARNER = """\
format: pathplan-learner/1
id: ida
map: m.map.yaml
goals: [%s]
decisions:
  - {choose: p, show: %s, by: Ida, date: 2026-09-01}
"""


@pytest.mark.parametrize(
    ("goals", "way", "said"),
    [
        pytest.param("p", "Task", "only to middle, and high is needed", id="goal"),
        pytest.param("p", "Exam", "", id="high enough"),
        pytest.param("{id: p, level: middle}", "Task", "", id="goal at a lower level"),
        pytest.param("some", "Quiz", "only to low, and middle is needed", id="asked on the way"),
        pytest.param("some", "Task", "", id="enough for what asks"),
        pytest.param("some", "Day", "", id="an assessment of the map"),
        pytest.param("much", "Day", "only to middle, and high is needed", id="of the map, too low"),
        pytest.param("either", "Task", "", id="enough for one of the ways"),
        pytest.param("either", "Quiz", "only to low, and middle is needed", id="for none of them"),
        pytest.param("some, p", "Task", "only to middle, and high is needed", id="goal and way"),
        pytest.param("p", "Egg race", "", id="an assessment that there is not"),
    ],
)
def test_only_what_is_too_low_for_every_path_is_found(
    goals: str, way: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("m.map.yaml").write_text(MAP)
    Path("ida.learner.yaml").write_text(LEARNER % (goals, way))
    settings = Settings(select=("assessment-too-low",))
    found = check_files(Library(), ["ida.learner.yaml"], settings).findings
    assert [f.message for f in found] == ([f"this shows P {said}"] if said else [])
