"""How wide text is on a terminal: columns, not characters."""

from __future__ import annotations

import unicodedata

JOINER = "\u200d"
WIDE = frozenset("WF")
REGIONAL = range(0x1F1E6, 0x1F200)
SKIN = range(0x1F3FB, 0x1F400)


def cells(text: str) -> int:
    """Return the columns that a text takes: wide characters two, combining ones none."""
    if text.isascii():
        return len(text)
    width = 0
    before = ""
    flags = 0
    for character in text:
        if before != JOINER:
            width += _cell(character, flags)
        flags = flags + 1 if ord(character) in REGIONAL else 0
        before = character
    return width


def _cell(character: str, flags: int) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if ord(character) in SKIN or (ord(character) in REGIONAL and flags % 2):
        return 0
    if ord(character) in REGIONAL:
        return 2
    return 2 if unicodedata.east_asian_width(character) in WIDE else 1


def pad(text: str, width: int) -> str:
    """Return a text filled up with spaces to a width."""
    return text + " " * max(0, width - cells(text))


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text broken at spaces, words that are too long at the width.

    A leading indent stays and is repeated.
    """
    indent = text[: len(text) - len(text.lstrip(" "))]
    room = max(1, width - len(indent))
    lines: list[str] = []
    row, used = "", 0
    for word in text.split():
        wide = cells(word)
        if row and used + 1 + wide > room:
            lines.append(indent + row)
            row, used = "", 0
        while wide > room:
            head = _head(word, room)
            lines.append(indent + head)
            word = word[len(head) :]
            wide = cells(word)
        if word:
            used += wide + (1 if row else 0)
            row = f"{row} {word}" if row else word
    if row or not lines:
        lines.append(indent + row)
    return lines


def _head(word: str, room: int) -> str:
    """Return as much of a word as fits, at least one character."""
    end = 1
    while end < len(word) and cells(word[: end + 1]) <= room:
        end += 1
    return word[:end]


def with_command(text: str, command: str, width: int) -> list[str]:
    """Return the lines of a text with a command after it, which is not broken."""
    *lines, last = wrap(text, width)
    if cells(last) + 1 + cells(command) > width:
        return [*lines, last, command]
    return [*lines, f"{last} {command}"]


def wrap_typed(text: str, width: int) -> list[str]:
    """Return the lines of a text; what it ends with to type, after a colon, is not broken."""
    told, typed, command = text.rpartition(": pathplan ")
    return with_command(f"{told}:", f"{typed[2:]}{command}", width) if typed else wrap(text, width)
