"""The lines of a file, and what a value written there becomes where it now stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pathplan.edit.key_order import inner, rank
from pathplan.text import Document, Part, Span

Path = tuple[Part, ...]
Style = Literal["block", "flow", "text", "word"]
WHITE = " \t"
"""What YAML calls blank; Python's own `strip` takes more."""


class Odd(Exception):
    """A layout that nobody writes by hand; what has it is left as it is."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a file: its path, itself, and what `key_order` calls it.

    `rank` is its place among its siblings.
    """

    path: Path
    data: Any
    shape: str
    rank: int = 0

    @property
    def nests(self) -> bool:
        """Whether it is a mapping or list."""
        return isinstance(self.data, (dict, list))

    @property
    def named(self) -> bool:
        """Whether it stands under a key."""
        return isinstance(self.path[-1], str)

    def parts(self) -> Iterator[Value]:
        """Yield the values of a mapping or list."""
        names = self.data if isinstance(self.data, dict) else range(len(self.data))
        for name in names:
            path, shape = (*self.path, name), self.shape
            yield Value(path, self.data[name], inner(shape, name), rank(shape, name))


@dataclass(frozen=True, slots=True)
class Source:
    """The lines of a document; `ended` says whether the last of them has a line end."""

    document: Document
    lines: list[str]
    ended: bool

    @classmethod
    def of(cls, document: Document) -> Source:
        """Return the source of a document."""
        lines = document.text.removeprefix("\ufeff").split("\n")
        ended = not lines[-1]
        return cls(document, lines[:-1] if ended else lines, ended)

    def span(self, value: Value) -> Span:
        """Return the span of a value."""
        return self._found(self.document.spans(value.path, False))

    def key(self, value: Value) -> Span:
        """Return the span of the key of a value."""
        return self._found(self.document.spans(value.path, True))

    def _found(self, span: Span | None) -> Span:
        if span is None:
            raise Odd
        return span

    def cut(self, span: Span) -> str:
        """Return the text of a span within one line."""
        return self.lines[span.line][span.column : span.end_column]

    def rest(self, line: int, column: int) -> str:
        """Return the comment that ends a line after a column, at least two spaces apart; or ""."""
        rest = self.lines[line][column:].rstrip(WHITE)
        comment = rest.lstrip(WHITE)
        if comment and comment[0] != "#":
            raise Odd
        if comment == rest:
            return comment
        gap = len(rest) - len(rest.lstrip(" "))  # comments that line up go on doing so
        return " " * max(gap, 2) + comment

    def style(self, value: Value) -> Style:
        """Return how a value is written; a "text" begins with `|` or `>`."""
        span = self.span(value)
        head = self.lines[span.line][span.column :]
        bare = head[1:].lstrip(WHITE) if head.startswith("!") else head
        if value.nests and bare[:1] in {"{", "["}:
            return "flow"
        if bare != head and (value.nests or not bare) and several(span):
            raise Odd
        if value.nests:
            return "block"
        return "text" if bare[:1] in {"|", ">"} else "word"

    def shifted(self, first: int, last: int, by: int) -> list[str]:
        """Return lines moved to the right by some columns, or to the left as far as that goes.

        A `---` that stood away from the margin still does: there, it would end the document.
        """
        found = []
        for line in self.lines[first : last + 1]:
            body = line.lstrip(" ")
            lead = len(line) - len(body)
            least = min(lead, 1) if body.startswith(("---", "...")) else 0
            found.append(" " * max(lead + by, least) + body)
        return found

    def word(self, span: Span, column: int) -> list[str]:
        """Return the lines of a word or a quoted text, those after the first at a column."""
        if not several(span):
            return [self.cut(span)]
        first = self.lines[span.line][span.column :]
        last = self.lines[span.end_line][: span.end_column]
        lines = [first, *self.lines[span.line + 1 : span.end_line], last]
        escapes = first.lstrip("! \t").startswith('"')
        head, *others = [trimmed(line.lstrip(WHITE), escapes=escapes) for line in lines]
        return [head, *(" " * column + line if line else "" for line in others)]


def empty(span: Span) -> bool:
    """Return whether a span has no text: a value was left out."""
    return span.line == span.end_line and span.column == span.end_column


def several(span: Span) -> bool:
    """Return whether a span has more than one line."""
    return span.line != span.end_line


def trimmed(line: str, *, escapes: bool) -> str:
    r"""Return a line without the blanks at its end; with `escapes`, `\ ` is none."""
    short = line.rstrip(WHITE)
    slashes = len(short) - len(short.rstrip("\\"))
    return line[: len(short) + 1] if escapes and slashes % 2 else short
