"""A framework of OpenSALT: a table of statements, or a workbook with their associations.

CSV with `fullStatement` and `Human Coding Scheme`, or the sheets CF Doc, CF Item and CF
Association. What `Precedes` something is needed for it. What has something below it is a strand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.building import MapBuilder
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.hierarchy import Hierarchy
from pathplan.exchange.remarks import NO_LINES
from pathplan.exchange.statements import stated
from pathplan.exchange.table import Row, Table, folded
from pathplan.model.foreign import Held, MapIn

HINTS: Mapping[str, Sequence[str]] = {
    "id": ("identifier",),
    "text": ("fullStatement",),
    "code": ("humanCodingScheme",),
    "title": ("abbreviatedStatement",),
    "place": ("smartLevel",),
    "keywords": ("conceptKeywords",),
    "kind": ("CFItemType",),
}
KINDS: Mapping[str, str] = {
    "ischildof": "child",
    "parent": "child",
    "precedes": "precedes",
    "isexactmatchof": "match",
    "exactmatchof": "match",
    "replacedby": "replaced",
    "ispartof": "is part of",
    "exemplar": "exemplar",
    "hasskilllevel": "has skill level",
    "ispeerof": "is peer of",
    "isrelatedto": "is related to",
}
"""Columns and types of associations, by what they say."""
ENDS = ("Node Identifier", "Node Human Coding Scheme", "Node URI")
DOCUMENT, ITEMS, LINKS = (folded(f"CF {name}") for name in ("Doc", "Item", "Association"))


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a framework: 3 by its sheets, or by its columns."""
    if ITEMS in map(folded, file.sheets):
        return 3
    found = set(file.table.found(HINTS))
    kinds = {KINDS.get(folded(name)) for name in file.table.header}
    return 3 if "text" in found and (found & {"code", "place", "kind"} or "child" in kinds) else 0


