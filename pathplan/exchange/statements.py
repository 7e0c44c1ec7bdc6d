"""Statements of frameworks: what fits on a line is the title, the whole is the description."""

from __future__ import annotations

import re

LONGEST = 100
"""Characters of a title."""
SHORTEST = 12
"""Characters from which on a first sentence will do as a title."""
SENTENCE = re.compile(r"[.!?:;](?=\s)")


def stated(short: str, whole: str) -> tuple[str, str]:
    """Return a title and a description of a statement that may have a `short` form.

    A short form is the title, however long. The description is "" where the title says all.
    """
    whole = whole or short
    title = _joined(short) if short and short != whole else cut(whole)
    return title, "" if whole == title else whole


def cut(statement: str) -> str:
    """Return a statement as one line: all of it, its first sentences, or its first words."""
    line = statement if statement.isprintable() else _joined(statement.split("\n\n", maxsplit=1)[0])
    if len(line) <= LONGEST:
        return line
    ends = [m.end() for m in SENTENCE.finditer(line, SHORTEST, LONGEST)]
    if ends:
        return line[: ends[-1]].rstrip(".:;")
    words = line[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:-(")
    return f"{words} ..."


def _joined(statement: str) -> str:
    return " ".join(statement.split())
