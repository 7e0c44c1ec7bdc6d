"""Commands import only what they use, and rooms what is meant for others."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pathplan"
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


def test_what_is_private_to_a_room_is_imported_in_that_room_only() -> None:
    modules = [(file, ast.parse(file.read_text())) for file in sorted(PACKAGE.rglob("*.py"))]
    taken = [
        f"{file.relative_to(PACKAGE)}: {module}"
        for file, tree in modules
        for module in _imported(tree)
        if _private(module) and module.split(".")[1] != _room(file)
    ]
    assert not taken


def _imported(tree: ast.Module) -> Iterator[str]:
    """Yield all that a module imports of ours, with its path: `pathplan.render.pages._html.tag`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("pathplan."))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("pathplan"):
            yield from (f"{node.module}.{name.name}" for name in node.names)


def _private(module: str) -> bool:
    return any(part.startswith("_") and not part.startswith("__") for part in module.split("."))


def _room(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")
