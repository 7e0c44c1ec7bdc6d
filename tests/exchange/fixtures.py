"""Files of other systems, written for these tests, one for each quirk, beside what they come to."""

from __future__ import annotations

from pathlib import Path

import pytest

MAPS = Path(__file__).parent / "maps"
EVIDENCE = Path(__file__).parent / "evidence"


def files(folder: Path) -> list[Path]:
    """Return the files of a folder of formats, without what they come to."""
    found = (p for p in folder.glob("*/*") if p.suffix != ".expected")
    return sorted(found)


def name_of(path: Path) -> str:
    """Return how a test is called that is about a file."""
    return f"{path.parent.name}/{path.name}"


def same(path: Path, text: str, request: pytest.FixtureRequest) -> None:
    """Compare a text with what a file came to before; `pytest --update` writes it."""
    expected = path.with_name(f"{path.name}.expected")
    if request.config.getoption("--update"):
        expected.write_text(text, encoding="utf-8", newline="\n")
    assert text == expected.read_text(encoding="utf-8")
