"""Learner files that no plan can be made from, and what shows their mistakes."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from pathplan.render.width import with_command


@dataclass(frozen=True, slots=True)
class Unread:
    """One file: the word for it, its path, and where its first mistake is.

    `line` counts from 1, None where nobody knows; `file` is the other file that it stands in.
    """

    word: str
    path: str
    line: int | None = None
    file: str = ""


def unread_rows(found: Sequence[Unread], width: int) -> list[str]:
    """Return files with the lines of their mistakes, and the command that shows these, unbroken."""
    own = [f"{one.word} line {one.line}" if one.line else one.word for one in found if not one.file]
    elsewhere: dict[str, list[str]] = {}
    for one in found:
        if one.file:
            elsewhere.setdefault(f"{one.file} line {one.line}", []).append(one.word)
    shared = [f"{place} ({', '.join(words)})" for place, words in elsewhere.items()]
    names = ", ".join([*own, *shared])
    folders = {posixpath.dirname(one.path) for one in found}
    where = [one.path for one in found]
    if len(found) > 1 and len(folders) == 1:
        where = [f"{folder}/" for folder in folders if folder]
    return with_command(f"{names}:", " ".join(["pathplan check", *where]), width)
