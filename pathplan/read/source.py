"""From text to data with places, in one pass over libyaml's events."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.read.comments import comments
from pathplan.read.encoding import FORBIDDEN, decode
from pathplan.read.plain_words import explain
from pathplan.read.positions import EACH, Positions
from pathplan.read.remarks import Remarks, cuts
from pathplan.read.scalars import STARTS, resolve
from pathplan.text import Document, Place, Span, Where

DEEPEST = 100
LARGEST = 64 * 1024 * 1024

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Scalar = yaml.ScalarEvent
MappingStart, MappingEnd = yaml.MappingStartEvent, yaml.MappingEndEvent
ListStart, ListEnd = yaml.SequenceStartEvent, yaml.SequenceEndEvent


def parse(raw: bytes, file: str) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Read a file: mappings, lists, texts, numbers, truth values, and where each stands.

    Keys are always text, exactly as written. What YAML allows and these files do not is a
    finding: tags, anchors, aliases, merge keys, complex keys, a second document, a key twice,
    hidden characters, more than 100 levels. Broken YAML ends the reading there; what was read
    before stays, and `complete` is False. Never raises.
    """
    if len(raw) > LARGEST:
        text, found = "", [_whole(file, "too-large", "this file is larger than 64 MB")]
    else:
        text, found = decode(raw, file)
    if found:
        return Document(file=file, text=text, data=None, spans=_nowhere, complete=False), (*found,)
    reader = _Reader(Remarks(file, text))
    reader.read()
    positions = reader.positions
    document = Document(
        file=file,
        text=text,
        data=reader.data,
        spans=positions.find,
        complete=reader.complete,
        comments=lambda: comments(text, positions),
    )
    if reader.complete and reader.data is None and not reader.remarks.found:
        reader.remarks.found.append(_whole(file, "empty-file", "there is nothing in this file"))
    if b"\r" in raw:
        reader.remarks.line_ends(raw)
    return document, tuple(reader.remarks.found)


def _nowhere(_path: object, _key: object) -> None:
    return None


def _whole(file: str, rule: str, message: str) -> Diagnostic:
    """Return a finding about a whole file."""
    return Diagnostic(
        rule=rule,
        severity=Severity.ERROR,
        where=Where(file),
        message=message,
        place=Place(file, Span(0, 0, 0, 0), ""),
    )


@dataclass(slots=True)
class _Open:
    """A mapping or list being read; `key` waits for its value, None where a key is due."""

    value: Any
    node: int
    flow: bool
    key: str | None = None
    drop: bool = False


