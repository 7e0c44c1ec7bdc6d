"""Lines and columns as editors count them, and as pathplan does: in characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from lsprotocol import types

from pathplan.edit.apply import Edit
from pathplan.text import Span

Encoding = Literal["utf-8", "utf-16", "utf-32"]
Point = tuple[int, int]
"""A line and a column, 0-based, in code points."""
BREAKS = re.compile("\r\n|\r|\n")
MOST = 2_000
"""Lines that are compared at most; where more lie between two changes, all are replaced."""


def encoding_of(name: str) -> Encoding:
    """Return a way of counting by its name in the protocol; UTF-16 is what everybody knows."""
    return "utf-8" if name == "utf-8" else "utf-32" if name == "utf-32" else "utf-16"


def units(text: str, encoding: Encoding) -> int:
    """Return how long a text is for an editor."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    if encoding == "utf-16":
        return len(text) + sum(character > "\uffff" for character in text)
    return sum(_bytes(character) for character in text)


def _bytes(character: str) -> int:
    return 1 + (character > "\x7f") + (character > "\u07ff") + (character > "\uffff")


def column(line: str, character: int, encoding: Encoding) -> int:
    """Return the column that an editor's count leads to, at most the line's end.

    A count that leads into the middle of a character leads to its start.
    """
    if encoding == "utf-32" or line.isascii():
        return min(character, len(line))
    counted = 0
    for number, letter in enumerate(line):
        counted += units(letter, encoding)
        if counted > character:
            return number
    return len(line)


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of one text, seen by an editor."""

    lines: Sequence[str]
    encoding: Encoding

    @classmethod
    def of(cls, text: str, encoding: Encoding) -> Lines:
        """Return the lines of a text."""
        return cls(BREAKS.split(text), encoding)

    def line(self, number: int) -> str:
        """Return a line, "" past the end."""
        return self.lines[number] if number < len(self.lines) else ""

    def position(self, line: int, place: int) -> types.Position:
        """Return a line and a column for an editor."""
        return types.Position(line, units(self.line(line)[:place], self.encoding))

    def range(self, span: Span) -> types.Range:
        """Return a span for an editor."""
        return types.Range(
            self.position(span.line, span.column), self.position(span.end_line, span.end_column)
        )

    def point(self, position: types.Position) -> Point:
        """Return where an editor's position is."""
        text = self.line(position.line)
        return position.line, column(text, position.character, self.encoding)

    def whole(self) -> types.Range:
        """Return the range of the whole text."""
        return types.Range(types.Position(0, 0), self.end(len(self.lines) - 1))

    def end(self, line: int) -> types.Position:
        """Return the end of a line."""
        return self.position(line, len(self.line(line)))


def typed(text: str, change: types.TextDocumentContentChangeEvent, encoding: Encoding) -> str:
    """Return a text after a change that an editor tells of."""
    if isinstance(change, types.TextDocumentContentChangeWholeDocument):
        return change.text
    starts = [0, *(match.end() for match in BREAKS.finditer(text))]
    lines = Lines.of(text, encoding)
    start, end = (
        len(text) if line >= len(starts) else starts[line] + place
        for line, place in map(lines.point, (change.range.start, change.range.end))
    )
    return text[:start] + change.text + text[end:]


def text_edits(text: str, edits: Iterable[Edit], encoding: Encoding) -> list[types.TextEdit]:
    """Return edits, by offsets in a text whose lines end with a line feed, for an editor.

    What they put in gets the line ends of the text.
    """
    lines = Lines.of(text, encoding)
    starts = [0]
    for line in lines.lines:
        starts.append(starts[-1] + len(line) + 1)

    def position(offset: int) -> types.Position:
        number = min(bisect_right(starts, offset), len(lines.lines)) - 1
        return lines.position(number, offset - starts[number])

    return [
        types.TextEdit(
            types.Range(position(edit.start), position(edit.end)), _ended(edit.text, text)
        )
        for edit in edits
    ]


def _ended(new: str, text: str) -> str:
    windows = text.count("\r\n")
    return new.replace("\n", "\r\n") if windows and windows == text.count("\n") else new


def differences(old: str, new: str, encoding: Encoding) -> list[types.TextEdit]:
    """Return what turns one text into another, line by line; with its line ends, all at once."""
    if old == new:
        return []
    before, after = old.split("\n"), new.split("\n")
    if "\r" in old:
        return [types.TextEdit(Lines.of(old, encoding).whole(), new)]
    head = _common(before, after, 0)
    tail = _common(before[::-1], after[::-1], head)
    old_lines, new_lines = before[head : len(before) - tail], after[head : len(after) - tail]
    parts = [(0, len(old_lines), 0, len(new_lines))]
    if max(len(old_lines), len(new_lines)) <= MOST:
        matcher = SequenceMatcher(None, old_lines, new_lines)
        parts = [(a, b, c, d) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]
    lines = Lines(before, encoding)
    return [
        _replacement(lines, head + a, head + b, after[head + c : head + d]) for a, b, c, d in parts
    ]


def _common(one: Sequence[str], other: Sequence[str], taken: int) -> int:
    """Return how many lines two texts begin with alike; `taken` lines are left at their ends."""
    most = min(len(one), len(other)) - taken
    return next((n for n in range(most) if one[n] != other[n]), max(most, 0))


def _replacement(lines: Lines, first: int, last: int, new: Sequence[str]) -> types.TextEdit:
    """Return the edit that puts lines in the place of those from `first` up to `last`."""
    start, end = types.Position(first, 0), types.Position(last, 0)
    text = "".join(f"{line}\n" for line in new)
    if last == len(lines.lines):  # the last line has no end of its own
        end = lines.end(last - 1)
        text = "\n".join(new)
        if first == last:
            start, text = end, f"\n{text}"
        elif not new and first:
            start = lines.end(first - 1)
    return types.TextEdit(types.Range(start, end), text)
