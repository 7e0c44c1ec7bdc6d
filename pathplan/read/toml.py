"""From TOML to data with places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.text import Document, Part, Place, Span, Where

AT = re.compile(r"^(.*?)\s*\(at line (\d+), column (\d+)\)$")
DEEPEST = 100
TOO_DEEP = f"this is more than {DEEPEST} levels deep"
START = Span(0, 0, 0, 0)
NAME = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
DOTTED = rf"{NAME}(?:\s*\.\s*{NAME})*"
HEADER = re.compile(rf"\s*\[(\[?)\s*({DOTTED})\s*\]")
PAIR = re.compile(rf"\s*({DOTTED})\s*=\s*")
VALUE = re.compile(r"""\s*("[^"]*"|'[^']*'|\[.*\]|\{.*\}|[^#,]*?)\s*(?:#.*)?$""")


def parse_toml(
    raw: bytes, file: str, table: tuple[str, ...] = ()
) -> tuple[Document, list[Diagnostic]]:
    """Read a TOML file, or the table of it that `table` leads to; where there is none, None."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _broken(file, "", "this file is not UTF-8", START)
    try:
        data: object = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = AT.match(str(error))
        line, column = (int(said.group(2)), int(said.group(3))) if said else (1, 1)
        message = f"this is no TOML: {(said.group(1) if said else str(error)).lower()}"
        span = Span(line - 1, column - 1, line - 1, column)
        return _broken(file, text, message, span)
    except ValueError:
        return _broken(file, text, "this is no TOML: a number in it is too long", START)
    except RecursionError:
        return _broken(file, text, TOO_DEEP, START)
    if _deep(data):
        return _broken(file, text, TOO_DEEP, START)
    for key in table:
        data = data.get(key) if isinstance(data, dict) else None
    places = _Places(table)
    places.read(text.split("\n"))
    return Document(file=file, text=text, data=data, spans=places.find), []


def _deep(data: object) -> bool:
    """Say whether data is nested deeper than settings ever are."""
    level = [data]
    for _ in range(DEEPEST):
        level = [inner for value in level for inner in _inside(value)]
    return bool(level)


def _inside(value: object) -> Iterable[object]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _broken(file: str, text: str, message: str, span: Span) -> tuple[Document, list[Diagnostic]]:
    document = Document(file=file, text=text, data=None, spans=lambda *_: None, complete=False)
    found = Diagnostic(
        rule="settings",
        severity=Severity.ERROR,
        where=Where(file),
        message=message,
        place=Place(file, span, document.line(span.line)),
    )
    return document, [found]


@dataclass(slots=True)
class _Places:
    """Where the keys and values of a TOML text stand, as far as each stands on one line."""

    table: tuple[str, ...]
    keys: dict[tuple[Part, ...], Span] = field(default_factory=dict)
    values: dict[tuple[Part, ...], Span] = field(default_factory=dict)
    counts: dict[tuple[Part, ...], int] = field(default_factory=dict)

    def read(self, lines: list[str]) -> None:
        """Note the places of all headers and pairs."""
        inside: tuple[Part, ...] = ()
        for number, line in enumerate(lines):
            head = HEADER.match(line)
            if head is not None and not PAIR.match(line):
                inside = self._header(head, number)
                continue
            pair = PAIR.match(line)
            if pair is not None:
                self._pair(inside, pair, line, number)

    def _header(self, head: re.Match[str], number: int) -> tuple[Part, ...]:
        path: tuple[Part, ...] = _names(head.group(2))
        if head.group(1):
            index = self.counts.get(path, 0)
            self.counts[path] = index + 1
            path = (*path, index)
        span = Span(number, head.start(2), number, head.end(2))
        self.keys.setdefault(path, span)
        return path

    def _pair(self, inside: tuple[Part, ...], pair: re.Match[str], line: str, number: int) -> None:
        path = (*inside, *_names(pair.group(1)))
        self.keys[path] = Span(number, pair.start(1), number, pair.end(1))
        value = VALUE.match(line, pair.end())
        if value is None:
            return
        self.values[path] = Span(number, value.start(1), number, value.end(1))
        if value.group(1).startswith("{"):
            for inner in re.finditer(rf"[{{,]\s*({NAME})\s*=\s*(\"[^\"]*\"|'[^']*'|[^,}}]*)", line):
                deeper = (*path, *_names(inner.group(1)))
                self.keys[deeper] = Span(number, inner.start(1), number, inner.end(1))
                self.values[deeper] = Span(number, inner.start(2), number, inner.end(2))
        elif value.group(1).startswith("["):
            items = re.finditer(r"\"[^\"]*\"|'[^']*'|[^\[\],\s]+", value.group(1))
            for index, item in enumerate(items):
                start = value.start(1) + item.start()
                self.values[*path, index] = Span(number, start, number, start + len(item.group()))

    def find(self, path: tuple[Part, ...], key: bool) -> Span | None:
        """Return the place of the value at a path below the table, or of its key."""
        whole = (*self.table, *path)
        return self.keys.get(whole) if key else self.values.get(whole, self.keys.get(whole))


def _names(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(NAME, dotted))