@dataclass(frozen=True, slots=True)
class _Link:
    """An association: its two ends as they are called, what it says, and where it stands."""

    origin: str
    kind: str
    end: str
    at: str


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a framework makes: what a row precedes needs it.

    Raises:
        UnreadableError: there are no items.
    """
    sheets = {folded(title): sheet for title, sheet in file.sheets.items()}
    framework = _Framework(sheets.get(ITEMS, file.table))
    if not framework.rows:
        raise UnreadableError(f"{file.name} is a framework of OpenSALT without items.")
    links = list(framework.columns_as_links())
    if LINKS in sheets:
        links += framework.associations(sheets[LINKS])
    about = _about(sheets.get(DOCUMENT, Table()))
    title = about.get("title", "")
    id_, title = asked.named(file, title, title)
    keys = ("description", "version", "language")
    data = framework.read(links, id_, title, {key: about.get(key, "") for key in keys})
    return MapIn(
        data=data,
        what="a framework of OpenSALT",
        size=(
            Held(many=len(framework.rows), what="items"),
            Held(many=len(links), what="associations"),
        ),
        dropped=framework.map.dropped,
        outside=tuple(framework.map.outside),
        origins=framework.map.origins,
        remarks=() if any(link.kind == "precedes" for link in links) else (NO_LINES,),
    )


def _about(document: Table) -> dict[str, str]:
    first = document.rows[0] if document.rows else Row(0, ())
    return {folded(name): first.cell(n) for n, name in enumerate(document.header)}


class _Framework:
    """Reads items, then what stands between them."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.columns = table.found(HINTS)
        self.map = MapBuilder()
        self.rows: dict[str, Row] = {}
        self.keys: dict[str, str] = {}
        for row in table.rows:
            self._sort(row)

    def _cell(self, row: Row, holds: str) -> str:
        return row.cell(self.columns.get(holds))

    def _sort(self, row: Row) -> None:
        names = [self._cell(row, holds) for holds in ("id", "code")]
        at = f"row {row.number}"
        if not self._cell(row, "text") and not self._cell(row, "title"):
            self.map.drop("rows", "they have no statement", at)
            return
        if names[0] and names[0] in self.rows:
            self.map.drop("entries with a code that is taken", "the first one counts", at)
            return
        key = names[0] or f"row {row.number}"
        self.rows[key] = row
        for name in filter(None, names):
            self.keys.setdefault(name.casefold(), key)

    def _key(self, name: str) -> str:
        """Return the item that is called so, "" for none."""
        return self.keys.get(name.casefold(), "")

    def columns_as_links(self) -> Iterator[_Link]:
        """Yield the associations that stand in columns of the items, with commas between them."""
        named = [(n, KINDS.get(folded(name), "")) for n, name in enumerate(self.table.header)]
        columns = [(n, kind) for n, kind in named if kind]
        for key, row in self.rows.items():
            for n, kind in columns:
                for end in filter(None, map(str.strip, row.cell(n).split(","))):
                    yield _Link(key, kind, end, row.at(n))

    def associations(self, table: Table) -> Iterator[_Link]:
        """Yield the associations of a sheet of their own."""
        columns = {
            side: [table.column(f"{side}{name}") for name in ENDS]
            for side in ("origin", "destination")
        }
        type_ = table.column("associationType")
        for row in table.rows:
            said = row.cell(type_)
            ends = [self._named(row, columns[side]) for side in ("origin", "destination")]
            at = f"CF Association, row {row.number}"
            origin = self._key(ends[0]) or ends[0]
            yield _Link(origin, KINDS.get(folded(said), said.lower()), ends[1], at)

    def _named(self, row: Row, columns: Sequence[int | None]) -> str:
        """Return what an end is called: by a name that is in this file, else by the first."""
        names = [name for column in columns if (name := row.cell(column))]
        return next((name for name in names if self._key(name)), next(iter(names), ""))

    def read(
        self, links: Sequence[_Link], id_: str, title: str, about: Mapping[str, str]
    ) -> dict[str, object]:
        """Return the map's data."""
        replaced = self._replaced(links)
        kept = {
            replaced.get(key, key)
            for link in links
            if link.kind == "precedes"
            for key in (link.origin, self._key(link.end))
        }
        hierarchy = Hierarchy(list(self.rows), self._parents(links), kept | set(replaced))
        out = hierarchy.headings | set(replaced)
        entries = [key for key in hierarchy.ordered if key not in out]
        told = {key: self._title(self.rows[key]) for key in hierarchy.headings}
        codes = {key: self._cell(self.rows[key], "code") for key in hierarchy.headings}
        strands = hierarchy.strands(self.map, entries, told, codes)
        for key in entries:
            self._competency(key, strands.get(key, ""))
        for old, new in replaced.items():
            self.map.former(new, self._code(self.rows[old]))
        for link in links:
            self._line(link, replaced)
        return self.map.data(id_=id_, title=title, **about)

    def _code(self, row: Row) -> str:
        return self._cell(row, "code") or self._cell(row, "id")

    def _replaced(self, links: Sequence[_Link]) -> dict[str, str]:
        """Return which items are replaced, and what of this file came in the end."""
        found: dict[str, str] = {}
        for link in links:
            new = self._key(link.end)
            if link.kind == "replaced" and link.origin in self.rows and new:
                found.setdefault(link.origin, new)
        return {old: new for old in found if (new := _last(found, old))}

    def _parents(self, links: Sequence[_Link]) -> dict[str, str]:
        """Return what is above each item: as said, else by its level or its code."""
        said: dict[str, str] = {}
        for link in links:
            if link.kind == "child" and (above := self._key(link.end)):
                said.setdefault(link.origin, above)
        places = {self._cell(row, "place"): key for key, row in self.rows.items()}
        found: dict[str, str] = {}
        for key, row in self.rows.items():
            place, code = (text.rpartition(".")[0] for text in self._places(row))
            above = said.get(key) or places.get(place or ".") or self._key(code)
            if above and above != key:
                found[key] = above
        return found

    def _places(self, row: Row) -> tuple[str, str]:
        return self._cell(row, "place"), self._code(row)

    def _title(self, row: Row) -> tuple[str, str]:
        """Return the title and the description of an item."""
        short, text = self._cell(row, "title"), self._cell(row, "text")
        return stated(short, text or short)

    def _competency(self, key: str, strand: str) -> None:
        row = self.rows[key]
        title, about = self._title(row)
        words = self._cell(row, "keywords").replace("|", ",").split(",")
        values = {
            "description": about,
            "strand": strand,
            "tags": [word.strip() for word in words if word.strip()],
        }
        code, at = self._cell(row, "code"), f"row {row.number}"
        self.map.add(key, title, code, at=at, values=values)

    def _line(self, link: _Link, replaced: Mapping[str, str]) -> None:
        """Take over an association that is neither a place in the hierarchy nor a new item."""
        origin, end = (replaced.get(k, k) for k in (link.origin, self._key(link.end)))
        if link.kind == "child" or (link.kind == "replaced" and link.origin in replaced):
            return
        if link.kind == "replaced":
            self.map.drop("replacements", "nothing in this file came instead", link.at)
        elif link.kind not in {"precedes", "match"}:
            why = "they do not say what is needed"
            self.map.drop(f"associations `{link.kind}`", why, link.at)
        elif link.kind == "precedes":
            self._needs(origin, end, link)
        elif origin not in self.map.entries:
            why = "they begin at nothing that is a competency here"
            self.map.drop("associations", why, link.at)
        else:
            to = {"to": link.end} if "://" in link.end else {"code": link.end}
            self.map.also(origin, "aligns", {**to, "match": "exact"})

    def _needs(self, origin: str, end: str, link: _Link) -> None:
        if end:
            self.map.line(origin, end, at=link.at, name=origin)
        else:
            self.map.outside[link.end] = None


def _last(found: Mapping[str, str], old: str) -> str:
    """Return what came in the end, of what came after each; "" where that is a circle."""
    seen = {old}
    while (new := found.get(old, "")) and new not in seen:
        seen.add(new)
        old = new
    return "" if new else old


FORMAT = Format(
    likeness=likeness,
    ending=".csv",
    sheets=frozenset((DOCUMENT, ITEMS, LINKS)),
    read_map=read_map,
)
