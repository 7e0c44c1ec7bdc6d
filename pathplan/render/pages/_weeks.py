"""A calendar by weeks: what is worked on in each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pathplan.model import Schedule, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What is done in one week of the step at a `place`: its minutes, none for a milestone.

    It is the `first` of the step, the `last`, or both.
    """

    place: int
    minutes: int
    first: bool
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The Monday of a week, the days of it with work, and what is worked on, in order."""

    monday: date
    days: tuple[date, ...]
    pieces: tuple[Piece, ...]

    @property
    def minutes(self) -> int:
        """The work of the week."""
        return sum(piece.minutes for piece in self.pieces)


def weeks(steps: tuple[Step, ...], made: Schedule) -> tuple[Week, ...]:
    """Return the weeks in which there is work, in order."""
    found: dict[date, list[Piece]] = {}
    days: dict[date, set[date]] = {}
    for place, (step, span) in enumerate(zip(steps, made.spans, strict=True)):
        parts: dict[date, int] = {}
        for day, minutes in span.work if step.number else ((span.end, 0),):
            parts[_monday(day)] = parts.get(_monday(day), 0) + minutes
            days.setdefault(_monday(day), set()).update([day] if minutes else [])
        for monday, minutes in parts.items():
            first, last = monday == min(parts), monday == max(parts)
            piece = Piece(place=place, minutes=minutes, first=first, last=last)
            found.setdefault(monday, []).append(piece)
    return tuple(
        Week(monday=monday, days=tuple(sorted(days[monday])), pieces=tuple(found[monday]))
        for monday in sorted(found)
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
