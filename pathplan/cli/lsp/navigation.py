"""From a name to where it is given, to where it is used, and to another name for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lsprotocol import types

from pathplan.changes import Mismatch, rewrite
from pathplan.cli.lsp.names import STRANDS, Mention, Names, place_at
from pathplan.cli.lsp.positions import text_edits
from pathplan.cli.lsp.workspace import Opened, Workspace, text_of
from pathplan.diagnostic import Severity
from pathplan.edit.apply import EditError, edits
from pathplan.library import Library
from pathplan.model.ids import ID
from pathplan.renaming import Named, renamed, taken
from pathplan.text import Change, Place, Span, Where

START = types.Range(types.Position(0, 0), types.Position(0, 0))


class Refused(Exception):
    """Something that cannot be done, with the words to say so."""


@dataclass(frozen=True, slots=True)
class Hit:
    """What stands where someone points: the library it was looked up in, and what is named."""

    library: Library
    where: Where
    mention: Mention | None

    @property
    def thing(self) -> Named | None:
        """What can get another name, None where nothing can: strands keep theirs."""
        named = self.mention.target if self.mention is not None else None
        return None if named is None or named.where.path[0] == STRANDS else named


def hit(work: Workspace, document: Opened, position: types.Position) -> Hit | None:
    """Return what stands at a position of an open file, None where nothing is."""
    return _hit(work, work.check(document.path).library, document.path, position)


def _hit(work: Workspace, library: Library, path: str, position: types.Position) -> Hit | None:
    point = work.lines(path, library).point(position)
    where = place_at(library.file(path).document, point)
    return None if where is None else Hit(library, where, Names(library).at(path, where))


def definition(
    work: Workspace, document: Opened, position: types.Position
) -> types.Location | None:
    """Return where what is named at a position is given its id; of a link, its file."""
    found = hit(work, document, position)
    if found is None:
        return None
    if found.mention is not None:
        where = found.mention.target.where.at_key()
        return _location(work, found.library, found.library.locate(where))
    for link in found.library.file(document.path).links:
        if link.where.path == found.where.path and link.path in found.library.files:
            return types.Location(work.uri(link.path), START)
    return None


def references(
    work: Workspace, document: Opened, position: types.Position, *, given: bool
) -> list[types.Location]:
    """Return every place that names what is named at a position, in all files there are.

    With `given` the place where it is given its id comes too.
    """
    found = hit(work, document, position)
    if found is None or found.mention is None:
        return []
    library, _ = work.everything(document.path)
    return [
        _location(work, library, _name(library.locate(mention.where), mention.target))
        for mention in _same(library, found.mention.target)
        if given or not mention.given
    ]


def _same(library: Library, target: Named) -> list[Mention]:
    """Return the mentions of one thing in all files of a library, file by file."""
    names = Names(library)
    found = [m for path in sorted(library.files) for m in names.mentions(path)]
    same = [m for m in found if m.target.where == target.where]
    return sorted(same, key=lambda m: (m.where.file, library.locate(m.where).span))


def _location(work: Workspace, library: Library, place: Place) -> types.Location:
    return types.Location(work.uri(place.file), work.range(place, library))


def _name(place: Place, target: Named) -> Place:
    """Return the place of an id itself: without quotes, and without the map's id before it."""
    span = place.span
    text = place.source[span.column : span.end_column]
    start = text.rfind(target.id)
    if span.line != span.end_line or start < 0:
        return place
    column = span.column + start
    return Place(
        place.file, Span(span.line, column, span.line, column + len(target.id)), place.source
    )


def prepare_rename(
    work: Workspace, document: Opened, position: types.Position
) -> types.PrepareRenamePlaceholder | None:
    """Return the id at a position that can get another name, None where there is none."""
    found = hit(work, document, position)
    if found is None or found.mention is None or found.thing is None:
        return None
    place = _name(found.library.locate(found.mention.where), found.thing)
    return types.PrepareRenamePlaceholder(work.range(place, found.library), found.thing.id)


def rename(
    work: Workspace, document: Opened, position: types.Position, new: str
) -> types.WorkspaceEdit:
    """Return what gives the id at a position another name, in all files there are.

    Raises:
        Refused: there is no such id, the new one does not do, or something is in the way.
        disk.DiskError: a file cannot be read.
    """
    library, learners = work.everything(document.path)
    found = _hit(work, library, document.path, position)
    target = found.thing if found is not None else None
    if target is None:
        raise Refused("there is no id of a competency here")
    new = new.strip().removeprefix(f"{target.map.id}/")
    _fits(work, target, new)
    _nothing_hidden(work, library, target)
    changes = [change for _, change in renamed(library, learners, target, new)]
    return types.WorkspaceEdit(changes=_edits(work, library, changes))


def _nothing_hidden(work: Workspace, library: Library, target: Named) -> None:
    """Refuse to rename where a file has mistakes and the id is somewhere in its text."""
    members = {file for loaded in library.maps.values() for file in loaded.map.files}
    for path, loaded in library.files.items():
        wrong = any(f.severity is Severity.ERROR for f in loaded.findings)
        alone = loaded.kind == "part" and path not in members
        if (wrong or alone) and target.id.encode() in library.raw(path):
            raise Refused(f"{work.shown(path)} has mistakes that could hide a place")


def _fits(work: Workspace, target: Named, new: str) -> None:
    if not ID.fullmatch(new):
        raise Refused(f"`{new}` cannot be an id: use letters, digits, dots and dashes")
    if new == target.id:
        raise Refused(f"`{new}` is its id already")
    if taken(target.map, new, target):
        raise Refused(f"the id `{new}` is taken in {work.shown(target.map.file)}")


def _edits(
    work: Workspace, library: Library, changes: Sequence[Change]
) -> dict[str, Sequence[types.TextEdit]]:
    """Return changes as edits by file, each of them proved."""
    try:
        files = rewrite(library, changes)
        found = {
            path: edits(library.file(path).document, [c for c in changes if c.where.file == path])
            for path in files
        }
    except EditError as error:
        raise Refused(f"the layout of a file is in the way: {error}") from None
    except Mismatch as error:
        raise Refused(f"this is a fault of pathplan, not yours: {work.shown(str(error))}") from None
    return {
        work.uri(path): text_edits(text_of(library, path), made, work.encoding)
        for path, made in found.items()
    }
