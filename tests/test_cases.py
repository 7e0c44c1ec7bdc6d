"""Golden cases: what a command prints, to the letter, and its exit code.

A case is a folder with `command`, `expected`, its own input files and perhaps `uses`: the folders
of curricula/ that it works on. `pytest --update` writes what is printed now.
"""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from pathplan.cli.run import run

CASES = Path(__file__).parent / "cases"
CURRICULA = Path(__file__).parents[1] / "curricula"
OWN = {"command", "expected", "uses"}


@pytest.mark.parametrize("name", sorted(p.name for p in CASES.iterdir()))
def test_case(
    name: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    case = CASES / name
    uses = case / "uses"
    for folder in uses.read_text().split() if uses.exists() else ():
        shutil.copytree(
            CURRICULA / folder,
            tmp_path / "curricula" / folder,
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns("names.csv"),
        )
    if uses.exists():
        shutil.copy(CURRICULA / "pathplan.toml", tmp_path / "curricula")
    shutil.copytree(case, tmp_path, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*OWN))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    code = run(shlex.split((case / "command").read_text())[1:])
    printed = capfd.readouterr()
    text = printed.out
    if printed.err:
        text += f"--- stderr\n{printed.err}"
    text += f"--- exit {code}\n"
    expected = case / "expected"
    if request.config.getoption("--update"):
        expected.write_text(text)
    assert text == expected.read_text()


def test_every_file_of_a_case_is_read() -> None:
    for case in CASES.iterdir():
        assert (case / "command").is_file(), case
        assert (case / "expected").is_file(), case
