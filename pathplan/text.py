"""Where things stand: places named by path, spans in a text, and changes to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

Part = str | int
IGNORE = re.compile(r"#\s*pathplan:\s*ignore")
"""How a comment starts that says which findings to leave alone."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place by path: `file` as shown to the user, `path` the keys and indexes that lead there.

    `key` asks for the key itself instead of its value; `part` for a slice `(start, end)` of the
    value's text, in code points.
    """

    file: str
    path: tuple[Part, ...] = ()
    key: bool = False
    part: tuple[int, int] | None = None

    def __truediv__(self, part: Part) -> Where:
        return Where(self.file, (*self.path, part))

    def at_key(self) -> Where:
        """Return the same place, pointing at the key instead of the value."""
        return Where(self.file, self.path, key=True)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: 0-based lines and columns in code points; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Place:
    """A span in a file together with the source line it starts on."""

    file: str
    span: Span
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change to data at a path: what a fix consists of.

    `replace` puts `value` at `where`, `remove` takes out what is there, `insert` puts `value` at a
    path that is not there yet (a new key of a mapping, or the index after a list's last item),
    `rename` gives the key at `where` the name `value`. `line-ends` is about a whole file: every
    line ends as `value` says.
    """

    kind: Literal["replace", "remove", "insert", "rename", "line-ends"]
    where: Where
    value: object = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: its 0-based line, the column of its `#`, and its text with the `#`.

    `alone` is True where nothing else stands on its line.
    """

    line: int
    column: int
    text: str
    alone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One file that was read: its text, its data, and where each value stands.

    `spans` gives the span of a path's value (or key), or None where there is no such path.
    `complete` is False where broken YAML ended the reading. `comments` finds the comments, in
    the order of the text.
    """

    file: str
    text: str
    data: object
    spans: Callable[[tuple[Part, ...], bool], Span | None]
    complete: bool = True
    comments: Callable[[], tuple[Comment, ...]] = tuple

    def locate(self, where: Where) -> Place:
        """Return the place of `where`, falling back to the nearest parent that has one."""
        path, key = where.path, where.key
        span = self.spans(path, key)
        while span is None and path:
            path, key = (path, False) if key else (path[:-1], True)
            span = self.spans(path, key) or self.spans(path, False)
        span = span or Span(0, 0, 0, 0)
        if where.part is not None and span.line == span.end_line and path == where.path:
            start, end = where.part
            span = Span(span.line, span.column + start, span.line, span.column + end)
        return Place(self.file, span, self.line(span.line))

    def span(self, start: int, end: int) -> Span:
        """Return the span between two offsets in the text."""
        starts = self.starts()
        first, last = (bisect_right(starts, offset) - 1 for offset in (start, end))
        return Span(first, start - starts[first], last, end - starts[last])

    def starts(self) -> list[int]:
        """Return the offset in the text at which each line starts, and where one more would."""
        return _starts(self.text)

    def line(self, number: int) -> str:
        """Return the text of a line (0-based), without its line end; "" past the end."""
        lines = _lines(self.text)
        return lines[number] if number < len(lines) else ""


@lru_cache(maxsize=16)
def _lines(text: str) -> list[str]:
    return text.split("\n")


@lru_cache(maxsize=16)
def _starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in _lines(text))]
