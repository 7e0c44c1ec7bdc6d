"""Efforts, ages and days as people write them."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

EFFORT = re.compile(r"(?:(\d{1,5})h(?:(\d{1,4})m)?|(\d{1,5})m|(\d{1,5}(?:\.\d{1,3})?)h)")
AGE = re.compile(r"(\d{1,5})([dwy])")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
DAYS = {"d": 1, "w": 7, "y": 365}
HOUR = 60


@lru_cache(maxsize=1024)
def minutes(text: str) -> int | None:
    """Return an effort (45m, 3h, 1h30m, 1.5h) in minutes, None if it is none."""
    match = EFFORT.fullmatch(text.strip())
    if match is None:
        return None
    hours, rest, only, decimal = match.groups()
    if only is not None:
        return int(only)
    if decimal is not None:
        return round(float(decimal) * HOUR)
    return int(hours) * HOUR + int(rest or 0)


def days(text: str) -> int | None:
    """Return an age (90d, 6w, 3y) in days, None if it is none; a year has 365."""
    match = AGE.fullmatch(text.strip())
    return int(match.group(1)) * DAYS[match.group(2)] if match else None


def calendar_day(text: str) -> date | None:
    """Return a day written year-month-day, None if there is no such day."""
    if DAY.fullmatch(text) is None or not text.isascii():
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
