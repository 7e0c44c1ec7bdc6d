"""Where results and remarks go."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field

import click

from pathplan import disk
from pathplan.cli.errors import Refusal

WIDE = 100
NARROW = 40


def width() -> int:
    """Return how many columns there are to write on, at most 100."""
    if not sys.stdout or not sys.stdout.isatty():
        return WIDE
    columns = os.environ.get("COLUMNS", "")
    found = int(columns) if columns.isdigit() else os.get_terminal_size(sys.stdout.fileno()).columns
    return max(NARROW, min(WIDE, found or WIDE))


def coloured() -> bool:
    """Say whether to use colour: NO_COLOR and FORCE_COLOR decide, else whether it is a terminal."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return bool(sys.stdout) and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


@dataclass(slots=True)
class Results:
    """What a command has to say; it is written once all of it is known."""

    texts: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Write it all to stdout; what its encoding cannot hold is spelled out."""
        text = "".join(self.texts)
        if text and sys.stdout is not None:
            if not _can(text):
                text = text.encode(_encoding(), "backslashreplace").decode(_encoding())
            click.echo(text, nl=False, color=coloured())
            sys.stdout.flush()


def say(text: str) -> None:
    """Write to stdout at once: for what goes on until it is ended."""
    Results([text]).write()


def result(text: str) -> None:
    """Add to the results of the running command."""
    found = click.get_current_context().find_object(Results)
    if found is not None:
        found.texts.append(text)


def _encoding() -> str:
    return sys.stdout.encoding or "utf-8"


def _can(text: str) -> bool:
    try:
        text.encode(_encoding())
    except UnicodeError:
        return False
    return True


def note(text: str, *, quiet: bool = False) -> None:
    """Write a remark to stderr, unless it is not wanted."""
    if not quiet and sys.stderr is not None:
        click.echo(text, err=True)


def write(path: str, data: bytes, inputs: Sequence[str] = ()) -> None:
    """Write a file whole or not at all; never over something that was read.

    Raises:
        Refusal: the file is one of the inputs.
        DiskError: it cannot be written.
    """
    for source in inputs:
        if disk.exists(path) and disk.same_file(path, source):
            raise Refusal(f"{path} is what was read; choose another name to write to.")
    disk.write_whole({path: data})
