"""The outline of a file: strands with their competencies, and what else there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lsprotocol import types

from pathplan.cli.lsp.names import maps_around
from pathplan.cli.lsp.workspace import Opened, Workspace
from pathplan.library import Library
from pathplan.model import Competency
from pathplan.text import Document, Place, Span, Where

Kind = types.SymbolKind
GROUPS = {"credentials": "Credentials", "assessments": "Assessments"}
LISTS = {"goals": "Goals", "evidence": "Evidence", "decisions": "Decisions", "notes": "Notes"}


def symbols(work: Workspace, document: Opened) -> list[types.DocumentSymbol]:
    """Return the outline of an open file; while it is broken, that of when it was whole."""
    library = work.steady(document.path)
    outline = _Outline(work, library, library.file(document.path).document)
    if library.file(document.path).kind == "learner":
        return outline.learner()
    return outline.map()


class _Outline:
    """Makes the outline of one file."""

    def __init__(self, work: Workspace, library: Library, document: Document) -> None:
        self.work = work
        self.library = library
        self.document = document
        self.here = Where(document.file)
        self.data = document.data if isinstance(document.data, dict) else {}

    def map(self) -> list[types.DocumentSymbol]:
        """Return the strands in their order, with their competencies, then the other groups."""
        maps = maps_around(self.library, self.document.file)
        entries = maps[0].entries if maps else ()
        here = self.document.file
        mine = [c for c in entries if isinstance(c, Competency) and c.where.file == here]
        strands = maps[0].strands if maps else ()
        known = {strand.id for strand in strands}
        found = []
        for strand in strands:
            inside = [self._entry(c.where, c.title) for c in mine if c.strand == strand.id]
            if inside or strand.where.file == here:
                found.append(self._group(strand.title or strand.id, strand.where, inside))
        found += [self._entry(c.where, c.title) for c in mine if c.strand not in known]
        for section, title in GROUPS.items():
            listed = self.data.get(section)
            if isinstance(listed, dict) and listed:
                where = self.here / section
                inside = [self._entry(where / key, _title(v)) for key, v in listed.items()]
                found.append(self._group(title, where, inside))
        return found

    def learner(self) -> list[types.DocumentSymbol]:
        """Return the lists of a learner's file, with the first word of each item."""
        found = []
        for section, title in LISTS.items():
            listed = self.data.get(section)
            if isinstance(listed, list) and listed:
                where = self.here / section
                inside = [
                    self._symbol(_first(item), "", Kind.Field, where / number)
                    for number, item in enumerate(listed)
                ]
                found.append(self._group(title, where, inside))
        return found

    def _entry(self, where: Where, title: str) -> types.DocumentSymbol:
        return self._symbol(str(where.path[-1]), title, Kind.Object, where)

    def _group(
        self, name: str, where: Where, inside: Sequence[types.DocumentSymbol]
    ) -> types.DocumentSymbol:
        """Return a group; it goes from its own place over all that is in it."""
        if where.file == self.document.file:
            group = self._symbol(name, "", Kind.Namespace, where)
        else:
            first = inside[0]
            group = types.DocumentSymbol(
                name, Kind.Namespace, first.range, first.selection_range, detail=""
            )
        ranges = [group.range, *(symbol.range for symbol in inside)]
        group.range = types.Range(
            min((r.start for r in ranges), key=_order), max((r.end for r in ranges), key=_order)
        )
        group.children = list(inside)
        return group

    def _symbol(self, name: str, detail: str, kind: Kind, where: Where) -> types.DocumentSymbol:
        keyed = isinstance(where.path[-1], str)
        head = self.document.locate(where.at_key() if keyed else where)
        value = self.document.locate(where).span
        start, end = head.span, max(head.span, value, key=lambda s: (s.end_line, s.end_column))
        whole = Span(start.line, start.column, end.end_line, end.end_column)
        place = Place(head.file, whole, head.source)
        return types.DocumentSymbol(
            name=name or "?",
            detail=detail,
            kind=kind,
            range=self.work.range(place, self.library),
            selection_range=self.work.range(head, self.library),
        )


def _order(position: types.Position) -> tuple[int, int]:
    return position.line, position.character


def _title(value: object) -> str:
    title = value.get("title", "") if isinstance(value, dict) else value
    return str(title if title is not None else "")


def _first(item: object) -> str:
    """Return what an item of a learner's list is about: its first word that is one."""
    values: Iterable[object] = item.values() if isinstance(item, dict) else (item,)
    return next((str(value) for value in values if isinstance(value, str)), "")
