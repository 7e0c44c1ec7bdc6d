"""What is said to a closed pipe, a closed stream or a full disk changes no exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

MAP = """format: pathplan-map/1
id: x
competencies:
  a: {title: A}
  b: {title: B, effort: 1h, requires: [WHAT]}
"""
LEARNER = "format: pathplan-learner/1\nid: ada\nmap: x.map.yaml\ngoals: [a]\n"
COMMANDS = {
    "a plan": (["plan", "ada"], 0),
    "a file": (["plan", "ada", "-o", "plan.md"], 0),
    "a file with remarks": (["draw", "x.map.yaml", "-o", "x.svg"], 0),
    "findings": (["check", "--verbose", "--fail-on", "warning"], 1),
    "a refusal": (["plan", "nobody"], 2),
    "wrong use": (["plan", "--nope"], 2),
    "help": (["--help"], 0),
    "help for one": (["plan", "--help"], 0),
    "version": (["--version"], 0),
}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.map.yaml").write_text(MAP.replace("WHAT", "a"))
    Path("ada.learner.yaml").write_text(LEARNER)


@contextmanager
def unread() -> Iterator[IO[bytes]]:
    """Yield a pipe that nobody reads."""
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "wb", buffering=0) as closed:
        yield closed


def ran(words: list[str], out: IO[bytes] | int, err: IO[bytes] | int) -> tuple[int, bytes, bytes]:
    made = subprocess.run(
        [sys.executable, "-m", "pathplan", *words], stdout=out, stderr=err, check=False
    )
    return made.returncode, made.stdout or b"", made.stderr or b""


@pytest.mark.parametrize(("words", "code"), COMMANDS.values(), ids=COMMANDS)
def test_a_reader_that_goes_away_changes_no_exit_code(words: list[str], code: int) -> None:
    whole = ran(words, subprocess.PIPE, subprocess.PIPE)
    assert whole[0] == code
    made = {path: path.read_bytes() for path in Path().iterdir()}
    with unread() as pipe:
        assert ran(words, pipe, subprocess.PIPE) == (code, b"", whole[2])
        assert ran(words, subprocess.PIPE, pipe) == (code, whole[1], b"")
        assert ran(words, pipe, pipe) == (code, b"", b"")
    assert {path: path.read_bytes() for path in Path().iterdir()} == made


@pytest.mark.parametrize(("words", "code"), COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize("closed", ["2>&-", ">&-", ">&- 2>&-"])
@pytest.mark.skipif(os.name != "posix", reason="a shell's own words")
def test_closed_streams_change_no_exit_code(words: list[str], code: int, closed: str) -> None:
    line = f'"$0" -m pathplan "$@" {closed}'
    made = subprocess.run(["/bin/sh", "-c", line, sys.executable, *words], check=False)
    assert made.returncode == code


@pytest.mark.parametrize(("words", "code"), COMMANDS.values(), ids=COMMANDS)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_remarks_that_cannot_be_written_change_no_exit_code(words: list[str], code: int) -> None:
    with Path("/dev/full").open("wb", buffering=0) as full:
        assert ran(words, subprocess.PIPE, full)[0] == code
        lost, _, said = ran(words, full, subprocess.PIPE)
    assert b"Traceback" not in said
    assert lost == code or (lost, b"could not be written" in said) == (2, True)
