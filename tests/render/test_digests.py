"""Pictures and pages of every shipped map and learner: their bytes stay, by digests.

What changes them is read in the goldens, which are small; `pytest --update` writes the digests.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from golden import CURRICULA

from pathplan.cli.run import run

DIGESTS = Path(__file__).parent / "goldens" / "digests.txt"
FORMS = ("svg", "dot", "mmd", "graphml", "html")
MAPS = sorted(CURRICULA.glob("*/*.map.yaml"))
LEARNERS = sorted(CURRICULA.glob("*/learners/*.learner.yaml"))


def _digests(path: Path, folder: Path) -> list[str]:
    """Return a line for each form that a map or a learner is drawn in."""
    word = "draw" if path in MAPS else "plan"
    lines = []
    for form in FORMS:
        target = folder / f"{path.name}.{form}"
        typed = [word, str(path), "-o", str(target), "--today", "2026-11-23", "-q"]
        assert run(typed) in {0, 1}
        data = target.read_bytes().replace(str(CURRICULA).encode(), b"curricula")
        lines.append(f"{path.relative_to(CURRICULA)} {form} {hashlib.sha256(data).hexdigest()}")
    return lines


@pytest.mark.parametrize("path", [*MAPS, *LEARNERS], ids=lambda p: p.name.split(".")[0])
def test_every_picture_and_page_has_the_same_bytes(
    path: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CURRICULA.parent)
    made = _digests(path, tmp_path)
    known = DIGESTS.read_text().splitlines() if DIGESTS.exists() else []
    if request.config.getoption("--update"):
        own = {line.rpartition(" ")[0] for line in made}
        known = sorted([*(line for line in known if line.rpartition(" ")[0] not in own), *made])
        DIGESTS.write_text("\n".join(known) + "\n")
    assert [line for line in made if line not in known] == []
