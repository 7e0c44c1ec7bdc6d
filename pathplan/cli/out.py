"""Where results and remarks go."""

from __future__ import annotations

import contextlib
import os
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TextIO

import click

from pathplan import disk
from pathplan.cli.errors import Refusal
from pathplan.read.durations import whole_number
from pathplan.render.escape import terminal

WIDE = 100
NARROW = 40
SIGNS = {"·": "-", "¡": "", "¿": "", "\u2013": "-", "\u2014": "-", "\u2044": "/"} | {
    "\u2018": "'",
    "\u2019": "'",
    "\u201c": '"',
    "\u201d": '"',
}
"""What a sign becomes where there is none."""


def width() -> int:
    """Return how many columns there are to write on, at most 100."""
    if not sys.stdout or not sys.stdout.isatty():
        return WIDE
    found = whole_number(os.environ.get("COLUMNS", ""))
    if found is None:
        found = os.get_terminal_size(sys.stdout.fileno()).columns
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
        """Write it all to stdout, as far as its encoding goes."""
        text = "".join(self.texts)
        if text and sys.stdout is not None:
            click.echo(_within(text, _encoding()), nl=False, color=coloured())
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


def _within(text: str, encoding: str) -> str:
    """Return a text with nothing in it that an encoding cannot hold.

    Letters lose their accents, signs become the nearest that there are; the rest is spelled out.
    """
    if _can(text, encoding):
        return text
    simple = "".join(_simple(character, encoding) for character in text)
    return simple.encode(encoding, "backslashreplace").decode(encoding)


def _simple(character: str, encoding: str) -> str:
    if _can(character, encoding):
        return character
    parts = unicodedata.normalize("NFKD", character)
    simple = "".join(SIGNS.get(c, c) for c in parts if not unicodedata.combining(c))
    return simple if _can(simple, encoding) else character


def _can(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return True


def note(text: str, *, quiet: bool = False) -> None:
    """Write a remark to stderr, unless it is not wanted; where nobody hears it, nothing changes."""
    if not quiet and sys.stderr is not None:
        try:
            click.echo(terminal(text), err=True)
        except OSError:
            let_go(sys.stderr)


def let_go(stream: TextIO) -> None:
    """Point a stream at nothing, so that nothing is written to a closed pipe on the way out."""
    with contextlib.suppress(OSError):  # it has no place in the system
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)


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
