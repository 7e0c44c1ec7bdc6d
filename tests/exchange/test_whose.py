"""Whose a record is: by what a system calls somebody, and never by a number of another system."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pathplan.cli.run import run

ROOT = Path(__file__).parents[2]
RESULTS = (
    "student name,student id,student sis id,assessment title,submission date,"
    "learning outcome name,outcome score,learning outcome mastered\n"
    "Mia,{canvas},{sis},Quiz,2026-11-02,frac.compare,4,1\n"
)


def _brought(tmp_path: Path, ids: str, canvas: str, sis: str) -> bool:
    """Say whether a result of Canvas comes into the file of a learner with some ids."""
    for name in ("fractions", "arithmetic"):
        shutil.copytree(ROOT / "curricula" / name, tmp_path / name)
    path = tmp_path / "fractions" / "learners" / "L-0099.learner.yaml"
    path.write_text(
        f"format: pathplan-learner/1\nid: L-0099\nids: {{{ids}}}\nmap: ../fractions.map.yaml\n"
    )
    (tmp_path / "results.csv").write_text(RESULTS.format(canvas=canvas, sis=sis))
    assert run(["import", str(tmp_path / "results.csv"), str(path)]) == 0
    return "frac.compare" in path.read_text()


@pytest.mark.parametrize(
    ("ids", "canvas", "sis", "expected"),
    [
        ("canvas: '42'", "42", "", True),
        ("canvas: 42", "42", "", True),
        ("sis: '4711'", "42", "4711", True),
        ("moodle: '4711'", "42", "4711", True),
        ("moodle: '42'", "42", "", False),
        ("canvas: '42'", "7", "42", False),
        ("canvas: '42', moodle: '7'", "42", "7", True),
        ("email: mia@x.org", "mia@x.org", "", True),
    ],
)
def test_a_number_is_that_of_its_system(
    tmp_path: Path, ids: str, canvas: str, sis: str, *, expected: bool
) -> None:
    assert _brought(tmp_path, ids, canvas, sis) is expected


def test_what_may_be_of_two_of_one_name_is_of_nobody(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("fractions", "arithmetic"):
        shutil.copytree(ROOT / "curricula" / name, tmp_path / name)
    folder = tmp_path / "fractions" / "class"
    folder.mkdir()
    for id_ in ("L-1", "L-2"):
        (folder / f"{id_}.learner.yaml").write_text(
            f"format: pathplan-learner/1\nid: {id_}\nmap: ../fractions.map.yaml\n"
        )
    (folder / "names.csv").write_text("id,name\nL-1,Leo Li\nL-2,Leo Li\n")
    (tmp_path / "results.csv").write_text(
        "Name,Skill,Result,Date\n"
        "Leo Li,frac.compare,yes,2026-11-02\n"
        "L-2,frac.compare,yes,2026-11-02\n"
    )
    assert run(["import", str(tmp_path / "results.csv"), str(folder)]) == 0
    said = " ".join(capfd.readouterr().out.split())
    assert "Several here are called `Leo Li`, so 1 record is of nobody (row 2)." in said
    assert "evidence" not in (folder / "L-1.learner.yaml").read_text()
    assert "evidence" in (folder / "L-2.learner.yaml").read_text()
