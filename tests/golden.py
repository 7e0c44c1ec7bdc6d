"""The golden cases: a folder each, made ready to run a command in."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

CASES = Path(__file__).parent / "cases"
CURRICULA = Path(__file__).parents[1] / "curricula"
OWN = {"command", "expected", "uses"}


def command(case: Path) -> list[str]:
    """Return what is typed in a case, without the program's name."""
    return shlex.split((case / "command").read_text())[1:]


def laid_out(case: Path, folder: Path) -> None:
    """Put the input files of a case into a folder."""
    uses = case / "uses"
    for part in uses.read_text().split() if uses.exists() else ():
        shutil.copytree(
            CURRICULA / part,
            folder / "curricula" / part,
            dirs_exist_ok=True,
            ignore=shutil.ignore_patterns("names.csv"),
        )
    if uses.exists():
        shutil.copy(CURRICULA / "pathplan.toml", folder / "curricula")
    shutil.copytree(case, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*OWN))
