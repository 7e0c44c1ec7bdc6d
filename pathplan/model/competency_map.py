"""A competency map as its author wrote it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pathplan.model.competency import ONE_LEVEL, Assessment, Competency, Entry
from pathplan.model.requirement import NOWHERE
from pathplan.text import Where

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Strand:
    """The author's grouping of competencies; `about` is its description."""

    id: str
    title: str
    about: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLink:
    """Another map that this one uses: the prefix it is written with, and its file.

    `id` is the map's own id, which should be the prefix; None as long as it was not read.
    """

    prefix: str
    file: str
    id: str | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompetencyMap:
    """One map with its parts. Duplicates stay: a rule must see them.

    `entries` are competencies and credentials in the author's order: file by file (the map's own,
    then its parts in `include` order), in each the competencies, then the credentials.
    `files` are the map's file and its parts; `about` is its description.
    """

    id: str
    file: str
    title: str = ""
    about: str = ""
    language: str = ""
    version: str = ""
    levels: tuple[str, ...] = ONE_LEVEL
    mastery: str | None = None
    strands: tuple[Strand, ...] = ()
    entries: tuple[Entry, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    maps: tuple[MapLink, ...] = ()
    files: tuple[str, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)

    @property
    def competencies(self) -> tuple[Competency, ...]:
        """The competencies in the author's order, those set aside left out."""
        return tuple(e for e in self.entries if isinstance(e, Competency) and not e.aside)

    @property
    def counts(self) -> str:
        """The level that counts as achieved: as the map says, else the highest."""
        return self.mastery or self.levels[-1]

    def key(self, name: str) -> str:
        """Return the identity `map-id/id` of a name as written in this map.

        A prefix that is no name of a map here is taken to be the id of one.
        """
        prefix, slash, short = name.partition("/")
        if not slash:
            return f"{self.id}/{name}"
        other = None if prefix == self.id else self.link(prefix)
        return name if other is None or other.id is None else f"{other.id}/{short}"

    def link(self, prefix: str) -> MapLink | None:
        """Return the map that is listed here under a name, None where there is none."""
        return next((link for link in self.maps if link.prefix == prefix), None)

    def short(self, key: str) -> str:
        """Return how this map writes an identity: its own ids without a prefix."""
        return key.removeprefix(f"{self.id}/")

    def links(self) -> Iterator[tuple[str, Where]]:
        """Yield the links to resources and assessments as written, with their places."""
        for competency in self.competencies:
            for way in competency.assess:
                if way.url:
                    yield way.url, way.where / "url"
            for resource in competency.resources:
                if resource.url:
                    yield resource.url, resource.where / "url"
        for assessment in self.assessments:
            if assessment.url:
                yield assessment.url, assessment.where / "url"

    def relative_links(self) -> Iterator[tuple[str, str]]:
        """Yield the file that each relative link stands in, with the path it names."""
        for url, where in self.links():
            path = url.partition("#")[0].partition("?")[0]
            if path and not SCHEME.match(url) and not url.startswith("//"):
                yield where.file, path


def ways_to_show(maps: Iterable[CompetencyMap]) -> Counter[str]:
    """Return how many assessments show each key: its own, and those of several competencies."""
    found: Counter[str] = Counter()
    for map_ in maps:
        for competency in map_.competencies:
            found[competency.key] += len(competency.assess)
        found.update(map_.key(need.id) for way in map_.assessments for need in way.shows)
    return found
