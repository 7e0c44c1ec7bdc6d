"""How long something takes, on a terminal, while it is waited for."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

import click


@contextmanager
def waiting(what: str, *, quiet: bool = False, second: float = 1) -> Iterator[None]:
    """Count on stderr how many seconds something takes, and wipe that away at the end.

    What is done within a `second` is not told, nor anything where stderr is no terminal.
    """
    if quiet or sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    done = Event()
    counting = Thread(target=_count, args=(what, done, second), daemon=True)
    counting.start()
    try:
        yield
    finally:
        done.set()
        counting.join()


def _count(what: str, done: Event, second: float) -> None:
    shown, seconds = "", 0
    while not done.wait(second):
        seconds += 1
        shown = f"{what}: {seconds} s"
        click.echo(f"\r{shown}", err=True, nl=False)
    if shown:
        click.echo(f"\r{' ' * len(shown)}\r", err=True, nl=False)
