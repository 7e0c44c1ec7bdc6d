"""Golden cases: what a command prints, to the letter, and its exit code.

A case is a folder with `command`, `expected`, its own input files and perhaps `uses`: the folders
of curricula/ that it works on. `pytest --update` writes what is printed now. A file that is neither
read nor named, and without which the same is printed, has no business there.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from golden import CASES, OWN, command, laid_out

from pathplan import disk
from pathplan.cli.run import run

NAMES = sorted(p.name for p in CASES.iterdir())


class Reading:
    """Runs cases, and knows which files of the last one were read."""

    def __init__(self, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.capfd, self.monkeypatch = capfd, monkeypatch
        self.read: set[Path] = set()
        self._bytes = disk.read_bytes
        monkeypatch.setattr(disk, "read_bytes", self._noted)
        monkeypatch.delenv("FORCE_COLOR", raising=False)

    def _noted(self, path: str, limit: int = disk.LIMIT) -> bytes:
        self.read.add(Path(path).resolve())
        return self._bytes(path, limit)

    def said(self, case: Path, folder: Path) -> str:
        """Return what the command of a case says in a folder, with its exit code."""
        self.monkeypatch.chdir(folder)
        self.read.clear()
        code = run(command(case))
        printed = self.capfd.readouterr()
        remarks = f"--- stderr\n{printed.err}" if printed.err else ""
        return f"{printed.out}{remarks}--- exit {code}\n"


@pytest.fixture
def reading(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Reading:
    return Reading(capfd, monkeypatch)


@pytest.mark.parametrize("name", NAMES)
def test_case(name: str, tmp_path: Path, reading: Reading, request: pytest.FixtureRequest) -> None:
    case = CASES / name
    folder = tmp_path / "whole"
    folder.mkdir()
    laid_out(case, folder)
    text = reading.said(case, folder)
    expected = case / "expected"
    if request.config.getoption("--update"):
        expected.write_text(text)
    assert text == expected.read_text()
    for file in _unread(case, folder, reading.read):
        without = tmp_path / file.name
        without.mkdir()
        laid_out(case, without)
        (without / file).unlink()
        assert reading.said(case, without) != text, f"{file} is not read, and not missed"


def _unread(case: Path, folder: Path, read: set[Path]) -> list[Path]:
    """Return the input files of a case that its command neither names nor has read."""
    own = [file.relative_to(case) for file in sorted(case.rglob("*")) if file.is_file()]
    named = [Path(word) for word in command(case)]
    return [
        file
        for file in own
        if file.name not in OWN
        and (folder / file).resolve() not in read
        and not any(file.is_relative_to(word) for word in named if word != Path())
    ]
