"""Where in a file someone is typing, told from the text alone: it may be broken just now."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pathplan.cli.lsp.scan import KEY, Scan, bare
from pathplan.text import Part

REST = re.compile(r"[\w.\-/]*")
NEAR = 60
"""Lines above that are read whatever their indent: a list in brackets can go on over them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """What someone is typing: `typed` stands from `start` to `end`, columns of the line.

    `path` leads to the value that is typed; where a `key` can stand, to the mapping it is one of.
    `beside` are the other keys of that mapping, or of the one that the value is in, with their
    words. `glued` is True where a space is missing before it, `quoted` where it is in quotes.
    """

    path: tuple[Part, ...]
    typed: str
    start: int
    end: int
    key: bool = False
    value: bool = False
    beside: Mapping[str, str] = field(default_factory=dict)
    glued: bool = False
    quoted: bool = False
    colon: bool = False


def spot(lines: Sequence[str], line: int, column: int) -> Spot | None:
    """Return what is being typed at a place, None in comments and in texts of several lines."""
    scan = Scan()
    for text in _before(lines, line):
        scan.read(text)
    whole = lines[line] if line < len(lines) else ""
    found = scan.typing(whole[:column], column)
    if found is None:
        return None
    start, typed, quoted = _unquoted(whole, found.start, column)
    rest = REST.match(whole, column)
    end = rest.end() if rest else column
    below = _below(lines, line + 1, found.column) if found.column >= 0 else {}
    return Spot(
        path=found.path,
        typed=typed,
        start=start,
        end=end,
        key=found.key,
        value=found.value,
        beside={**below, **found.beside},
        glued=whole[start - 1 : start] in {":", "-"} and not quoted,
        quoted=quoted,
        colon=whole[end:].lstrip(" ").startswith(":"),
    )


def _unquoted(text: str, start: int, end: int) -> tuple[int, str, bool]:
    if text[start : start + 1] in {'"', "'"} and start < end:
        return start + 1, text[start + 1 : end], True
    return start, text[start:end], False


def _before(lines: Sequence[str], line: int) -> list[str]:
    """Return the lines above that can lead to a line: those near, then those less indented."""
    found: list[str] = []
    least = 1 << 30
    for number in range(min(line, len(lines)) - 1, -1, -1):
        text = lines[number].rstrip()
        indent = len(text) - len(text.lstrip(" "))
        if not text or text[indent] == "#" or (indent > least and line - number > NEAR):
            continue
        least = min(least, indent)
        found.append(text)
    return found[::-1]


def _below(lines: Sequence[str], line: int, column: int) -> dict[str, str]:
    """Return the keys, with their words, that follow in a block at a column."""
    found: dict[str, str] = {}
    for number in range(line, len(lines)):
        text = lines[number].rstrip()
        indent = len(text) - len(text.lstrip(" "))
        if not text or text[indent] == "#":
            continue
        if indent < column or text.startswith("- ", indent):
            break
        match = KEY.match(text, indent) if indent == column else None
        if match is not None:
            found[bare(match.group(1))] = bare(text[match.end() :])
    return found
