"""Changes on paths become changes of a text: everything else stays as its author wrote it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, cast

from pathplan.edit.scalars import written
from pathplan.text import IGNORE, Change, Document, Part, Span

Path = tuple[Part, ...]
SECTIONS = ("strands", "competencies", "assessments", "credentials")
"""What a new key at the top of a map stands before."""


class EditError(Exception):
    """A change that cannot be made in the layout there is; the text stays as it is."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of text, by offsets in code points, and what takes its place."""

    start: int
    end: int
    text: str


def apply(document: Document, changes: Iterable[Change]) -> str:
    """Return the text of a file with changes made to it.

    Comments are kept: one that stood on a line that goes stands alone afterwards.

    Raises:
        EditError: a change cannot be made in this layout, or two of them meet.
    """
    return replaced(document.text, edits(document, changes))


def edits(document: Document, changes: Iterable[Change]) -> list[Edit]:
    """Return the edits that changes come to, in the order of the text.

    Raises:
        EditError: a change cannot be made in this layout, or two of them meet.
    """
    return Editor(document).edits(changes)


def replaced(text: str, found: Sequence[Edit]) -> str:
    """Return a text with edits made that are in its order and do not meet."""
    parts, at = [], 0
    for edit in found:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def _whole(data: object, removed: set[Path]) -> list[Path]:
    """Return what is to be removed; what would be left empty goes as a whole."""
    paths = set(removed)
    grown = True
    while grown:
        grown = False
        for path in sorted(paths, key=len, reverse=True):
            parent = _at(data, path[:-1])
            inside = range(len(parent)) if isinstance(parent, list) else parent
            all_gone = isinstance(inside, range | dict) and all(
                (*path[:-1], part) in paths for part in inside
            )
            if all_gone and len(path) > 1:
                paths = {p for p in paths if p[:-1] != path[:-1]} | {path[:-1]}
                grown = True
                break
    return sorted(paths, key=str)


def _at(data: object, path: Path) -> object:
    for part in path:
        if isinstance(data, dict) or (isinstance(data, list) and isinstance(part, int)):
            data = cast("Any", data)[part]
        else:
            raise EditError("there is no such place")
    return data


