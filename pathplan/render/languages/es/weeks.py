"""Weeks in Spanish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pathplan.render.languages._weeks import Weeks
from pathplan.render.languages.es.dates import MONTHS, WEEKDAYS, both, count
from pathplan.render.words import HOUR, duration


def _long(when: date, today: date) -> str:
    text = f"{when.day} de {MONTHS[when.month - 1]}"
    return text if when.year == today.year else f"{text} de {when.year}"


def _hours(minutes: int) -> str:
    return duration(minutes) if minutes % HOUR else count(minutes // HOUR, "hora")


def _days(days: Sequence[int]) -> str:
    return ", ".join(WEEKDAYS[day] for day in days)


WEEKS = Weeks(
    heading="Semana a semana",
    week=lambda monday, today: f"Semana del {_long(monday, today)}",
    long_day=_long,
    hours=_hours,
    days=_days,
    off=lambda days: f"Sin trabajo: {both([WEEKDAYS[day] for day in days])}.",
    pause=lambda first, last, today: (
        f"Sin trabajo del {_long(first, today)} al {_long(last, today)}"
    ),
    begin=lambda title: f"Empieza: {title}",
    go_on=lambda title: f"Sigue: {title}",
    reached=lambda goal: f"Meta: {goal}",
    about=lambda day: f"hacia el {day}",
    how_was_it="¿Cómo te fue? ¿Qué te ayudó?",
    change="¿Qué cambiarías?",
)
