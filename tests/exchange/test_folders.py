"""A folder with files of several formats is brought in as one."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from pathplan.assess.matching import Matcher
from pathplan.cli.run import run
from pathplan.model import CompetencyMap

ROOT = Path(__file__).parents[2]
ROW = "L-0099,frac.compare,yes,2026-12-01,Quiz: Unit 3"
GRADES = (
    "ID number,Quiz: Unit 3 (Percentage),Last downloaded from this course\n4711,90 %,1764201600\n"
)


@pytest.fixture
def learner(tmp_path: Path) -> Path:
    """Return a learner's file, beside a folder `in` with a gradebook and a table of evidence."""
    for name in ("fractions", "arithmetic"):
        shutil.copytree(ROOT / "curricula" / name, tmp_path / name)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.csv").write_text(GRADES)
    (folder / "b.csv").write_text(f"learner,competency,result,date,source\n{ROW}\n")
    path = tmp_path / "fractions" / "learners" / "L-0099.learner.yaml"
    path.write_text(
        "format: pathplan-learner/1\nid: L-0099\nids: {moodle: '4711'}\n"
        "map: ../fractions.map.yaml\n"
    )
    return path


def test_diff_shows_what_comes_from_all_of_them(
    learner: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = learner.read_text()
    assert run(["import", str(tmp_path / "in"), str(learner), "--diff"]) == 0
    shown = [row for row in capfd.readouterr().out.splitlines() if row.startswith("+  - {")]
    assert learner.read_text() == before
    assert run(["import", str(tmp_path / "in"), str(learner)]) == 0
    assert [f"+{row}" for row in learner.read_text().splitlines() if "- {" in row] == shown
    assert len(shown) == 2


def test_a_learner_typed_in_two_ways_is_one(learner: Path, tmp_path: Path) -> None:
    other = f"{learner.parent}/../learners/{learner.name}"
    assert run(["import", str(tmp_path / "in"), str(learner), other]) == 0
    assert learner.read_text().count("frac.compare") == 1


def test_names_of_maps_are_gathered_once_for_all_learners(
    learner: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    class Counted(Matcher):
        def __init__(self, maps: Sequence[CompetencyMap]) -> None:
            made.append(maps)
            super().__init__(maps)

    monkeypatch.setattr("pathplan.cli.people.Matcher", Counted)
    table = tmp_path / "in" / "b.csv"
    table.write_text(f"{table.read_text()}{ROW.replace('0099', '0042')}\n")
    assert run(["import", str(tmp_path / "in"), str(learner.parent)]) == 0
    assert len(made) == 1


def test_diff_says_where_there_is_nothing_new(
    learner: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(tmp_path / "in"), str(learner)]) == 0
    capfd.readouterr()
    assert run(["import", str(tmp_path / "in"), str(learner), "--diff"]) == 0
    assert "Nothing was added. 1 was there already." in capfd.readouterr().out


def test_what_cannot_be_read_keeps_all_from_being_written(learner: Path, tmp_path: Path) -> None:
    before = learner.read_text()
    typed = ["import", str(tmp_path / "in"), str(learner), "--columns", "learner=Nobody"]
    assert run(typed) == 2
    assert learner.read_text() == before


def test_a_learner_named_twice_is_one(learner: Path, tmp_path: Path) -> None:
    folder = str(learner.parent)
    assert run(["import", str(tmp_path / "in"), str(learner), folder]) == 0
    assert learner.read_text().count("- {") == 2


def test_what_is_not_read_is_named(
    learner: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in" / "broken.json").write_text('{"a": ')
    (tmp_path / "in" / "notes.txt").write_text("hello")
    assert run(["import", str(tmp_path / "in"), str(learner)]) == 0
    assert "Not read: broken.json and notes.txt." in capfd.readouterr().out


def test_a_learner_without_a_map_is_refused(
    learner: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    learner.write_text("format: pathplan-learner/1\nid: L-0099\nmap: nowhere.map.yaml\n")
    assert run(["import", str(tmp_path / "in"), str(learner)]) == 2
    assert "is on no map that is there" in capfd.readouterr().err
