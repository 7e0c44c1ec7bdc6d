"""The entries of a file, and which comment belongs to which."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pathplan.edit._values import WHITE

BLANK = "\n"
"""An empty line between entries or comments, of which two are one."""


APART = re.compile(r"^([^#]*[^ \t#])[ \t]+#")
"""A comment after a `---` or `...`, with what parts them."""


@dataclass(slots=True)
class Entry:
    """A key or dash, and what belongs to it.

    Of its comments, `lead` stand before it, `note` after it on its line, `between` before a value
    that stands `below`, `after` under it all. The value is a `block`, or the `lines` of anything
    else, the first without its indentation. Below what is `solid`, an indented comment would be
    text. `rank` is its place among its siblings.
    """

    head: str = ""
    lead: list[str] = field(default_factory=list)
    rank: int = 0
    note: str = ""
    between: list[str] = field(default_factory=list)
    block: Block | None = None
    lines: list[str] = field(default_factory=list)
    below: bool = False
    after: list[str] = field(default_factory=list)
    solid: bool = False


@dataclass(slots=True)
class Block:
    """A mapping or list without brackets: the column where it stood and where it now stands.

    `tail` are the comments after its last entry.
    """

    column: int
    indent: int
    entries: list[Entry] = field(default_factory=list)
    tail: list[str] = field(default_factory=list)


def share(lines: Sequence[str], last: Entry, column: int) -> list[str]:
    """Give the comments after an entry to what they are about.

    Return those that are about the next entry, whose key or dash stands at a column. A comment
    that is indented deeper belongs to the end of what came before, as deep as it is indented;
    after it none goes deeper, so that all keep their order.
    """
    places: list[list[str]] = [[]]
    columns = [column]
    while last.block is not None:
        places.append(last.block.tail)
        columns.append(last.block.column)
        last = last.block.entries[-1]
    places.append(last.after)
    depth = len(columns)
    blank = False
    for line in lines:
        text = line.strip(WHITE)
        if text:
            depth = min(depth, _depth(line.index("#"), columns))
            places[depth].extend([BLANK, text] if blank else [text])
        blank = not text
    return [*places[0], BLANK] if blank else places[0]


def _depth(column: int, columns: list[int]) -> int:
    """Return how deep a comment belongs that stands at a column: 0 is the next entry."""
    if column > columns[-1]:
        return len(columns)
    if column <= columns[0]:
        return 0
    fits = [c for c in columns[1:] if c <= column]
    return columns.index(fits[-1], 1) if fits else 1


def opening(lines: list[str]) -> list[str]:
    """Return the comments that begin something, which no empty line does."""
    while lines and lines[0] == BLANK:
        lines = lines[1:]
    return lines


def loose(lines: Sequence[str]) -> list[str]:
    """Return lines of no value without their indentation, those that are empty as BLANK."""
    return [APART.sub(r"\1  #", line.strip(WHITE)) or BLANK for line in lines]
