"""Bringing in evidence again adds nothing; comments and layout stay."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pathplan.cli.run import run

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "tests" / "exchange" / "evidence" / "records" / "semicolons.csv"


def _learners(tmp_path: Path) -> Path:
    for name in ("fractions", "arithmetic"):
        shutil.copytree(ROOT / "curricula" / name, tmp_path / name)
    shutil.copy(TABLE, tmp_path / "results.csv")
    return tmp_path / "fractions" / "learners"


def test_again_adds_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    learners = _learners(tmp_path)
    before = {p.name: p.read_text() for p in learners.iterdir()}
    typed = ["pathplan", "import", str(tmp_path / "results.csv"), str(learners)]
    assert run(typed[1:]) == 0
    once = {p.name: p.read_text() for p in learners.iterdir()}
    assert "Added to" in capfd.readouterr().out
    assert run(typed[1:]) == 0
    assert {p.name: p.read_text() for p in learners.iterdir()} == once
    assert "Nothing was added. 2 were there already." in capfd.readouterr().out
    changed = [name for name in before if before[name] != once[name]]
    assert changed == ["L-0042.learner.yaml"]
    kept = once[changed[0]].splitlines()
    assert [line for line in kept if line in before[changed[0]].splitlines()] == (
        before[changed[0]].splitlines()
    )


def test_a_learner_without_evidence_gets_all_of_it(tmp_path: Path) -> None:
    learners = _learners(tmp_path)
    path = learners / "L-0099.learner.yaml"
    path.write_text(
        "format: pathplan-learner/1\nid: L-0099  # new\nmap: ../fractions.map.yaml\n"
        "goals: [fraction-badge]\n"
    )
    table = tmp_path / "more.csv"
    table.write_text(
        "learner,competency,result,date\n"
        + "".join(f"L-0099,{c},yes,2026-12-0{n}\n" for n, c in enumerate(["frac.compare"] * 3, 1))
    )
    assert run(["import", str(table), str(path)]) == 0
    text = path.read_text()
    assert text.count("evidence:") == 1
    assert text.count("- {competency: frac.compare, date: 2026-12-0") == 3
    assert "id: L-0099  # new" in text


GRADES = (
    "ID number,Quiz: Unit 3 (Percentage),Last downloaded from this course\n4711,{score},{seconds}\n"
)
DAY = 24 * 60 * 60


def _graded(tmp_path: Path, *scores: str) -> tuple[Path, list[str]]:
    """Return a learner's file and a gradebook for each score, downloaded on days in a row."""
    learners = _learners(tmp_path)
    path = learners / "L-0099.learner.yaml"
    path.write_text(
        "format: pathplan-learner/1\nid: L-0099\nids: {moodle: '4711'}\n"
        "map: ../fractions.map.yaml\n"
    )
    books = []
    for day, score in enumerate(scores):
        book = tmp_path / f"grades-{day}.csv"
        book.write_text(GRADES.format(score=score, seconds=1764201600 + day * DAY))
        books.append(str(book))
    return path, books


def test_a_gradebook_downloaded_again_adds_what_changed(tmp_path: Path) -> None:
    path, books = _graded(tmp_path, "60 %", "60 %", "90 %", "90 %", "60 %", "60 %")
    for book in [*books, *books]:
        assert run(["import", book, str(path)]) == 0
    entries = [line for line in path.read_text().splitlines() if "- {" in line]
    assert [line[line.index("score") :].split('"')[1] for line in entries] == [
        "60 %",
        "90 %",
        "60 %",
    ]
    assert [line[line.index("20") :][:10] for line in entries] == [
        "2025-11-27",
        "2025-11-29",
        "2025-12-01",
    ]


def test_gradebooks_of_one_folder_are_read_by_their_days(tmp_path: Path) -> None:
    path, books = _graded(tmp_path, "60 %", "90 %", "90 %", "90 %")
    folder = tmp_path / "books"
    folder.mkdir()
    for name, book in zip("dcba", books, strict=True):
        shutil.copy(book, folder / f"{name}.csv")
    assert run(["import", str(folder), str(path)]) == 0
    assert path.read_text().count("- {") == 2


def test_what_has_no_day_of_its_own_is_the_same_on_another_date(tmp_path: Path) -> None:
    learners = _learners(tmp_path)
    path = learners / "L-0042.learner.yaml"
    table = tmp_path / "undated.csv"
    table.write_text("learner,competency,result\nL-0042,frac.compare,yes\n")
    for day in ("2026-12-01", "2026-12-08"):
        assert run(["import", str(table), str(path), "--date", day]) == 0
    assert path.read_text().count("date: 2026-12-0") == 1


def test_texts_with_hidden_characters_are_found_again(tmp_path: Path) -> None:
    learners = _learners(tmp_path)
    path = learners / "L-0042.learner.yaml"
    table = tmp_path / "hidden.csv"
    table.write_text(
        "learner,competency,result,date,source\nL-0042,frac.compare,yes,2026-12-01,a\u2028b\x07 c\n"
    )
    for _ in range(2):
        assert run(["import", str(table), str(path)]) == 0
    assert path.read_text().count("date: 2026-12-01") == 1


def test_a_date_that_may_mean_two_days_is_none_whatever_the_date_asked_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = _learners(tmp_path) / "L-0042.learner.yaml"
    before = path.read_text()
    table = tmp_path / "two-days.csv"
    table.write_text("learner,competency,result,date\nL-0042,frac.compare,yes,03/04/2026\n")
    assert run(["import", str(table), str(path), "--date", "2026-12-01"]) == 0
    assert path.read_text() == before
    said = "1 date: it may mean two days, or none; write 2026-12-31 (D2)"
    assert said in " ".join(capfd.readouterr().out.split())
