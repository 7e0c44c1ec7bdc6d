"""Comments that say which findings to leave alone, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pathplan.diagnostic import Diagnostic
from pathplan.text import IGNORE, Comment, Document, Place, Span

MARK = "pathplan:"
"""What every such comment holds."""
COMMENT = re.compile(IGNORE.pattern + r"(-file)?\s*(?:\[([^\]]*)\])?\s*[-:,]?\s*(.*)")
INDENT = re.compile(r" *")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignore:
    """One such comment: the rules it names, the lines it is about, and the reason it gives.

    `last` is the last line (0-based) it is about; `first` to `last` hold whole lines.
    """

    rules: tuple[str, ...]
    reason: str
    first: int
    last: int
    place: Place

    def covers(self, found: Diagnostic) -> bool:
        """Say whether a located finding is one that this comment is about."""
        if found.place is None or found.rule not in self.rules:
            return False
        return self.first <= found.place.span.line <= self.last


def ignores(document: Document) -> tuple[Ignore, ...]:
    """Return the ignore comments of a file, in its order.

    One at the end of a line is about that line; one above an entry about the whole entry, as far
    as its indent tells; `ignore-file` about the whole file.
    """
    if MARK not in document.text:
        return ()
    lines = document.text.split("\n")
    found = (_ignore(document, lines, comment) for comment in document.comments())
    return tuple(ignore for ignore in found if ignore is not None)


def texts(document: Document) -> tuple[Place, ...]:
    """Return the places that look like ignore comments and are part of a text."""
    if MARK not in document.text:
        return ()
    told = {c.line for c in document.comments()}
    lines = document.text.split("\n")
    return tuple(
        Place(document.file, Span(n, line.index("#"), n, len(line)), line)
        for n, line in enumerate(lines)
        if n not in told and COMMENT.match(line.strip())
    )


def _ignore(document: Document, lines: list[str], comment: Comment) -> Ignore | None:
    said = COMMENT.match(comment.text)
    if said is None:
        return None
    line, column = comment.line, comment.column
    if said.group(1):
        first, last = 0, len(lines)
    elif comment.alone:
        first, last = _below(lines, line)
    else:
        first = last = line
    rules = (name.strip() for name in (said.group(2) or "").split(","))
    return Ignore(
        rules=tuple(name for name in rules if name),
        reason=said.group(3).strip(),
        first=first,
        last=last,
        place=Place(
            document.file, Span(line, column, line, column + len(comment.text)), lines[line]
        ),
    )


def _below(lines: list[str], line: int) -> tuple[int, int]:
    """Return the lines of the entry that follows a line: itself and all that is deeper."""

    def empty(number: int) -> bool:
        text = lines[number].strip()
        return not text or text.startswith("#")

    first = line + 1
    while first < len(lines) and empty(first):
        first += 1
    if first == len(lines):
        return line, line
    indent = _indent(lines[first])
    last = first
    for number in range(first + 1, len(lines)):
        if empty(number):
            continue
        if _indent(lines[number]) <= indent:
            break
        last = number
    return first, last


def _indent(line: str) -> int:
    found = INDENT.match(line)
    return found.end() if found else 0
