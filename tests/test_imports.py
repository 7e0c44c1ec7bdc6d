"""Commands import only what they use."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("networkx", "jsonschema", "highspy", "graphviz", "yaml", "jsonschema_rs", "numpy", "typst")
OURS = ("pathplan.exchange", "pathplan.picture", "pathplan.render.image", "pathplan.render.pages")
"""Rooms of our own that most commands do without."""
ASK = """
import sys
from pathplan.cli.run import run
try:
    code = run(sys.argv[1:])
except SystemExit:
    pass
print("imported", *(m for m in {heavy!r} if m in sys.modules))
"""


@pytest.mark.parametrize(
    ("command", "imported"),
    [
        (["--version"], []),
        (["--help"], []),
        (["check", "curricula"], ["yaml", "jsonschema_rs"]),
        (
            ["plan", "curricula/fractions/learners/L-0042.learner.yaml", "-q"],
            ["yaml", "jsonschema_rs"],
        ),
        (["completion", "bash"], []),
    ],
    ids=["version", "help", "check", "plan", "completion"],
)
def test_a_command_imports_what_it_uses(command: list[str], imported: list[str]) -> None:
    made = subprocess.run(
        [sys.executable, "-c", ASK.format(heavy=(*HEAVY, *OURS)), *command],
        capture_output=True,
        text=True,
        check=True,
    )
    assert made.stdout.splitlines()[-1].split()[1:] == imported
