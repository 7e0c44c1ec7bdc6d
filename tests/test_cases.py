"""Golden cases: what a command prints, to the letter, and its exit code.

A case is a folder with `command`, `expected`, its own input files and perhaps `uses`: the folders
of curricula/ that it works on. `pytest --update` writes what is printed now.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from golden import CASES, command, laid_out

from pathplan.cli.run import run


@pytest.mark.parametrize("name", sorted(p.name for p in CASES.iterdir()))
def test_case(
    name: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    case = CASES / name
    laid_out(case, tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    code = run(command(case))
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