@dataclass(slots=True)
class Editor:
    """Finds in one text what changes are about."""

    document: Document
    starts: list[int] = field(init=False)
    comments: dict[int, tuple[int, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.starts = self.document.starts()
        self.comments = {c.line: (c.column, c.text) for c in self.document.comments()}

    def edits(self, changes: Iterable[Change]) -> list[Edit]:
        """Return the edits that changes come to, in the order of the text.

        Raises:
            EditError: a change cannot be made in this layout, or two of them meet.
        """
        listed = [c for c in changes if c.kind != "line-ends"]
        removed = {c.where.path for c in listed if c.kind == "remove"}
        found = [self._edit(c) for c in listed if c.kind != "remove"]
        found += [self._removal(path) for path in _whole(self.document.data, removed)]
        found.sort(key=lambda e: (e.start, e.end))
        for before, after in pairwise(found):
            if after.start < before.end:
                raise EditError("two changes meet")
        return found

    def _edit(self, change: Change) -> Edit:
        """Return the edit for a change that removes nothing."""
        path = change.where.path
        if change.kind == "insert":
            return self._insertion(path, change.value)
        key = change.kind == "rename" or change.where.key
        start, end = self.span(path, key=key)
        if key:
            return Edit(start, end, written(change.value))
        if start == end:
            return Edit(start, end, f" {written(change.value)}")
        if isinstance(path[-1], str):
            colon = self.span(path, key=True)[1]
            if self._line(colon) < self._line(start):  # a block below its key
                return self._quiet(Edit(colon, end, f": {written(change.value)}"))
        return self._quiet(Edit(start, end, written(change.value)))

    def span(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Return the offsets of the value at a path, or of its key."""
        found = self.document.spans(path, key)
        if found is None:
            raise EditError("there is no such place")
        return self._offsets(found)

    def _offsets(self, span: Span) -> tuple[int, int]:
        start = self.starts[span.line] + span.column
        return start, self.starts[span.end_line] + span.end_column

    def _line(self, offset: int) -> int:
        return bisect_right(self.starts, offset) - 1

    def _flow(self, path: Path) -> bool:
        start, _ = self.span(path)
        return self.document.text[start : start + 1] in {"{", "["}

    # Taking out

    def _removal(self, path: Path) -> Edit:
        """Return the edit that takes out an item of a list, or a key with its value."""
        keyed = isinstance(path[-1], str)
        start = self.span(path, key=True)[0] if keyed else self.span(path)[0]
        end = max(self.span(path)[1], self.span(path, key=True)[1] if keyed else 0)
        if len(path) > 1 and self._flow(path[:-1]):
            return self._out_of_flow(start, end)
        return self._lines(start, end, dash=not keyed)

    def _out_of_flow(self, start: int, end: int) -> Edit:
        text = self.document.text
        after = end
        while text[after : after + 1] in {" ", "\n"}:
            after += 1
        if text[after : after + 1] == ",":
            after += 1
            while text[after : after + 1] == " ":
                after += 1
            if text[after : after + 1] == "#":
                raise EditError("there is a comment in between")
            return self._quiet(Edit(start, after, ""))
        before = start
        while text[before - 1 : before] in {" ", "\n"}:
            before -= 1
        if text[before - 1 : before] != ",":
            raise EditError("this is not one of several")
        return self._quiet(Edit(before - 1, end, ""))

    def _quiet(self, edit: Edit) -> Edit:
        """Return an edit that takes no comment away with it."""
        for line in range(self._line(edit.start), self._line(edit.end) + 1):
            if line in self.comments:
                at = self.starts[line] + self.comments[line][0]
                if edit.start <= at < edit.end:
                    raise EditError("there is a comment in between")
        return edit

    def _lines(self, start: int, end: int, *, dash: bool) -> Edit:
        """Return the edit that takes out whole lines, their comments left standing."""
        text = self.document.text
        first, last = self._line(start), self._line(max(start, end - 1))
        head = text[self.starts[first] : start]
        if head.strip() != ("-" if dash else ""):
            raise EditError("something else stands on this line")
        tail = text[end : self.starts[last + 1] - 1].strip()
        if tail and last not in self.comments:
            raise EditError("something else stands on this line")
        indent = " " * (len(head) - len(head.lstrip(" ")))
        if any(IGNORE.match(self.comments.get(line, (0, ""))[1]) for line in (first, last)):
            raise EditError("a comment here ignores something, and would ignore something else")
        kept = [
            f"{indent}{self.comments[line][1]}\n"
            for line in range(first, last + 1)
            if line in self.comments
        ]
        stop = min(self.starts[last + 1], len(text))
        return Edit(self.starts[first], stop, "".join(kept))

    # Putting in

    def _insertion(self, path: Path, value: object) -> Edit:
        parent = path[:-1]
        held = self._held(parent)
        if isinstance(held, dict) and path[-1] in held:
            raise EditError("something stands there already")
        if held is None and len(parent) == 1 and isinstance(value, dict):
            top = cast("dict[str, object]", self.document.data)
            said = f"{parent[0]}:\n  - {written(value)}"
            return self._new_line((), top, said)
        if held is None or (isinstance(held, dict | list) and not held):
            inner = [value] if isinstance(path[-1], int) else {path[-1]: value}
            if held is not None:
                return Edit(*self.span(parent), written(inner))
            return self._insertion(parent, inner)
        if not isinstance(held, dict | list):  # `id: Title`, the short form of an entry
            start, end = self.span(parent)
            title = self.document.text[start:end]
            return Edit(start, end, f"{{title: {title}, {path[-1]}: {written(value)}}}")
        said = written(value) if isinstance(held, list) else f"{path[-1]}: {written(value)}"
        if parent and self._flow(parent):
            end = self.span(parent)[1] - 1
            return Edit(end, end, f", {said}")
        return self._new_line(parent, held, said)

    def _held(self, path: Path) -> object:
        try:
            return _at(self.document.data, path)
        except (KeyError, IndexError, EditError):
            return None

    def _new_line(self, parent: Path, held: dict[str, object] | list[object], said: str) -> Edit:
        """Return the edit that adds a line to a block; to a file's top before its sections."""
        text = self.document.text
        if not parent and isinstance(held, dict):
            section = next((key for key in held if key in SECTIONS), None)
            if section is not None:
                line = self._above(self._line(self.span((section,), key=True)[0]))
                return Edit(self.starts[line], self.starts[line], f"{said}\n")
        last = (*parent, len(held) - 1 if isinstance(held, list) else list(held)[-1])
        keyed = isinstance(last[-1], str)
        begin = self.span(last, key=True)[0] if keyed else self.span(last)[0]
        head = text[self.starts[self._line(begin)] : begin]
        if head.strip(" -"):
            raise EditError("something else stands on this line")
        lead = " " * len(head) if keyed else head
        ends = [self.span(last)[1], self.span(last, key=True)[1] if keyed else 0]
        stop = self.starts[self._line(max(begin, max(ends) - 1)) + 1]
        if stop > len(text):
            return Edit(len(text), len(text), f"\n{lead}{said}\n")
        return Edit(stop, stop, f"{lead}{said}\n")

    def _above(self, line: int) -> int:
        """Return the first of the comment and blank lines that stand above a line."""
        while line and not self.document.line(line - 1).partition("#")[0].strip():
            line -= 1
        return line
