"""Saving a plan and planning again on the same day changes nothing, whoever it is for."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from maps import map_text, reviewed_map

from pathplan.cli.run import run

CURRICULA = Path(__file__).parents[2] / "curricula"
LEARNERS = sorted(
    str(p.relative_to(CURRICULA)) for p in CURRICULA.glob("*/learners/*.learner.yaml")
)
DAY = "2026-11-23"
RANDOM = 150
Printed = pytest.CaptureFixture[str]
AGREED = re.compile(r"(?m)^  Agreed on .*?; nothing is different since\.\n\n")
OFFER = re.compile(r"(?m)^For .*\n|^When you agree on it: .*\n")
"""What to type next: after a plan was agreed on it is no longer offered to."""


def printed(capfd: Printed, *words: str) -> str:
    capfd.readouterr()
    run(["plan", *words, "-q"])
    return capfd.readouterr().out


def saving_changes_nothing(capfd: Printed, learner: str) -> bool:
    """Check that it does; say whether there was something to save."""
    words = [learner, "--today", DAY]
    text, data = printed(capfd, *words), printed(capfd, *words, "--format", "json")
    if run(["plan", *words, "-q", "--save"]):
        return False
    again = printed(capfd, *words)
    assert OFFER.sub("", AGREED.sub("", again)) == OFFER.sub("", text)
    later = json.loads(printed(capfd, *words, "--format", "json"))
    agreed = later.pop("agreed")
    assert agreed["kept"]
    assert not agreed["moved"]
    assert agreed["cheaper_minutes"] is None
    first = json.loads(data)
    assert first.pop("agreed") is None
    assert later == first
    return True


@pytest.mark.parametrize("learner", LEARNERS)
def test_for_the_learners_that_are_shipped(
    learner: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Printed
) -> None:
    shutil.copytree(CURRICULA, tmp_path / "curricula")
    monkeypatch.chdir(tmp_path / "curricula")
    saving_changes_nothing(capfd, learner)


def test_for_random_learners(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Printed
) -> None:
    monkeypatch.chdir(tmp_path)
    saved = reviewed = 0
    for seed in range(RANDOM):
        folder = Path(str(seed))
        folder.mkdir()
        map_ = reviewed_map(seed, 8)
        folder.joinpath("m.map.yaml").write_text(map_text(map_))
        learner = folder / "l.learner.yaml"
        learner.write_text(random_learner(seed, [entry.id for entry in map_.competencies]))
        done = saving_changes_nothing(capfd, str(learner))
        saved += done
        reviewed += done and '"kind": "refresh"' in Path(str(seed), "l.plan.json").read_text()
    assert saved > RANDOM / 3
    assert reviewed > RANDOM / 6


def random_learner(seed: int, ids: list[str]) -> str:
    """Return the text of a learner's file: dates to meet, few hours, things shown once or twice."""
    random = Random(seed * 11 + 5)
    today = date.fromisoformat(DAY)

    def day(first: int, last: int) -> str:
        return (today + timedelta(days=random.randint(first, last))).isoformat()

    lines = ["format: pathplan-learner/1", "id: l", "map: m.map.yaml", "goals:"]
    for name in random.sample(ids, 3):
        due = f", due: {day(3, 40)}" if random.random() < 0.6 else ""
        lines.append(f"  - {{id: {name}{due}}}")
    days = ", ".join(random.sample(["mon", "tue", "wed", "thu", "fri"], random.randint(1, 5)))
    lines += ["pace:", f"  hours_per_week: {random.choice([1, 2, 3])}", f"  days: [{days}]"]
    lines += [f"  max_sitting: {random.choice([15, 40])}m"] if random.random() < 0.5 else []
    lines += ["evidence:"] if ids else []
    shown = [name for name in ids if random.random() < 0.4] or ids[:1]
    lines += [
        f"  - {{competency: {name}, date: {day(-40, 0)}, kind: quiz}}"
        for name in shown
        for _ in range(random.choice([1, 1, 2]))
    ]
    return "\n".join(lines) + "\n"
