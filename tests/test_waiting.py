"""What is waited for is counted on a terminal, and nothing of it stays there."""

from __future__ import annotations

import io
import sys
from threading import Event

import pytest

from pathplan.cli.waiting import waiting

SOON = 30
"""Seconds after which a test gives up."""


class Terminal(io.StringIO):
    """A terminal that notes what is written, and when a text was."""

    def __init__(self, awaited: str = "", *, there: bool = True) -> None:
        super().__init__()
        self.awaited = awaited
        self.there = there
        self.seen = Event()

    def isatty(self) -> bool:
        return self.there

    def write(self, text: str) -> int:
        written = super().write(text)
        if self.awaited and self.awaited in text:
            self.seen.set()
        return written


def shown(terminal: Terminal) -> str:
    """Return what stands in the line of a terminal: a return goes to its start, text over text."""
    cells: list[str] = []
    for part in terminal.getvalue().split("\r"):
        cells[: len(part)] = part
    return "".join(cells).rstrip()


def test_seconds_are_counted_until_it_is_there_and_wiped_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = Terminal("drawing: 3 s")
    monkeypatch.setattr(sys, "stderr", terminal)
    with waiting("drawing", second=0.001):
        assert terminal.seen.wait(SOON)
    assert "\rdrawing: 1 s\rdrawing: 2 s\rdrawing: 3 s" in terminal.getvalue()
    assert shown(terminal) == ""


def test_it_is_wiped_where_it_comes_to_nothing_too(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal("1 s")
    monkeypatch.setattr(sys, "stderr", terminal)
    with pytest.raises(KeyboardInterrupt):
        _interrupted(terminal)
    assert shown(terminal) == ""


@waiting("drawing", second=0.001)
def _interrupted(terminal: Terminal) -> None:
    assert terminal.seen.wait(SOON)
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("terminal", "quiet", "second"),
    [(Terminal(), False, SOON), (Terminal(there=False), False, 0), (Terminal(), True, 0)],
    ids=["done at once", "no terminal", "quiet"],
)
def test_nothing_is_counted(
    terminal: Terminal, quiet: bool, second: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", terminal)
    with waiting("drawing", quiet=quiet, second=second):
        pass
    assert terminal.getvalue() == ""
