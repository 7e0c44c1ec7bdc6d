"""From checked data to maps: the author's text made typed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from pathplan.model import (
    Alignment,
    Assessment,
    Competency,
    CompetencyMap,
    Credential,
    Effort,
    Entry,
    MapLink,
    Misconception,
    Need,
    Refreshes,
    Resource,
    Strand,
)
from pathplan.model.competency import DEFAULT_EFFORT
from pathplan.read.links import Link
from pathplan.read.values import Source, age_of, effort_of, number_of, truth_of
from pathplan.text import Document, Where

ONE_LEVEL = ("mastered",)


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
        title = value.get("title") if isinstance(value, dict) else value
        at = where / "title" if isinstance(value, dict) else where
        yield Strand(id=name, title=source.text(title, at), where=where)


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
            aligns=_aligns(source, value.get("aligns"), where),
        )

    def _competency(
        self, source: Source, name: str, value: dict[str, Any], where: Where
    ) -> Competency:
        get = value.get
        own = source.texts(get("levels"), where, "levels")
        levels = own or self.levels
        mastery = source.text(get("mastery"), where, "mastery")
        if not mastery:
            mastery = self.mastery if self.mastery in levels else levels[-1]
        return Competency(
            id=name,
            map=self.map,
            title=source.text(get("title"), where, "title"),
            where=where,
            levels=levels,
            mastery=mastery,
            i_can=source.text(get("i_can"), where, "i_can"),
            description=source.text(get("description"), where, "description"),
            strand=source.text(get("strand"), where, "strand"),
            tags=source.texts(get("tags"), where, "tags"),
            effort=_effort(get("effort"), where),
            requires=source.requirement(get("requires"), where, "requires"),
            corequires=source.needs(get("corequires"), where, "corequires"),
            recommends=source.needs(get("recommends"), where, "recommends"),
            refreshes=_refreshes(get("refreshes"), where),
            optional=truth_of(get("optional"), False),
            review_after=age_of(get("review_after")),
            expires_after=age_of(get("expires_after")),
            waivable=truth_of(get("waivable"), True),
            offered=source.texts(get("offered"), where, "offered"),
            credits=number_of(get("credits")),
            assess=_assess(source, get("assess"), where),
            resources=_resources(source, get("resources"), where),
            misconceptions=_misconceptions(source, get("misconceptions"), where),
            aligns=_aligns(source, get("aligns"), where),
            was=source.texts(get("was"), where, "was"),
        )

    def assessments(self, source: Source) -> Iterator[Assessment]:
        """Yield the assessments that show several competencies."""
        for name, value in source.section("assessments").items():
            where = source.at("assessments", name)
            if isinstance(value, dict) and where not in source.aside:
                yield _assessment(source, value, where, name)


def _effort(value: object, where: Where) -> Effort | None:
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


def _refreshes(value: object, where: Where) -> tuple[Refreshes, ...]:
    found = value.items() if isinstance(value, dict) else ()
    known = ((name, number_of(weight)) for name, weight in found)
    return tuple(
        Refreshes(id=name, weight=weight, where=where / "refreshes" / name)
        for name, weight in known
        if weight is not None
    )


def _listed(value: object, where: Where, part: str) -> Iterator[tuple[dict[str, Any], Where]]:
    if not isinstance(value, list):
        return
    path = where.path
    for number, item in enumerate(value):
        if isinstance(item, dict):
            yield item, Where(where.file, (*path, part, number))


def _assess(source: Source, value: object, where: Where) -> tuple[Assessment, ...]:
    return tuple(_assessment(source, item, at) for item, at in _listed(value, where, "assess"))


def _assessment(source: Source, item: dict[str, Any], at: Where, name: str = "") -> Assessment:
    return Assessment(
        id=name,
        title=source.text(item.get("title"), at, "title"),
        kind=source.text(item.get("kind"), at, "kind"),
        effort=effort_of(item.get("effort")),
        url=source.text(item.get("url"), at, "url"),
        level=source.text(item.get("level"), at, "level") or None,
        ask=source.text(item.get("ask"), at, "ask"),
        pass_=source.text(item.get("pass"), at, "pass"),
        matches=source.texts(item.get("matches"), at, "matches"),
        shows=_shows(source, item.get("shows"), at),
        where=at,
    )


def _shows(source: Source, value: object, where: Where) -> tuple[Need, ...]:
    found = value.items() if isinstance(value, dict) else ()
    return tuple(
        Need(
            id=name,
            level=source.text(level, where, "shows", name) or None,
            where=where / "shows" / name,
        )
        for name, level in found
    )


def _resources(source: Source, value: object, where: Where) -> tuple[Resource, ...]:
    return tuple(
        Resource(
            title=source.text(item.get("title"), at, "title"),
            url=source.text(item.get("url"), at, "url"),
            modality=source.text(item.get("modality"), at, "modality"),
            effort=effort_of(item.get("effort")),
            language=source.text(item.get("language"), at, "language"),
            interests=source.texts(item.get("interests"), at, "interests"),
            cost=source.text(item.get("cost"), at, "cost"),
            offline=item["offline"] if isinstance(item.get("offline"), bool) else None,
            role=source.text(item.get("role"), at, "role") or "core",
            where=at,
        )
        for item, at in _listed(value, where, "resources")
    )


def _misconceptions(source: Source, value: object, where: Where) -> tuple[Misconception, ...]:
    found = value.items() if isinstance(value, dict) else ()
    return tuple(
        Misconception(
            id=name,
            title=source.text(text, where, "misconceptions", name),
            where=where / "misconceptions" / name,
        )
        for name, text in found
    )


def _aligns(source: Source, value: object, where: Where) -> tuple[Alignment, ...]:
    return tuple(
        Alignment(
            to=source.text(item.get("to"), at, "to"),
            code=source.text(item.get("code"), at, "code"),
            framework=source.text(item.get("framework"), at, "framework"),
            match=source.text(item.get("match"), at, "match"),
            where=at,
        )
        for item, at in _listed(value, where, "aligns")
    )
