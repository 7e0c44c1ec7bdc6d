"""Pictures of shipped maps, byte for byte: `pytest tests/render/test_goldens.py --update`."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from golden import CURRICULA
from pictures import everything

from pathplan.cli.drawing import drawing, map_drawing
from pathplan.cli.planning import Asked, planned
from pathplan.cli.who import learner_at
from pathplan.library import Library
from pathplan.model.drawing import Drawing
from pathplan.render import engine
from pathplan.render.drawings import renderer
from pathplan.render.image import image
from pathplan.study import study

GOLDENS = Path(__file__).parent / "goldens"
TODAY = date(2026, 11, 23)
SHOWN = {
    "fractions": "fractions/fractions.map.yaml",
    "it-support": "it-support/it-support.map.yaml",
    "mia": "fractions/learners/L-0042.learner.yaml",
    "t-101": "it-support/learners/T-101.learner.yaml",
}
FORMS = {"svg": "svg", "dot": "dot", "mermaid": "mmd", "graphml": "graphml"}
CASES = [(name, form) for name in (*SHOWN, "everything") for form in FORMS]
HASHED = """
import sys; sys.path[:0] = ["tests", "tests/render"]
from test_goldens import bytes_of, engine, shown
sys.stdout.buffer.write(b"".join(bytes_of(shown("mia"), form) for form in ("svg", "dot")))
engine.PROGRAM = "graphviz-gone"
sys.stdout.buffer.write(bytes_of(shown("mia"), "svg"))
"""


def shown(name: str) -> Drawing:
    """Return the picture of a shipped map or of a path on it."""
    if name == "everything":
        return everything()
    path = str(CURRICULA / SHOWN[name])
    if path.endswith(".map.yaml"):
        return map_drawing(study(Library(), path, TODAY))
    return drawing(planned(learner_at(path), Asked(today=TODAY, audience="learner")))


def bytes_of(picture: Drawing, form: str) -> bytes:
    """Return a picture in one of its forms."""
    return image(picture, form)[0] if form == "svg" else renderer(form)(picture, 0).encode()


@pytest.mark.parametrize(("name", "form"), CASES)
def test_a_picture_has_the_same_bytes(name: str, form: str, request: pytest.FixtureRequest) -> None:
    golden = GOLDENS / f"{name}.{FORMS[form]}"
    made = bytes_of(shown(name), form)
    if request.config.getoption("--update"):
        golden.write_bytes(made)
    assert made == golden.read_bytes()


def test_our_own_layout_has_the_same_bytes(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PROGRAM", "graphviz-gone")
    golden = GOLDENS / "mia-our-own.svg"
    made = bytes_of(shown("mia"), "svg")
    if request.config.getoption("--update"):
        golden.write_bytes(made)
    assert made == golden.read_bytes()


def test_bytes_do_not_depend_on_the_hash_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = b"".join(bytes_of(shown("mia"), form) for form in ("svg", "dot"))
    monkeypatch.setattr(engine, "PROGRAM", "graphviz-gone")
    expected += bytes_of(shown("mia"), "svg")
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", HASHED],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert done.stdout == expected
