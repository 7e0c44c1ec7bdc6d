"""Adding to learner files: the new text, proved, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pathplan import disk
from pathplan.changes import rewrite
from pathplan.cli.diff import diff
from pathplan.cli.errors import Refusal
from pathplan.cli.out import result
from pathplan.diagnostic import Severity
from pathplan.edit.apply import EditError
from pathplan.library import Library
from pathplan.read.encoding import FORBIDDEN
from pathplan.text import Change, Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """One learner file with something added or changed: its text before and after."""

    path: str
    before: bytes
    after: bytes
    line: int

    def library(self) -> Library:
        """Return a library in which the file reads as it will."""
        return Library(unsaved={self.path: self.after})


def entry(values: Mapping[str, object]) -> dict[str, object]:
    """Return what is to be written, empty values left out."""
    return {key: value for key, value in values.items() if value not in (None, "", False)}


def added(path: str, section: str, *values: object) -> Noted:
    """Return a learner file with entries more at the end of a list.

    Raises:
        Refusal: the file has mistakes, or its layout is in the way.
        DiskError: it cannot be read.
    """
    library = Library()
    held = readable(library, path).get(section)
    place = len(held) if isinstance(held, list) else 0
    many = len(values) if place else 1  # a list that is not there begins with one entry
    noted = changed(library, path, _inserts(path, section, place, values[:many]), Where(path))
    if values[many:]:
        more = _inserts(path, section, 1, values[many:])
        noted = replace(changed(noted.library(), path, more, Where(path)), before=noted.before)
    at = noted.library().file(path).document.locate(Where(path) / section / place)
    return replace(noted, line=at.span.line + 1)


def _inserts(path: str, section: str, place: int, values: Sequence[object]) -> list[Change]:
    return [
        Change(kind="insert", where=Where(path) / section / at, value=value)
        for at, value in enumerate(values, start=place)
    ]


def changed(library: Library, path: str, changes: Sequence[Change], at: Where) -> Noted:
    """Return a learner file with changes made; `at` is what to show of it.

    Raises:
        Refusal: its layout is in the way, or a text that was typed cannot stand in a file.
    """
    _plain(change.value for change in changes)
    try:
        after = rewrite(library, changes)[path]
    except EditError as error:
        raise Refusal(
            f"the layout of {path} is in the way: {error}.", f"  To tidy it: pathplan fmt {path}"
        ) from None
    again = Library(unsaved={path: after}).file(path).document
    return Noted(
        path=path, before=library.raw(path), after=after, line=again.locate(at).span.line + 1
    )


def _plain(values: Iterable[object]) -> None:
    """Refuse texts with hidden characters, alone or as the values of an entry."""
    for value in values:
        if isinstance(value, dict):
            _plain(value.values())
        elif isinstance(value, str) and (found := FORBIDDEN.search(value)):
            raise Refusal(
                f"`{value}` holds a hidden character, U+{ord(found.group()):04X}."
                " Nothing was written.",
                "  Type it anew instead of pasting it.",
            )


def readable(library: Library, path: str) -> dict[str, object]:
    """Return the data of a learner file that has no mistakes.

    Raises:
        Refusal: it has some.
    """
    loaded = library.file(path)
    wrong = [f for f in loaded.findings if f.severity is Severity.ERROR]
    data = loaded.document.data
    if wrong or not loaded.document.complete or not isinstance(data, dict):
        raise Refusal(
            f"{path} has mistakes. Nothing was written.", f"  See them: pathplan check {path}"
        )
    return data


def write(noted: Sequence[Noted], *, shown: bool) -> bool:
    """Write all files, or show what would change; say whether they were written.

    Raises:
        DiskError: one of them cannot be written; then none is.
    """
    if shown:
        result(diff({n.path: n.before for n in noted}, {n.path: n.after for n in noted}))
        return False
    disk.write_whole({n.path: n.after for n in noted})
    return True
