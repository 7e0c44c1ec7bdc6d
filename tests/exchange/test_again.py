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