@dataclass(slots=True)
class _Reader:
    """Builds data and positions from events.

    `bracket` is where the last list or mapping in brackets ended, and how many nodes there were.
    """

    remarks: Remarks
    positions: Positions = field(default_factory=Positions)
    complete: bool = True
    data: Any = None
    stack: list[_Open] = field(default_factory=list)
    cut: set[tuple[int, int]] = field(default_factory=set)
    bracket: tuple[int, int, int] = (0, 0, 0)

    def read(self) -> None:
        """Read all events, or as many as there are before the YAML breaks."""
        self.cut = cuts(self.remarks.text)
        loader = Loader(self.remarks.text)
        try:
            self._events(loader.get_event)
        except yaml.MarkedYAMLError as error:
            self.complete = False
            cut = any(f.rule == "text-after-hash" for f in self.remarks.found)
            if not (cut and "expected ','" in str(error.problem)):  # the comment ate the bracket
                self.remarks.found.append(explain(self.remarks.file, self.remarks.text, error))
        except yaml.YAMLError as error:
            self.complete = False
            self.remarks.found.append(
                _whole(self.remarks.file, "yaml-syntax", f"this cannot be read: {error}")
            )
        finally:
            loader.dispose()
        self.positions.data = self.data

    def _events(self, get_event: Any) -> None:
        begun = False
        while True:
            event = get_event()
            kind = type(event)
            if kind is Scalar:
                self._scalar(event)
            elif kind is MappingEnd or kind is ListEnd:
                self._end(event)
            elif kind is MappingStart or kind is ListStart:
                if not self._start(event):
                    return
            elif kind is yaml.AliasEvent:
                self.remarks.feature(event, f"`*{event.anchor}` repeats something from elsewhere")
                self._drop(event)
            elif kind is yaml.DocumentStartEvent:
                if begun:
                    self.remarks.feature(event, "a second document begins here; a file holds one")
                    return
                begun = True
            elif kind is yaml.StreamEndEvent or event is None:
                return

    def _node(self, event: Any) -> int:
        start, end, marks = event.start_mark, event.end_mark, self.positions.marks
        node = len(marks) // EACH
        marks.extend((start.line, start.column, end.line, end.column, node + 1))
        return node

    def _scalar(self, event: Any) -> None:
        start, end, marks = event.start_mark, event.end_mark, self.positions.marks
        node = len(marks) // EACH
        marks.extend((start.line, start.column, end.line, end.column, node + 1))
        value, style = event.value, event.style
        if event.anchor is not None or event.tag is not None:
            self.remarks.unwanted(event)
        if style == '"' and FORBIDDEN.search(value):
            self.remarks.hidden(event)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.key is None and type(top.value) is dict:
            if value in top.value or value == "<<":
                self._key(top, event, node)
            else:
                top.key = value
            return
        if not style:
            if not value or value[0] in STARTS:
                value = resolve(value)
            if self.cut and (end.line, end.column) in self.cut:
                self.remarks.was_cut(event, flow=any(o.flow for o in self.stack))
        elif style in "|>":
            self._trim(node, event)
        if top is None or top.drop or top.key is None:
            self._add(value)
        else:
            top.value[top.key] = value
            top.key = None

    def _key(self, top: _Open, event: Any, node: int) -> None:
        name = event.value
        top.key = name
        if name in top.value:
            self._twice(top, name, node)
        elif event.style:
            return
        else:
            self.remarks.feature(event, "`<<` merges something from elsewhere")
        top.drop = True
        self.positions.skipped.add(node)

    def _add(self, value: Any) -> None:
        if not self.stack:
            self.data = value
            return
        top = self.stack[-1]
        if type(top.value) is list:
            top.value.append(value)
            return
        if top.drop:
            top.drop = False
        elif top.key is not None:
            top.value[top.key] = value
        top.key = None

    def _drop(self, event: Any) -> None:
        """Leave out a value that is refused."""
        node = self._node(event)
        if not self.stack:
            return
        top = self.stack[-1]
        if type(top.value) is list:
            self.positions.skipped.add(node)
        elif top.key is None:
            top.key, top.drop = "", True
            self.positions.skipped.add(node)
        else:
            if not top.drop:
                self.positions.skipped.add(node - 1)
            top.key, top.drop = None, False

    def _start(self, event: Any) -> bool:
        """Open a mapping or list; False where that goes too deep."""
        node = self._node(event)
        if event.anchor is not None or event.tag is not None:
            self.remarks.unwanted(event)
        stack = self.stack
        if len(stack) >= DEEPEST:
            self.complete = False
            message = f"this is more than {DEEPEST} levels deep; the rest was not read"
            self.remarks.say(event, "too-deep", message)
            return False
        if stack and stack[-1].key is None and type(stack[-1].value) is dict:
            self.complete = False
            message = "a key is a single word, not a list or mapping; the rest was not read"
            self.remarks.say(event, "yaml-feature", message)
            return False
        value: Any = {} if type(event) is MappingStart else []
        stack.append(_Open(value, node, bool(event.flow_style)))
        return True

    def _end(self, event: Any) -> None:
        closed = self.stack.pop()
        marks = self.positions.marks
        at, count = EACH * closed.node, len(marks) // EACH
        line, column = event.end_mark.line, event.end_mark.column
        if closed.flow:
            self.bracket = (count, line, column)
        elif count > closed.node + 1:
            # libyaml ends a block where the next thing begins; it ends with its last value.
            nodes, line, column = self.bracket
            if nodes != count:
                line, column = marks[-3], marks[-2]
        marks[at + 2], marks[at + 3], marks[at + 4] = line, column, count
        self._add(closed.value)

    def _trim(self, node: int, event: Any) -> None:
        """End a block of text with its last line that is not empty."""
        line = event.end_mark.line
        if event.end_mark.column == 0:
            line -= 1
        while line > event.start_mark.line and not self.remarks.line(line).strip():
            line -= 1
        self.positions.marks[EACH * node + 2] = line
        self.positions.marks[EACH * node + 3] = len(self.remarks.line(line).rstrip())

    def _twice(self, top: _Open, name: str, node: int) -> None:
        first = top.node + 1
        names = iter(top.value)
        while first in self.positions.skipped or next(names) != name:
            first = self.positions.end(first + 1)
        self.remarks.twice(name, self.positions.span(first), self.positions.span(node))
