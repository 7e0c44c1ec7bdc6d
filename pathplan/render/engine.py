"""Graphviz as a program: the one that is installed with pathplan, or one that a user names."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryFile

PROGRAM = "graphviz-pure"
SECONDS = 60
"""After it was waited for so long a picture is given up."""
NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a program of a terminal opens none."""


class NoEngineError(Exception):
    """A program that is not there, fails, takes too long or gives nothing; says which of them."""


@contextmanager
def running(
    program: str, text: str, form: str, *options: str, placed: bool = False
) -> Iterator[Callable[[], bytes]]:
    """Start a Graphviz on DOT text; yield what waits for it and returns what it has made.

    `program` is its path or its name, "" the one of pathplan. What is in the text is to be laid
    out, or is `placed` already. No process outlives the context, done or not.

    Raises:
        NoEngineError: only what is yielded does, where there is nothing to return.
    """
    try:
        found = program or bundled()
        process = _started(found, text, form, *options, placed=placed)
    except NoEngineError as error:
        yield partial(_refused, error)
        return
    with process:
        try:
            yield partial(_made, process, Path(found).stem)
        finally:
            process.kill()


def run(program: str, text: str, form: str, *options: str, placed: bool = False) -> bytes:
    """Return what a Graphviz makes of DOT text, started and waited for; as `running` says.

    Raises:
        NoEngineError: there is nothing to return.
    """
    with running(program, text, form, *options, placed=placed) as made:
        return made()


def bundled() -> str:
    """Return where pip put the Graphviz of pathplan; one on the PATH is not used.

    Raises:
        NoEngineError: it is not installed.
    """
    return _installed(PROGRAM)


@cache
def _installed(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = files(name) or []
    except PackageNotFoundError:
        listed = []
    found = (Path(str(f.locate())).resolve() for f in listed if f.stem == name)
    path = next((path for path in found if path.is_file()), None)
    if path is None:
        raise NoEngineError(f"{name} is not installed here")
    return str(path)


def _started(
    program: str, text: str, form: str, *options: str, placed: bool
) -> subprocess.Popen[bytes]:
    from graphviz.backend import dot_command

    made = (
        dot_command.command("neato", form, neato_no_op=2)
        if placed
        else dot_command.command("dot", form)
    )
    try:
        with TemporaryFile() as asked:  # a pipe would hold us up until all of it is read
            asked.write(text.encode())
            asked.seek(0)
            return subprocess.Popen(
                [program, *map(str, made[1:]), *options],
                stdin=asked,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=NO_WINDOW,
            )
    except OSError as error:
        raise NoEngineError(f"{Path(program).stem} cannot be run") from error


def _made(process: subprocess.Popen[bytes], name: str) -> bytes:
    try:
        data, told = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        process.kill()
        raise NoEngineError(f"{name} took longer than {SECONDS} seconds") from error
    if process.returncode:
        lines = told.decode(errors="replace").strip().splitlines()
        raise NoEngineError(f"{name} failed" + (f": {lines[0]}" if lines else ""))
    if not data:
        raise NoEngineError(f"{name} gave nothing")
    return data


def _refused(error: NoEngineError) -> bytes:
    raise error
