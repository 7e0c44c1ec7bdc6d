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
