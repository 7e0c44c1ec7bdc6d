"""What can stand where someone is typing: ids, levels, strands, keys and fixed words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from lsprotocol import types

from pathplan.cli.lsp.context import Spot, spot
from pathplan.cli.lsp.names import maps_around, shown_as
from pathplan.cli.lsp.positions import Lines
from pathplan.cli.lsp.schemas import ITEM, keys_at, words_at
from pathplan.cli.lsp.workspace import Opened, Workspace
from pathplan.edit.scalars import written
from pathplan.library import Library
from pathplan.model import CompetencyMap
from pathplan.read.build_learner import KINDS
from pathplan.renaming import Named
from pathplan.text import Part

NAMING = frozenset({"requires", "corequires", "recommends", "any_of", "all_of", "of"})
"""Keys of a map under which ids stand, alone or in a list."""
BY_ID = (["refreshes"], ["shows"])
"""Keys of a map whose keys are ids."""


Due = Literal["id", "level", "strand", ""]


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing that can be put in: its word, what it is, its title, and more about it.

    `key` is True where it is to be a key, `plain` where it goes in without quotes in any case.
    """

    word: str
    kind: types.CompletionItemKind
    title: str = ""
    about: str = ""
    key: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of the maps around a file, from when it could last be read whole."""

    library: Library
    path: str
    kind: str
    maps: tuple[CompetencyMap, ...]

    def ids(self) -> dict[str, Named]:
        """Return what can be named here, as it is written here."""
        return dict(shown_as(self.library, self.path))


def completion(work: Workspace, document: Opened, position: types.Position) -> types.CompletionList:
    """Return what can stand at a position of an open file."""
    lines = Lines.of(document.text, work.encoding)
    line, column = lines.point(position)
    found = spot(lines.lines, line, column)
    items: list[types.CompletionItem] = []
    if found is not None:
        library = work.steady(document.path, line)
        kind = library.file(document.path).kind
        around = _Around(library, document.path, kind, maps_around(library, document.path))
        span = types.Range(lines.position(line, found.start), lines.position(line, found.end))
        offers = enumerate(_offers(around, found))
        items = [_item(offer, found, span, number) for number, offer in offers]
    return types.CompletionList(is_incomplete=False, items=items)


def _item(offer: Offer, found: Spot, span: types.Range, number: int) -> types.CompletionItem:
    new = offer.word if offer.plain or found.quoted else written(offer.word)
    if offer.key and not (found.colon or found.quoted):
        new = f"{new}: "
    return types.CompletionItem(
        label=offer.word,
        kind=offer.kind,
        detail=offer.title or None,
        documentation=offer.about or None,
        sort_text=f"{number:05}",
        filter_text=offer.word,
        text_edit=types.TextEdit(span, f" {new}" if found.glued else new),
    )


def _offers(around: _Around, found: Spot) -> Iterator[Offer]:
    if found.value:
        yield from _values(around, found)
    if found.key:
        yield from _keys(around, found)


def _values(around: _Around, found: Spot) -> Iterator[Offer]:
    due = _due(around.kind, found.path)
    if due == "id":
        yield from _ids(around, found, key=False)
    elif due == "level":
        yield from _levels(around, found, key=False)
    elif due == "strand" and around.maps:
        for strand in around.maps[0].strands:
            yield Offer(strand.id, types.CompletionItemKind.Enum, strand.title)
    elif found.typed or not found.key:
        for word in words_at(around.kind, found.path):
            yield Offer(word, types.CompletionItemKind.Value, plain=True)


def _keys(around: _Around, found: Spot) -> Iterator[Offer]:
    names = _names(found.path)
    if (names[2:] in BY_ID) if around.kind != "learner" else names == ["pace", "place"]:
        yield from _ids(around, found, key=True)
    elif names[:1] == ["competencies"] and names[2:] == ["effort"]:
        yield from _levels(around, found, key=True)
    else:
        for key in keys_at(around.kind, found.path, found.beside):
            kind = types.CompletionItemKind.Property
            yield Offer(key.name, kind, key.title, key.description, key=True, plain=True)


def _ids(around: _Around, found: Spot, *, key: bool) -> Iterator[Offer]:
    """Yield the ids that can be named, without that of the entry itself."""
    own = found.path[1] if around.kind != "learner" and len(found.path) > 1 else ""
    for word, thing in around.ids().items():
        if word != own and not (key and word in found.beside):
            kind = types.CompletionItemKind.Reference
            yield Offer(word, kind, thing.title, key=key)


def _levels(around: _Around, found: Spot, *, key: bool) -> Iterator[Offer]:
    """Yield the levels on the scale of what is named beside, or else of the entry around."""
    ids = around.ids()
    names = _names(found.path)
    said = [found.beside.get(word, "") for word in ("id", "competency", *KINDS)]
    if names[2:3] == ["shows"]:
        said = names[-1:]
    elif names[:1] == ["competencies"] and not any(said):
        said = names[1:2]
    entry = next((ids[word].entry for word in said if word in ids), None)
    levels = entry.levels if entry else around.maps[0].levels if around.maps else ()
    for level in levels:
        if not (key and level in found.beside):
            mastery = entry is not None and level == entry.mastery and len(levels) > 1
            kind = types.CompletionItemKind.EnumMember
            yield Offer(level, kind, "mastery" if mastery else "", key=key)


def _names(path: tuple[Part, ...]) -> list[str]:
    return [part for part in path if isinstance(part, str)]


def _due(kind: str, path: tuple[Part, ...]) -> Due:
    """Return what is due at a path: an id, a level, a strand, or anything else."""
    names = _names(path)
    last = names[-1] if names else ""
    if kind == "learner":
        return _due_for_learner(names, last, listed=path[-1:] == (ITEM,))
    inner = names[2:]
    if names[:1] == ["assessments"] and inner[:1] == ["shows"]:
        return "level"
    if last in NAMING and inner:
        return "id"
    if last == "id" and NAMING.intersection(inner[:-1]):
        return "id"
    if inner == ["strand"]:
        return "strand"
    return "level" if last in {"level", "mastery"} else ""


def _due_for_learner(names: list[str], last: str, *, listed: bool) -> Due:
    if names == ["goals"] and listed:
        return "id"
    if (names[:1], last) in ((["goals"], "id"), (["evidence"], "competency")):
        return "id"
    if names[:1] == ["decisions"] and last in KINDS:
        return "id"
    return "level" if last == "level" else ""
