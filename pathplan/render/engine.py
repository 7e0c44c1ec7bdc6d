"""Graphviz as a program: the one that is installed with pathplan, or one that a user names."""

from __future__ import annotations

import subprocess
from pathlib import Path

PROGRAM = "graphviz-pure"
SECONDS = 60
"""After so long a picture is given up."""


class NoEngineError(Exception):
    """A program that is not there, fails, takes too long or gives nothing; says which of them."""


def run(program: str, text: str, form: str, *options: str, placed: bool = False) -> bytes:
    """Return what a Graphviz makes of DOT text; `program` is its path or its name.

    What is in the text is to be laid out, or is `placed` already.

    Raises:
        NoEngineError: there is nothing to return.
    """
    from graphviz.backend import dot_command, execute

    made = (
        dot_command.command("neato", form, neato_no_op=2)
        if placed
        else dot_command.command("dot", form)
    )
    command = [program, *map(str, made[1:]), *options]
    name = Path(program).stem
    try:
        done = execute.run_check(
            command, input=text.encode(), capture_output=True, quiet=True, timeout=SECONDS
        )
    except (subprocess.SubprocessError, execute.ExecutableNotFound, OSError) as error:
        raise NoEngineError(_said(name, error)) from error
    data: bytes = done.stdout
    if not data:
        raise NoEngineError(f"{name} gave nothing")
    return data


def bundled() -> str:
    """Return where pip put the Graphviz of pathplan; one on the PATH is not used.

    Raises:
        NoEngineError: it is not installed.
    """
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = files(PROGRAM) or []
    except PackageNotFoundError:
        listed = []
    found = (Path(str(f.locate())).resolve() for f in listed if f.stem == PROGRAM)
    path = next((path for path in found if path.is_file()), None)
    if path is None:
        raise NoEngineError(f"{PROGRAM} is not installed here")
    return str(path)


def _said(name: str, error: Exception) -> str:
    if isinstance(error, subprocess.TimeoutExpired):
        return f"{name} took longer than {SECONDS} seconds"
    if isinstance(error, subprocess.CalledProcessError):
        told = (error.stderr or b"").decode(errors="replace").strip().splitlines()
        return f"{name} failed" + (f": {told[0]}" if told else "")
    return f"{name} cannot be run"
