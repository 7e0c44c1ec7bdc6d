"""From checked data to maps: the author's text made typed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any

from pathplan.model import (
    Assessment,
    Competency,
    CompetencyMap,
    Credential,
    Effort,
    Entry,
    MapLink,
    Refreshes,
    Strand,
)
from pathplan.model.competency import DEFAULT_EFFORT, ONE_LEVEL
from pathplan.read.content import aligns, assess, assessment, misconceptions, resources
from pathplan.read.links import Link
from pathplan.read.values import Source, age_of, effort_of, number_of, truth_of
from pathplan.text import Document, Where

Reader = Callable[[Source, Any, Where], Any]


def build_map(
    documents: Sequence[Document], aside: Collection[Where], links: Sequence[Link]
) -> CompetencyMap:
    """Return the map in the first document with its parts in the others, in `include` order.

    Entries of wrong shape (`aside`) keep their ids and nothing else. Never raises on parsed data.
    """
    sources = [Source(document, aside) for document in documents]
    main = sources[0]
    id_ = main.text(main.top("id"), main.at("id"))
    levels = main.texts(main.top("levels"), main.at("levels")) or ONE_LEVEL
    mastery = main.text(main.top("mastery"), main.at("mastery")) or None
    maker = _Maker(id_, levels, mastery or levels[-1])
    return CompetencyMap(
        id=id_,
        file=main.document.file,
        title=main.text(main.top("title"), main.at("title")),
        about=main.text(main.top("description"), main.at("description")),
        language=main.text(main.top("language"), main.at("language")),
        version=main.text(main.top("version"), main.at("version")),
        levels=levels,
        mastery=mastery,
        strands=tuple(s for source in sources for s in _strands(source)),
        entries=tuple(e for source in sources for e in maker.entries(source)),
        assessments=tuple(a for source in sources for a in maker.assessments(source)),
        maps=tuple(
            MapLink(prefix=link.prefix, file=link.path, where=link.where)
            for link in links
            if link.kind == "map"
        ),
        files=tuple(source.document.file for source in sources),
        where=Where(main.document.file),
    )


def _strands(source: Source) -> Iterator[Strand]:
    for name, value in source.section("strands").items():
        where = source.at("strands", name)
        if not isinstance(value, dict):
            yield Strand(id=name, title=source.text(value, where), where=where)
            continue
        title, about = (
            source.text(value.get(key), where / key) for key in ("title", "description")
        )
        yield Strand(id=name, title=title, about=about, where=where)


class _Maker:
    """Makes the entries of one map, whose scale is theirs unless they have their own."""

    def __init__(self, map_id: str, levels: tuple[str, ...], mastery: str) -> None:
        self.map = map_id
        self.levels = levels
        self.mastery = mastery

    def entries(self, source: Source) -> Iterator[Entry]:
        """Yield the competencies of a file, then its credentials."""
        for name, value in source.section("competencies").items():
            where = source.at("competencies", name)
            if where in source.aside:
                title = (
                    source.text(value.get("title"), where, "title")
                    if isinstance(value, dict)
                    else ""
                )
                yield Competency(id=name, map=self.map, title=title, where=where, aside=True)
            elif isinstance(value, dict):
                yield self._competency(source, name, value, where)
            else:
                title = source.text(value, where)
                yield Competency(
                    id=name,
                    map=self.map,
                    title=title,
                    where=where,
                    levels=self.levels,
                    mastery=self.mastery,
                )
        for name, value in source.section("credentials").items():
            where = source.at("credentials", name)
            if where in source.aside or not isinstance(value, dict):
                title = source.text(value, where)
                aside = where in source.aside
                yield Credential(id=name, map=self.map, title=title, where=where, aside=aside)
            else:
                yield self._credential(source, name, value, where)

    def _credential(
        self, source: Source, name: str, value: dict[str, Any], where: Where
    ) -> Credential:
        return Credential(
            id=name,
            map=self.map,
            title=source.text(value.get("title"), where, "title"),
            where=where,
            description=source.text(value.get("description"), where, "description"),
            requires=source.requirement(value.get("requires"), where, "requires"),
            was=source.texts(value.get("was"), where, "was"),
            aligns=aligns(source, value.get("aligns"), where),
        )

    def _competency(
        self, source: Source, name: str, value: dict[str, Any], where: Where
    ) -> Competency:
        levels, mastery = self.levels, self.mastery
        if "levels" in value or "mastery" in value:
            levels = source.texts(value.get("levels"), where, "levels") or levels
            own = source.text(value.get("mastery"), where, "mastery")
            mastery = own or (mastery if mastery in levels else levels[-1])
        read = {key: KEYS[key](source, item, where) for key, item in value.items() if key in KEYS}
        return Competency(
            id=name,
            map=self.map,
            where=where,
            levels=levels,
            mastery=mastery,
            **{"title": "", **read},
        )

    def assessments(self, source: Source) -> Iterator[Assessment]:
        """Yield the assessments that show several competencies."""
        for name, value in source.section("assessments").items():
            where = source.at("assessments", name)
            if isinstance(value, dict) and where not in source.aside:
                yield assessment(source, value, where, name)


def _effort(_source: Source, value: object, where: Where) -> Effort | None:
    if isinstance(value, dict):
        known = ((level, effort_of(text)) for level, text in value.items())
        levels = tuple((k, m) for k, m in known if m is not None)
        return Effort(per_level=levels, where=where / "effort")
    if value is None:
        return None
    minutes = effort_of(value)
    if minutes is None:  # said already, so that it is not missing as well
        minutes = DEFAULT_EFFORT
    return Effort(minutes=minutes, where=where / "effort")


def _refreshes(_source: Source, value: object, where: Where) -> tuple[Refreshes, ...]:
    found = value.items() if isinstance(value, dict) else ()
    known = ((name, number_of(weight)) for name, weight in found)
    return tuple(
        Refreshes(id=name, weight=weight, where=where / "refreshes" / name)
        for name, weight in known
        if weight is not None
    )


def _text(key: str) -> Reader:
    return lambda source, value, where: source.text(value, where, key)


def _texts(key: str) -> Reader:
    return lambda source, value, where: source.texts(value, where, key)


def _needs(key: str) -> Reader:
    return lambda source, value, where: source.needs(value, where, key)


def _truth(default: bool) -> Reader:
    return lambda _source, value, _where: truth_of(value, default)


def _age(_source: Source, value: object, _where: Where) -> int | None:
    return age_of(value)


KEYS: dict[str, Reader] = {
    "title": _text("title"),
    "i_can": _text("i_can"),
    "description": _text("description"),
    "strand": _text("strand"),
    "tags": _texts("tags"),
    "effort": _effort,
    "requires": lambda source, value, where: source.requirement(value, where, "requires"),
    "corequires": _needs("corequires"),
    "recommends": _needs("recommends"),
    "refreshes": _refreshes,
    "optional": _truth(False),
    "review_after": _age,
    "expires_after": _age,
    "waivable": _truth(True),
    "offered": _texts("offered"),
    "credits": lambda _source, value, _where: number_of(value),
    "assess": assess,
    "resources": resources,
    "misconceptions": misconceptions,
    "aligns": aligns,
    "was": _texts("was"),
}
"""How the keys of a competency are read; only those that are there cost anything."""
