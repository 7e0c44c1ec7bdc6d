"""From checked data to a learner's profile."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any

from pathplan.model import (
    Break,
    Decision,
    Evidence,
    Goal,
    LearnerProfile,
    Likes,
    Note,
    Pace,
    Term,
    Wants,
)
from pathplan.model.learner import DecisionKind
from pathplan.read.durations import HOUR, calendar_day
from pathplan.read.values import Source, effort_of, number_of
from pathplan.text import Document, Where

KINDS: tuple[DecisionKind, ...] = ("waive", "skip", "choose", "avoid", "first", "last", "add")


def build_learner(
    document: Document, aside: Collection[Where], map_ids: Sequence[str]
) -> LearnerProfile:
    """Return the learner in a document; `map_ids` are the ids of the maps found, in order.

    Items of wrong shape (`aside`) are left out. Never raises on parsed data.
    """
    source = Source(document, aside)
    ids = source.section("ids")
    return LearnerProfile(
        id=source.text(source.top("id"), source.at("id")),
        file=document.file,
        maps=source.texts(source.top("map"), source.at("map")),
        map_ids=tuple(map_ids),
        ids=tuple((name, source.text(v, source.at("ids", name))) for name, v in ids.items()),
        goals=tuple(_goals(source)),
        evidence=tuple(_evidence(source)),
        evidence_from=source.texts(source.top("evidence_from"), source.at("evidence_from")),
        decisions=tuple(_decisions(source)),
        unclear=tuple(_unclear(source)),
        pace=_pace(source),
        likes=_likes(source),
        needs=_needs(source),
        notes=tuple(_notes(source)),
        where=Where(document.file),
    )


def _day(source: Source, value: object, where: Where) -> tuple[date | None, str]:
    text = source.text(value, where)
    return calendar_day(text), text


def _goals(source: Source) -> Iterator[Goal]:
    listed = source.top("goals")
    for number, item in enumerate(listed if isinstance(listed, list) else ()):
        where = source.at("goals", number)
        if where in source.aside:
            continue
        if not isinstance(item, dict):
            yield Goal(id=source.text(item, where), where=where)
            continue
        due, due_text = _day(source, item.get("due"), where / "due")
        priority = item.get("priority")
        yield Goal(
            id=source.text(item.get("id"), where, "id"),
            level=source.text(item.get("level"), where, "level") or None,
            due=due,
            due_text=due_text,
            priority=priority if type(priority) is int else None,
            because=source.text(item.get("because"), where, "because"),
            where=where / "id",
        )


def _evidence(source: Source) -> Iterator[Evidence]:
    for number, item in source.items("evidence"):
        where = source.at("evidence", number)
        day, day_text = _day(source, item.get("date"), where / "date")
        expires, expires_text = _day(source, item.get("expires"), where / "expires")

        def text(name: str, item: dict[str, Any] = item, where: Where = where) -> str:
            return source.text(item.get(name), where, name)

        yield Evidence(
            competency=text("competency"),
            day=day,
            day_text=day_text,
            level=text("level") or None,
            result="not-yet" if item.get("result") == "not-yet" else "met",
            kind=text("kind"),
            score=text("score"),
            source=text("source"),
            by=text("by"),
            took=effort_of(item.get("took")),
            work=text("work"),
            note=text("note"),
            misconception=text("misconception"),
            expires=expires,
            expires_text=expires_text,
            where=where,
        )


def _decisions(source: Source) -> Iterator[Decision]:
    for number, item in source.items("decisions"):
        where = source.at("decisions", number)
        kind = next((k for k in KINDS if k in item), None)
        if kind is None:
            continue
        day, day_text = _day(source, item.get("date"), where / "date")
        expires, expires_text = _day(source, item.get("expires"), where / "expires")
        yield Decision(
            kind=kind,
            competency=source.text(item.get(kind), where, kind),
            by=source.text(item.get("by"), where, "by"),
            day=day,
            day_text=day_text,
            reason=source.text(item.get("reason"), where, "reason"),
            level=source.text(item.get("level"), where, "level") or None,
            expires=expires,
            expires_text=expires_text,
            show=source.text(item.get("show"), where, "show"),
            where=where,
        )


def _unclear(source: Source) -> Iterator[tuple[Where, tuple[str, ...]]]:
    """Yield the decisions that say nothing, or more than one thing, with what they say."""
    for number, item in source.items("decisions"):
        said = tuple(kind for kind in KINDS if kind in item)
        if len(said) != 1:
            yield source.at("decisions", number), said


def _pace(source: Source) -> Pace:
    data = source.section("pace")
    at = source.at("pace")
    placed = data.get("place")
    places = placed.items() if isinstance(placed, dict) else ()
    return Pace(
        hours_per_week=_hours(data.get("hours_per_week")),
        start=_day(source, data.get("start"), at / "start")[0],
        days=source.texts(data.get("days"), at, "days"),
        breaks=tuple(_breaks(source, data.get("breaks"), at / "breaks")),
        max_sitting=effort_of(data.get("max_sitting")),
        extra_time=number_of(data.get("extra_time")),
        terms=tuple(_terms(source, data.get("terms"), at / "terms")),
        days_written=tuple(_written(source, data, at)),
        place=tuple((k, source.text(v, at, "place", k)) for k, v in places),
    )


def _hours(value: object) -> float | None:
    """Return the hours of a week, None where they come to less than a minute."""
    hours = number_of(value)
    return hours if hours is not None and hours * HOUR >= 1 else None


def _written(
    source: Source, data: dict[str, Any], at: Where
) -> Iterator[tuple[date | None, str, Where]]:
    """Yield every day in a pace, as it is written and where."""
    yield (*_day(source, data.get("start"), at / "start"), at / "start")
    for name in ("breaks", "terms"):
        listed = data.get(name)
        for number, item in enumerate(listed if isinstance(listed, list) else ()):
            for end in ("from", "to") if isinstance(item, dict) else ():
                where = at / name / number / end
                yield (*_day(source, item.get(end), where), where)


def _breaks(source: Source, value: object, where: Where) -> Iterator[Break]:
    for number, item in enumerate(value if isinstance(value, list) else ()):
        at = where / number
        if isinstance(item, dict):
            start = _day(source, item.get("from"), at / "from")[0]
            yield Break(start=start, end=_day(source, item.get("to"), at / "to")[0], where=at)


def _terms(source: Source, value: object, where: Where) -> Iterator[Term]:
    for number, item in enumerate(value if isinstance(value, list) else ()):
        at = where / number
        if isinstance(item, dict):
            yield Term(
                name=source.text(item.get("name"), at, "name"),
                start=_day(source, item.get("from"), at / "from")[0],
                end=_day(source, item.get("to"), at / "to")[0],
                least=number_of(item.get("min")),
                most=number_of(item.get("max")),
                where=at,
            )


def _likes(source: Source) -> Likes:
    data = source.section("likes")
    at = source.at("likes")
    return Likes(
        interests=source.texts(data.get("interests"), at, "interests"),
        modalities=source.texts(data.get("modalities"), at, "modalities"),
        show_by=source.texts(data.get("show_by"), at, "show_by"),
        languages=source.texts(data.get("languages"), at, "languages"),
        work=source.text(data.get("work"), at, "work"),
    )


def _needs(source: Source) -> Wants:
    data = source.section("needs")
    offline = data.get("offline")
    return Wants(
        offline=offline if isinstance(offline, bool) else None,
        max_cost=source.text(data.get("max_cost"), source.at("needs", "max_cost")),
    )


def _notes(source: Source) -> Iterator[Note]:
    for number, item in source.items("notes"):
        where = source.at("notes", number)
        day, day_text = _day(source, item.get("date"), where / "date")
        yield Note(
            text=source.text(item.get("text"), where, "text"),
            by=source.text(item.get("by"), where, "by"),
            day=day,
            day_text=day_text,
            where=where,
        )
