"""What a competency holds besides its lines: assessments, resources, misconceptions, alignments."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pathplan.model import Alignment, Assessment, Misconception, Need, Resource
from pathplan.read.values import Source, effort_of
from pathplan.text import Where

COMMON = {"title", "kind", "effort", "ask"}
"""The keys that most assessments have; what else there is costs a look only where it is."""


def _listed(value: object, where: Where, part: str) -> Iterator[tuple[dict[str, Any], Where]]:
    if not isinstance(value, list):
        return
    path = where.path
    for number, item in enumerate(value):
        if isinstance(item, dict):
            yield item, Where(where.file, (*path, part, number))


def assess(source: Source, value: object, where: Where) -> tuple[Assessment, ...]:
    """Return the assessments of a competency."""
    return tuple(assessment(source, item, at) for item, at in _listed(value, where, "assess"))


def assessment(source: Source, item: dict[str, Any], at: Where, name: str = "") -> Assessment:
    """Return one assessment; `name` is the id of one that shows several competencies."""
    text = source.text
    more: dict[str, Any] = {}
    if not item.keys() <= COMMON:
        more = {
            "url": text(item.get("url"), at, "url"),
            "level": text(item.get("level"), at, "level") or None,
            "pass_": text(item.get("pass"), at, "pass"),
            "matches": source.texts(item.get("matches"), at, "matches"),
            "shows": _shows(source, item.get("shows"), at),
        }
    return Assessment(
        id=name,
        title=text(item.get("title"), at, "title"),
        kind=text(item.get("kind"), at, "kind"),
        effort=effort_of(item.get("effort")),
        ask=text(item.get("ask"), at, "ask"),
        where=at,
        **more,
    )


def _shows(source: Source, value: object, where: Where) -> tuple[Need, ...]:
    found = value.items() if isinstance(value, dict) else ()
    return tuple(
        Need(
            id=name,
            level=source.text(level, where, "shows", name) or None,
            where=(where / "shows" / name).at_key(),
        )
        for name, level in found
    )


def resources(source: Source, value: object, where: Where) -> tuple[Resource, ...]:
    """Return the resources of a competency."""
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


def misconceptions(source: Source, value: object, where: Where) -> tuple[Misconception, ...]:
    """Return the misconceptions of a competency."""
    found = value.items() if isinstance(value, dict) else ()
    return tuple(
        Misconception(
            id=name,
            title=source.text(text, where, "misconceptions", name),
            where=where / "misconceptions" / name,
        )
        for name, text in found
    )


def aligns(source: Source, value: object, where: Where) -> tuple[Alignment, ...]:
    """Return the alignments of an entry."""
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
