"""A map as a package of CASE, version 1.0 or 1.1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

from pathplan.exchange.choices import notation
from pathplan.exchange.formats._frameworks_out import (
    Identifiers,
    Lines,
    address,
    aligned,
    choices_lost,
    held,
    identifier,
    not_aligned,
    other_losses,
    written_entries,
)
from pathplan.exchange.json_values import packed
from pathplan.exchange.lines import strand_abouts, strand_titles
from pathplan.model import Competency, CompetencyMap, Entry
from pathplan.model.competency import ONE_LEVEL
from pathplan.model.foreign import Loss, Written

EXTENSION = "pathplan"
"""The key in `extensions` that holds what CASE has no words for."""
FIRST_DAY = "1970-01-01"
Version = Literal["1.0", "1.1"]
Object = dict[str, object]


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a package of CASE 1.1; the first map is written."""
    return written(maps, "1.1")


def written(maps: Sequence[CompetencyMap], version: Version) -> Written:
    """Return a map as a package of a version of CASE; the first map is written."""
    package = _Package(maps, version)
    data = packed(package.data())
    return Written(
        data=data, holds=held(maps[0], package.lines.many), losses=tuple(package.losses())
    )


class _Package:
    """Writes a map; its objects all change on one day."""

    def __init__(self, maps: Sequence[CompetencyMap], version: Version) -> None:
        self.home = maps[0]
        self.entries = written_entries(self.home)
        self.lines = Lines.of(self.entries)
        self._newest = version == "1.1"
        self._changed = f"{_day(self.home.version)}T00:00:00+00:00"
        self._titles = {e.key: e.title for m in maps for e in m.entries}
        self._strands = strand_titles(self.home)
        self._abouts = strand_abouts(self.home)
        self._ids = Identifiers(self.home)
        self._document = self._ids.whole

    def data(self) -> Object:
        """Return the package."""
        items = [*self._headings(), *map(self._item, self.entries), *self._retired()]
        return {
            "CFDocument": self._about(),
            "CFItems": items,
            "CFAssociations": [
                *self._places(),
                *self._needs(),
                *self._same(),
                *self._replaced(),
            ],
        }

    def losses(self) -> Iterator[Loss]:
        """Yield what CASE cannot hold."""
        aside = "they stand in `extensions`, which other systems skip"
        why = aside if self._newest else "CASE 1.0 has no place for them"
        yield from choices_lost(self.home, self.lines, why)
        yield from not_aligned(self.home, ("exact",))
        yield from other_losses(self.home, "was", "version", *(("scales",) if self._newest else ()))

    def _object(self, id_: str, **values: object) -> Object:
        """Return an object with its identifier, its address, and what is not empty."""
        kept = {name: value for name, value in values.items() if value not in ("", [], {})}
        head = {"identifier": id_, "uri": address(id_)}
        return head | kept | {"lastChangeDateTime": self._changed}

    def _about(self) -> Object:
        levels, scale = self.home.levels, _scale(self.home.levels, self.home.counts)
        newest = {"caseVersion": "1.1"} if self._newest else {}
        return self._object(
            self._document,
            creator="pathplan",
            title=self.home.title or self.home.id,
            description=self.home.about,
            language=self.home.language,
            version=self.home.version,
            extensions=self._extension({} if levels == ONE_LEVEL else scale),
            **newest,
        )

    def _headings(self) -> Iterator[Object]:
        for id_, title in self._strands.items():
            about = self._abouts[id_]
            yield self._object(
                self._ids.strand(id_),
                fullStatement=about or title,
                abbreviatedStatement=title if about else "",
                CFItemType="Strand",
                humanCodingScheme=id_,
            )

    def _item(self, entry: Entry) -> Object:
        tags = list(entry.tags) if isinstance(entry, Competency) else []
        kind = "" if isinstance(entry, Competency) else "Credential"
        whole = entry.description or entry.title
        return self._object(
            self._ids.entry(entry.id),
            fullStatement=whole,
            abbreviatedStatement=entry.title if entry.description else "",
            CFItemType=kind,
            humanCodingScheme=entry.id,
            conceptKeywords=tags,
            language=self.home.language,
            extensions=self._extension(self._beyond(entry)),
        )

    def _beyond(self, entry: Entry) -> Object:
        """Return what an entry asks for in words that CASE does not have, and its own levels."""
        plain = self.lines.plain[entry.id]
        levels = {need.id for need in plain if need.level}
        levelled = [need for need in plain if need.id in levels]
        asked = [notation(part) for part in (*levelled, *self.lines.rest[entry.id])]
        scale = (entry.levels, entry.mastery)
        own = isinstance(entry, Competency) and scale != (self.home.levels, self.home.counts)
        return (_scale(*scale) if own else {}) | ({"requires": asked} if asked else {})

    def _extension(self, values: Object) -> Object:
        return {EXTENSION: values} if values and self._newest else {}

    def _retired(self) -> Iterator[Object]:
        for entry in self.entries:
            for old in entry.was:
                ended = {"statusEndDate": self._changed[:10]} if self._newest else {}
                yield self._object(
                    self._ids.entry(old), fullStatement=entry.title, humanCodingScheme=old, **ended
                )

    def _places(self) -> Iterator[Object]:
        """Yield what stands under what, counted from 1."""
        below: dict[str, list[tuple[str, str]]] = {self._document: []}
        for id_, title in self._strands.items():
            below[self._document].append((self._ids.strand(id_), title))
        for entry in self.entries:
            strand = entry.strand if isinstance(entry, Competency) else ""
            above = self._ids.strand(strand) if strand in self._strands else self._document
            below.setdefault(above, []).append((self._ids.entry(entry.id), entry.title))
        titles = {self._ids.strand(id_): title for id_, title in self._strands.items()}
        for above, found in below.items():
            heading = _link(above, titles.get(above, self.home.title or self.home.id))
            for place, (id_, title) in enumerate(found, start=1):
                yield self._association(
                    "isChildOf", _link(id_, title), heading, sequenceNumber=place
                )

    def _needs(self) -> Iterator[Object]:
        for entry in self.entries:
            for name in self.lines.names(entry.id):
                needed = _link(self._ids.entry(name), self._titles.get(self.home.key(name), name))
                yield self._association(
                    "precedes", needed, _link(self._ids.entry(entry.id), entry.title)
                )

    def _same(self) -> Iterator[Object]:
        for entry in self.entries:
            own = _link(self._ids.entry(entry.id), entry.title)
            for one in aligned(entry, "exact", own["uri"]):
                other = {"title": one.code or one.to, "identifier": one.to, "uri": one.to}
                yield self._association("exactMatchOf", own, other)

    def _replaced(self) -> Iterator[Object]:
        for entry in self.entries:
            for old in entry.was:
                yield self._association(
                    "replacedBy",
                    _link(self._ids.entry(old), old),
                    _link(self._ids.entry(entry.id), entry.title),
                )

    def _association(
        self, kind: str, origin: Mapping[str, str], destination: Mapping[str, str], **more: object
    ) -> Object:
        id_ = identifier(self._document, kind, origin["uri"], destination["uri"])
        ends = {"originNodeURI": origin, "destinationNodeURI": destination}
        return self._object(id_, associationType=kind, **ends, **more)


def _link(id_: str, title: str) -> dict[str, str]:
    return {"title": title, "identifier": id_, "uri": address(id_)}


def _scale(levels: Sequence[str], mastery: str) -> Object:
    return {"levels": list(levels), "mastery": mastery}


def _day(version: str) -> str:
    """Return a version that is a day, else the day that stands for none."""
    try:
        return date.fromisoformat(version).isoformat()
    except ValueError:
        return FIRST_DAY
