"""Weeks in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pathplan.render.languages._weeks import Weeks
from pathplan.render.words import HOUR, MONTHS, WEEKDAYS, count, duration


def _long(when: date, today: date) -> str:
    text = f"{when.day} {MONTHS[when.month - 1]}"
    return text if when.year == today.year else f"{text} {when.year}"


def _hours(minutes: int) -> str:
    return duration(minutes) if minutes % HOUR else count(minutes // HOUR, "hour")


def _days(days: Sequence[int]) -> str:
    return ", ".join(WEEKDAYS[day] for day in days)


WEEKS = Weeks(
    heading="Week by week",
    week=lambda monday, today: f"Week of {_long(monday, today)}",
    long_day=_long,
    hours=_hours,
    days=_days,
    off=lambda days: f"No work {_days(days)}.",
    pause=lambda first, last, today: f"No work {_long(first, today)} to {_long(last, today)}",
    begin=lambda title: f"Start: {title}",
    go_on=lambda title: f"Go on: {title}",
    reached=lambda goal: f"Goal: {goal}",
    about=lambda day: f"about {day}",
    how_was_it="How did it go? What helped?",
    change="What would you change?",
)
