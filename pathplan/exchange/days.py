"""Days as other systems write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ])")
UP_TO_THE_TIME = len("2026-12-01T")
NAMED = re.compile(r"(\d{1,2})\.? (?:de )?([^\W\d_]{3,})\.?,? (?:de )?(\d{4})")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
OTHERS = {"ene": 1, "abr": 4, "ago": 8, "dic": 12, "mai": 5, "okt": 10, "dez": 12, "mär": 3}
POINTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
SECONDS = re.compile(r"\d{9,10}")


def day(text: str) -> date | None:
    """Return the day that a text says, None where it says none or may mean two.

    Read are 2026-12-01 with or without a time, 1 Dec 2026, 1.12.2026, seconds since 1970, and
    31/12/2026 and 12/31/2026 where only one reading is a day. The time of day and its zone are
    left out: a day is where it was noted.
    """
    text = text.strip()
    if not text:
        return None
    return _standard(text[:UP_TO_THE_TIME]) or _other(text)


@lru_cache(maxsize=1024)
def _standard(text: str) -> date | None:
    """Return a day as 2026-12-01; kept, for many things happen on one day."""
    found = DAY.match(text)
    return _date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _other(text: str) -> date | None:
    if found := POINTED.match(text):
        return _date(int(found[3]), int(found[2]), int(found[1]))
    if found := SLASHED.match(text):
        one, other, year = (int(part) for part in found.groups())
        ways = {_date(year, one, other), _date(year, other, one)} - {None}
        return ways.pop() if len(ways) == 1 else None
    if found := NAMED.match(text):
        short = found[2].casefold()[:3]
        month = MONTHS.index(short) + 1 if short in MONTHS else OTHERS.get(short, 0)
        return _date(int(found[3]), month, int(found[1]))
    if SECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text), UTC).date()
    return None


def _date(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None
