"""Recording adds to a learner file and touches nothing else; all files are written, or none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pathplan.cli.run import run

CURRICULA = Path(__file__).parents[1] / "curricula"
MIA = "fractions/learners/L-0042.learner.yaml"
ANA = "fractions/learners/L-0008.learner.yaml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("fractions", "arithmetic"):
        shutil.copytree(CURRICULA / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)


def added_lines(path: str) -> list[str]:
    before = (CURRICULA / path).read_text().splitlines()
    after = Path(path).read_text().splitlines()
    new = [line for line in after if line not in before]
    assert [line for line in after if line not in new] == before
    return new


def test_a_record_is_one_line_more() -> None:
    words = ["--by", "M. Ortiz", "--took", "4h", "--today", "2026-12-01", "--kind", "poster"]
    assert run(["record", MIA, "frac.area-model", *words]) == 0
    assert added_lines(MIA) == [
        "  - {competency: frac.area-model, date: 2026-12-01, kind: poster, by: M. Ortiz, took: 4h}"
    ]
    assert run(["check", "--ignore", "dead-end"]) == 0


def test_one_that_cannot_be_written_keeps_all_from_being_written() -> None:
    Path(ANA).write_text(Path(ANA).read_text() + "broken: [\n")
    assert run(["record", MIA, ANA, "frac.compare", "--today", "2026-12-01"]) == 2
    assert Path(MIA).read_text() == (CURRICULA / MIA).read_text()


def test_the_name_may_come_from_settings() -> None:
    Path("pathplan.toml").write_text('by = "A. Rahman"\n')
    words = ["--waive", "--reason", "seen", "--today", "2026-12-01"]
    assert run(["record", MIA, "frac.compare", *words]) == 0
    assert added_lines(MIA) == [
        "  - {waive: frac.compare, by: A. Rahman, date: 2026-12-01, reason: seen}"
    ]


def test_a_file_without_a_list_gets_one() -> None:
    path = Path("x.learner.yaml")
    path.write_text("# me\nformat: pathplan-learner/1\nid: x\nmap: fractions/fractions.map.yaml\n")
    assert run(["record", str(path), "frac.unit-fractions", "--today", "2026-12-01"]) == 0
    assert run(["record", str(path), "--note", "new: here", "--today", "2026-12-01"]) == 0
    assert path.read_text().endswith(
        "map: fractions/fractions.map.yaml\n"
        "evidence:\n  - {competency: frac.unit-fractions, date: 2026-12-01}\n"
        'notes:\n  - {date: 2026-12-01, text: "new: here"}\n'
    )
    assert run(["check", str(path)]) == 0


def test_what_may_not_be_waived_is_not() -> None:
    words = ["--waive", "--by", "x", "--reason", "y"]
    assert run(["record", MIA, "fraction-badge", *words]) == 2
    assert Path(MIA).read_text() == (CURRICULA / MIA).read_text()
