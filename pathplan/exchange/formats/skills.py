"""A table of skills: one row for each, with what it needs.

CSV or a sheet of Excel, with the columns in any order and named in English, Spanish, German or
French. `Needs` holds codes or titles: `;` or a new line means all of them, `or` one of them,
`2 of: a, b, c` two. `Tags` and `Levels` hold texts with `;` between them, in quotation marks where
a text holds one itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from pathplan.cells import unguarded
from pathplan.exchange import effort
from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.building import Kind, MapBuilder, Section
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._skills_out import BETWEEN, write_map
from pathplan.exchange.listed import parted
from pathplan.exchange.needs import Cell
from pathplan.exchange.scale import Scale, settle
from pathplan.exchange.table import Row, Table, folded, letters
from pathplan.model.foreign import Heard, Held, MapIn
from pathplan.spelling import Names, plain

HINTS: Mapping[str, Sequence[str]] = {
    "id": (
        "code",
        "id",
        "skill code",
        "skill id",
        "identifier",
        "key",
        "código",
        "clave",
        "kürzel",
    ),
    "title": (
        *("skill", "title", "name", "competency", "competence", "outcome", "statement", "topic"),
        *("concept", "label", "destreza", "habilidad", "competencia", "título", "nombre", "tema"),
        *("kompetenz", "titel", "thema", "compétence", "titre", "nom"),
    ),
    "requires": (
        *("needs", "requires", "prerequisites", "prerequisite", "prereqs", "depends on", "after"),
        *("dependencies", "necesita", "requisitos", "prerrequisitos", "requiere"),
        *("voraussetzungen", "voraussetzung", "braucht", "prérequis", "pré-requis"),
    ),
    "corequires": ("alongside", "corequires", "corequisites", "together with", "with"),
    "recommends": ("helpful first", "recommends", "recommended", "helpful"),
    "effort": (
        *("effort", "time", "duration", "hours", "hour", "h", "hrs", "minutes", "min", "mins"),
        *("horas", "minutos", "duración", "tiempo", "stunden", "minuten", "dauer", "heures"),
        *("durée",),
    ),
    "strand": (
        *("strand", "unit", "area", "domain", "module", "chapter", "group", "unidad", "eje"),
        *("bloque", "área", "módulo", "bereich", "einheit", "kapitel", "domaine", "unité"),
    ),
    "i_can": ("i can", "i can statement", "puedo", "ich kann", "je peux"),
    "description": ("description", "details", "descripción", "beschreibung"),
    "tags": ("tags", "tag", "keywords", "etiquetas", "schlagworte", "mots clés"),
    "level": ("level", "grade", "year", "stage", "nivel", "grado", "curso", "stufe", "klasse"),
    "optional": ("extra", "optional", "opcional", "facultatif"),
    "kind": ("kind", "type", "tipo", "art"),
    "review_after": ("review after", "repasar después de"),
    "expires_after": ("expires after", "caduca después de"),
    "credits": ("credits", "credit", "créditos", "ects"),
    "offered": ("offered", "terms", "term", "periodos"),
    "was": ("former codes", "was"),
    "levels": ("levels", "scale", "niveles", "escala", "stufen", "skala", "niveaux", "échelle"),
    "mastery": ("mastery", "mastery level", "dominio", "beherrschung", "maîtrise"),
}
"""What a column may be called, by what it holds."""
HOURS = {folded(n) for n in ("hours", "hour", "h", "hrs", "horas", "stunden", "heures")}
MINUTES = {folded(n) for n in ("minutes", "min", "mins", "minutos", "minuten")}
LONGEST = 80
"""Characters that are shown of what nothing is called."""
YES = {folded(n) for n in ("yes", "y", "x", "true", "1", "extra", "optional", "sí", "ja", "oui")}
BADGES = {folded(n) for n in ("badge", "credential", "certificate", "insignia", "certificado")}
AGE = re.compile(r"[0-9]{1,5}[dwy]")
LINES: tuple[Kind, ...] = ("requires", "corequires", "recommends")


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a table of skills: it has titles, and needs or codes."""
    found = file.table.found(HINTS)
    if "title" in found and "requires" in found:
        return 2
    return int("title" in found and "id" in found)


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a table of skills makes.

    Raises:
        UnreadableError: a column that was named is not there, or none holds titles or codes.
    """
    table = file.table
    columns = _columns(file, asked)
    reader = _Skills(table, columns)
    data = reader.read(*asked.named(file))
    used = {column: holds for holds, column in columns.items()}
    return MapIn(
        data=data,
        what="a table of skills",
        size=(Held(many=len(table.rows), what="rows"),),
        heard=tuple(
            Heard(name=name or f"column {letters(n)}", as_=used.get(n, ""))
            for n, name in enumerate(table.header)
        ),
        dropped=reader.map.dropped,
        outside=tuple(reader.map.outside),
        origins=reader.map.origins,
        unclear=reader.unclear,
    )


def _columns(file: Foreign, asked: Asked) -> dict[str, int]:
    columns = file.table.named(file.name, HINTS, asked.columns)
    if "title" not in columns and "id" not in columns:
        raise UnreadableError(
            f"no column of {file.name} holds titles or codes.",
            f"  Its columns: {file.table.columns}",
            f"  Say which:   pathplan import {file.name} --columns title=NAME --columns needs=NAME",
        )
    return columns


class _Skills:
    """Reads the rows: first what there is, then what each needs."""

    def __init__(self, table: Table, columns: Mapping[str, int]) -> None:
        self.table = table
        self.columns = columns
        self.map = MapBuilder()
        self.by_name: dict[str, str] = {}
        self.scales: dict[Hashable, Scale] = {}
        self.unclear = False

    def read(self, id_: str, title: str) -> dict[str, object]:
        """Return the map's data."""
        entries = [(row, key) for row in self.table.rows if (key := self._entry(row)) is not None]
        titles = Counter(plain(self._title(row)) for row, _ in entries)
        for row, key in entries:
            made = self.map.entries[key]
            for name in (self._cell(row, "id"), made.id):
                self.by_name.setdefault(plain(name), made.id)
        for row, key in entries:
            made = self.map.entries[key]
            if titles[plain(self._title(row))] == 1:
                self.by_name.setdefault(plain(self._title(row)), made.id)
        self.by_name.pop("", None)
        names = Names([self._title(row) for row, _ in entries])
        for row, key in entries:
            for kind in LINES:
                self._needs(row, key, kind, names)
        return self.map.data(id_=id_, title=title, **settle(self.map, self.scales))

    def _cell(self, row: Row, holds: str) -> str:
        return unguarded(row.cell(self.columns.get(holds)))

    def _several(self, row: Row, holds: str) -> list[str]:
        return parted(self._cell(row, holds), BETWEEN)

    def _title(self, row: Row) -> str:
        return self._cell(row, "title") or self._cell(row, "id")

    def _entry(self, row: Row) -> str | None:
        title, code = self._title(row), self._cell(row, "id")
        if not title:
            self.map.drop("rows", "they have neither a title nor a code", f"row {row.number}")
            return None
        key = plain(code) or plain(title)
        badge = folded(self._cell(row, "kind")) in BADGES
        section: Section = "credentials" if badge else "competencies"
        values = dict(self._values(row, badge=badge))
        at = f"row {row.number}"
        if not self.map.add(key, title, code, at=at, section=section, values=values):
            return None
        if not badge and (scale := self._scale(row)):
            self.scales[key] = scale
        return key

    def _values(self, row: Row, *, badge: bool) -> Iterator[tuple[str, object]]:
        yield "description", self._cell(row, "description")
        if badge:
            return
        yield "i_can", self._cell(row, "i_can")
        if strand := self._cell(row, "strand"):
            yield "strand", self.map.strand(plain(strand), strand)
        yield "effort", self._effort(row)
        tags = self._several(row, "tags")
        if level := self._cell(row, "level"):
            name = self.table.header[self.columns["level"]]
            tags.append(f"{name} {level}".lower() if level.isdigit() else level)
        yield "tags", tags
        yield "optional", folded(self._cell(row, "optional")) in YES or None
        yield "offered", self._several(row, "offered")
        yield "was", self._several(row, "was")
        for name in ("review_after", "expires_after"):
            yield name, self._age(row, name)
        yield "credits", effort.credit(self._cell(row, "credits"))

    def _scale(self, row: Row) -> Scale | None:
        """Return the scale of a skill; without a mastery the highest level is it."""
        levels, mastery = self._several(row, "levels"), self._cell(row, "mastery")
        if not levels:
            return None
        if mastery and mastery not in levels:
            why = "they are not one of the levels of their row; the highest counts"
            self.map.drop("masteries", why, row.at(self.columns["mastery"]))
            self.unclear = True
        place = levels.index(mastery) if mastery in levels else len(levels) - 1
        return Scale.of(levels, place)

    def _age(self, row: Row, holds: str) -> str:
        text = self._cell(row, holds)
        if not text or AGE.fullmatch(text):
            return text
        self.map.drop("ages", "they are no time; write 90d, 6w or 3y", row.at(self.columns[holds]))
        self.unclear = True
        return ""

    def _effort(self, row: Row) -> str:
        text = self._cell(row, "effort")
        if not text:
            return ""
        column = self.columns["effort"]
        name = folded(self.table.header[column])
        unit = 60 if name in HOURS else 1 if name in MINUTES else None
        found = effort.minutes(text, unit)
        if found is None:
            why = "they say no time; write 2h or 45m, or call the column Hours or Minutes"
            self.map.drop("efforts", why, row.at(column))
            self.unclear = True
            return ""
        return effort.written(found)

    def _needs(self, row: Row, key: str, kind: Kind, names: Names) -> None:
        column = self.columns.get(kind)
        text = self._cell(row, kind)
        if column is None or not text:
            return
        at, entry = row.at(column), self.map.entries[key]
        if kind != "requires" and entry.section == "credentials":
            self.map.drop("cells beside a badge", "a badge has needs and nothing else", at)
            return
        cell = Cell(lambda name: self.by_name.get(plain(name), ""))
        for asked in cell.all_of(text):
            if asked == entry.id:
                self.map.drop("lines from a skill to itself", "nothing can need itself", at)
            elif kind != "requires" and isinstance(asked, dict) and "id" not in asked:
                self.map.drop("choices outside the needs", "only what is needed can be chosen", at)
            else:
                self.map.ask(key, asked, kind)
        for word in cell.unknown:
            if "/" in word and " " not in word:
                self.map.outside[word] = None
                continue
            near = names.nearest(word)
            short = word if len(word) <= LONGEST else f"{word[:LONGEST]}..."
            why = f"no skill is called `{short}`" + (f"; the nearest is `{near}`" if near else "")
            self.map.drop("needs", why, row.at(column))
            self.unclear = True


FORMAT = Format(
    likeness=likeness, ending=".csv", by_columns=True, read_map=read_map, write_map=write_map
)
