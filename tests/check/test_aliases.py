"""A map that is listed under another name than its id: the rules see through the name."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pathplan.library import Library
from pathplan.pipeline import check_files
from pathplan.text import Place

LOOKED_AT = {
    "decision-without-effect",
    "recommends-cycle",
    "redundant-recommendation",
    "refreshes-unrelated",
    "retired-id",
    "self-requirement",
    "unknown-level",
    "unknown-prerequisite",
}
FIRST = """format: pathplan-map/1
id: a
levels: [some, all]
mastery: all
maps: {NAME: b.map.yaml}
competencies:
  one: {title: One, requires: [NAME/two], recommends: [NAME/two], assess: [{title: Sums}]}
  same: {title: Same, requires: [a/same]}
  circle: {title: Circle, recommends: [NAME/round]}
  fresh: {title: Fresh, requires: [NAME/two], refreshes: {NAME/far: 0.5}}
  level: {title: Level, requires: [{id: NAME/two, level: sum}]}
  old: {title: Old, requires: [NAME/was-two]}
  useful: {title: Useful}
  gone: {title: Gone, requires: [NAME/nothing]}
  early: {title: Early, requires: [{id: NAME/two, level: some}]}
assessments:
  exam: {title: All of it, shows: {one: all, NAME/two: some, NAME/end: all}}
credentials:
  badge: {title: Badge, requires: [one, same, circle, fresh, level, old, early]}
"""
OTHER = """format: pathplan-map/1
id: b
levels: [some, all]
mastery: all
maps: {THERE: a.map.yaml}
competencies:
  two: {title: Two, was: [was-two]}
  round: {title: Round, requires: [THERE/circle]}
  far: {title: Far, recommends: [THERE/useful]}
  end: {title: End, requires: [round]}
"""
LEARNER = """format: pathplan-learner/1
id: ada
map: a.map.yaml
goals: [one, b/end, early]
decisions:
  - {choose: b/two, show: All of it}
  - {avoid: circle}
  - {choose: b/end, show: All}
  - {avoid: b/far}
"""


def found(folder: Path, name: str, there: str) -> list[tuple[str, Place | None]]:
    texts = {"a.map.yaml": FIRST, "b.map.yaml": OTHER, "ada.learner.yaml": LEARNER}
    for file, text in texts.items():
        (folder / file).write_text(text.replace("NAME", name).replace("THERE", there))
    findings = check_files(Library(), list(texts)).findings
    return [(f.rule, replace(f.place, source="") if f.place else None) for f in findings]


@pytest.mark.parametrize(("name", "there"), [("q", "a"), ("b", "q"), ("q", "q")])
def test_rules_see_through_the_name_of_a_map(
    name: str, there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plain = found(tmp_path, "b", "a")
    told = {rule for rule, _ in plain}
    assert told >= LOOKED_AT
    aliased = found(tmp_path, name, there)
    assert [f for f in aliased if f[0] != "wrong-prefix"] == plain
