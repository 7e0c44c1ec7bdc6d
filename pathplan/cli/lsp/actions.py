"""What an editor offers to mend, and a tidy layout."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lsprotocol import types

from pathplan.changes import Mismatch, formatted, mend
from pathplan.cli.lsp.diagnostics import shown
from pathplan.cli.lsp.positions import differences, text_edits
from pathplan.cli.lsp.workspace import Opened, Workspace, text_of
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.edit.apply import EditError, edits
from pathplan.edit.scalars import written
from pathplan.library import Library
from pathplan.text import Change, Document

LONGEST = 60
IN_THE_WAY = (Mismatch, EditError, KeyError, IndexError)
"""What a fix can meet that does not fit its layout; then nothing is offered."""
QUICK, ALL = types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll


def actions(
    work: Workspace, document: Opened, asked: types.Range, only: Collection[str] = ()
) -> list[types.CodeAction]:
    """Return what can be mended in a range of an open file, and all that is safe to mend.

    `only` are the kinds of actions that are wanted, all of them where it is empty.
    """
    check = work.check(document.path)
    found = [f for f in check.findings if f.fix and f.where.file == document.path]
    made: list[types.CodeAction] = []
    if _wanted(QUICK, only):
        for finding in found:
            there = work.range(finding.place, check.library) if finding.place else None
            if there is not None and _meet(there, asked):
                made += _quick(work, check.library, finding)
    if _wanted(ALL, only):
        made += _all(work, check.library, found)
    return made


def _wanted(kind: str, only: Collection[str]) -> bool:
    return not only or any(kind == name or kind.startswith(f"{name}.") for name in only)


def _meet(one: types.Range, other: types.Range) -> bool:
    def ends(found: types.Range) -> tuple[tuple[int, int], tuple[int, int]]:
        start, end = found.start, found.end
        return (start.line, start.character), (end.line, end.character)

    (start, end), (begin, stop) = ends(one), ends(other)
    return start <= stop and begin <= end


def _quick(work: Workspace, library: Library, finding: Diagnostic) -> Iterator[types.CodeAction]:
    """Yield the action that mends a finding, where its layout allows it."""
    if finding.fix is None:
        return
    changes = finding.fix.changes
    made: dict[str, Sequence[types.TextEdit]] = {}
    try:
        for file, new in mend(library, [finding], unsafe=True).texts.items():
            mine = [change for change in changes if change.where.file == file]
            made[work.uri(file)] = _edits(work, library, mine, new)
    except IN_THE_WAY:
        return
    if made:
        yield types.CodeAction(
            title=_title(library, changes),
            kind=QUICK,
            diagnostics=[shown(work, library, finding)],
            is_preferred=finding.fix.safe,
            edit=types.WorkspaceEdit(changes=made),
        )


def _edits(
    work: Workspace, library: Library, changes: Sequence[Change], new: bytes
) -> list[types.TextEdit]:
    """Return what changes of one file come to; `new` is the text that they lead to."""
    file = changes[0].where.file
    if any(change.kind == "line-ends" for change in changes):
        return _whole(work, library, file, new)
    found = edits(library.file(file).document, changes)
    return text_edits(text_of(library, file), found, work.encoding)


def _all(
    work: Workspace, library: Library, found: Sequence[Diagnostic]
) -> Iterator[types.CodeAction]:
    """Yield the action that mends all that can be mended without changing a meaning."""
    try:
        mended = mend(library, found, unsafe=False).texts
    except IN_THE_WAY:
        return
    if mended:
        edit = {work.uri(file): _whole(work, library, file, new) for file, new in mended.items()}
        yield types.CodeAction(
            title="Mend all that can be mended without changing a meaning",
            kind=ALL,
            edit=types.WorkspaceEdit(changes=edit),
        )


def _whole(work: Workspace, library: Library, file: str, new: bytes) -> list[types.TextEdit]:
    return differences(text_of(library, file), new.decode(), work.encoding)


def _title(library: Library, changes: Sequence[Change]) -> str:
    """Return what a fix does, told by its first change."""
    document, more = library.file(changes[0].where.file).document, len(changes) - 1
    return f"{_said(document, changes[0])}{f', and {more} more' if more else ''}"


def _said(document: Document, change: Change) -> str:
    where = change.where
    place = document.locate(where.at_key() if change.kind == "rename" else where)
    old = place.source[place.span.column : place.span.end_column]
    if place.span.line != place.span.end_line:
        old = f"{place.source[place.span.column :].rstrip()} ..."
    new = _short(written(change.value))
    if change.kind == "line-ends":
        return "End all lines the same way"
    if change.kind == "remove":
        return f"Take out `{_short(old)}`"
    if change.kind == "insert":
        key = where.path[-1]
        said = f"{key}: {new}" if isinstance(key, str) else new
        under = [part for part in where.path[:-1] if isinstance(part, str)]
        return f"Add `{said}`" + (f" under `{under[-1]}`" if under else "")
    return f"Write `{new}` instead of `{_short(old)}`" if old else f"Write `{new}`"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def formatting(work: Workspace, document: Opened) -> list[types.TextEdit]:
    """Return what brings an open file into its usual layout; nothing while it has mistakes."""
    library = work.check(document.path).library
    loaded = library.file(document.path)
    wrong = any(f.severity is Severity.ERROR for f in loaded.findings)
    if wrong or not loaded.document.complete:
        return []
    try:
        new = formatted(library, document.path)
    except Mismatch:
        return []
    return _whole(work, library, document.path, new)
