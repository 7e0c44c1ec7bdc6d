"""Changes to the user's files, each proved before anything is written."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pathplan.diagnostic import Diagnostic, TextEdit
from pathplan.edit.apply import Edit, EditError, Editor, edits, replaced
from pathplan.edit.format import format_text
from pathplan.edit.intended import intended
from pathplan.library import Library
from pathplan.read import source
from pathplan.text import Change, Document


class Mismatch(Exception):
    """A new text does not say what it was meant to: a fault of pathplan, nothing is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """New texts by file, and the findings they mend."""

    texts: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()


def mend(library: Library, findings: Iterable[Diagnostic], *, unsafe: bool) -> Mended:
    """Return the files with the fixes of findings made; only safe ones unless `unsafe`.

    A fix that cannot be made in its layout, or that meets another one, is left for later.

    Raises:
        Mismatch: a new text does not say what was meant.
    """
    work: dict[str, _Work] = {}
    editors: dict[str, Editor] = {}
    done = []
    for found in findings:
        fix = found.fix
        if fix is not None and (fix.safe or unsafe) and _take(library, work, fix.changes, editors):
            done.append(found)
    work = {file: w for file, w in work.items() if w.changes}
    texts = {file: _encoded(library.raw(file), w.text(), w.changes) for file, w in work.items()}
    for file, w in work.items():
        _prove(w.document, texts[file], intended(w.document.data, w.changes))
    changed = {file: new for file, new in texts.items() if new != library.raw(file)}
    return Mended(texts=changed, findings=tuple(f for f in done if f.where.file in changed))


def _take(
    library: Library,
    work: dict[str, _Work],
    changes: Sequence[Change],
    editors: dict[str, Editor],
) -> bool:
    """Add the changes of one fix, in all files it is about or in none; say whether they were.

    `editors` are those of the files seen so far; each is made once.
    """
    by_file: dict[str, list[Change]] = {}
    for change in changes:
        by_file.setdefault(change.where.file, []).append(change)
    new: dict[str, list[Edit]] = {}
    for file, made in by_file.items():
        if file not in library.files or not library.files[file].document.complete:
            return False
        if file not in work:
            if file not in editors:
                editors[file] = Editor(library.files[file].document)
            work[file] = _Work(editors[file])
        room = work[file].room(made)
        if room is None:
            return False
        new[file] = room
    for file, room in new.items():
        work[file].add(room)
        work[file].changes += by_file[file]
    return True


@dataclass(slots=True)
class _Work:
    """The changes of one file that go together."""

    editor: Editor
    changes: list[Change] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)

    @property
    def document(self) -> Document:
        """The file as it is."""
        return self.editor.document

    def room(self, changes: Sequence[Change]) -> list[Edit] | None:
        """Return the edits that changes come to; None if they cannot be made or meet others."""
        try:
            new = self.editor.edits(changes)
        except EditError:
            return None
        return None if any(self._meets(edit) for edit in new) else new

    def _meets(self, new: Edit) -> bool:
        at = bisect_left(self.edits, new.start, key=_start)
        before = self.edits[at - 1 : at]
        after = self.edits[at : at + 1]
        return any(new.start < e.end for e in before) or any(
            e.start == new.start or e.start < new.end for e in after
        )

    def add(self, new: Iterable[Edit]) -> None:
        """Take in edits that meet none of those there are; they stay in the text's order."""
        for edit in new:
            insort(self.edits, edit, key=_start)

    def text(self) -> str:
        """Return the new text."""
        return replaced(self.document.text, self.edits)


def _start(edit: Edit) -> int:
    return edit.start


def spelled(library: Library, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings with the edits of their fixes; a fix that cannot be made is left out."""
    editors: dict[str, Editor] = {}
    return tuple(_spelled(library, f, editors) if f.fix is not None else f for f in findings)


def _spelled(library: Library, found: Diagnostic, editors: dict[str, Editor]) -> Diagnostic:
    work: dict[str, _Work] = {}
    if found.fix is None or not _take(library, work, found.fix.changes, editors):
        return replace(found, fix=None)
    made = tuple(
        TextEdit(file, w.document.span(edit.start, edit.end), edit.text)
        for file, w in sorted(work.items())
        for edit in w.edits
    )
    return replace(found, fix=replace(found.fix, edits=made) if made else None)


def rewrite(library: Library, changes: Iterable[Change]) -> dict[str, bytes]:
    """Return the new texts of the files that changes are about, all of them made.

    Raises:
        EditError: a change cannot be made in the layout there is.
        Mismatch: a new text does not say what was meant.
    """
    by_file: dict[str, list[Change]] = {}
    for change in changes:
        by_file.setdefault(change.where.file, []).append(change)
    texts = {}
    for file, made in by_file.items():
        document = library.file(file).document
        text = replaced(document.text, edits(document, made))
        texts[file] = _encoded(library.raw(file), text, made)
        _prove(document, texts[file], intended(document.data, made))
    return texts


def formatted(library: Library, path: str) -> bytes:
    """Return a file in canonical layout; it has to be read whole and without errors.

    Raises:
        Mismatch: the new text says something else.
    """
    loaded = library.file(path)
    new = format_text(loaded.document, loaded.kind).encode()
    _prove(loaded.document, new, loaded.document.data)
    return new


def _encoded(raw: bytes, text: str, changes: Sequence[Change]) -> bytes:
    """Return a text as bytes with the line ends of the file, unless a change is about them."""
    new = text.encode()
    windows = raw.count(b"\r\n")
    if windows and windows == raw.count(b"\n") and not any(c.kind == "line-ends" for c in changes):
        return new.replace(b"\n", b"\r\n")
    return new


def _prove(document: Document, new: bytes, data: object) -> None:
    """Read a new text and compare it with what was meant: its data and the same comments."""
    again, found = source.parse(new, document.file)
    before = sorted(c.text for c in document.comments())
    after = sorted(c.text for c in again.comments())
    worse = len(found) > len(source.parse(document.text.encode(), document.file)[1])
    if worse or not again.complete or again.data != data or before != after:
        raise Mismatch(f"the new text of {document.file} does not say what it was meant to")
