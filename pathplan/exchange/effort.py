"""Efforts and credits as people write them, as the files of pathplan do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from pathplan.exchange.json_values import number

UNITS = {
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "hora", "horas", "stunde", "stunden"), 60),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "minuto", "minutos", "minuten"), 1),
}
PART = re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?", re.UNICODE)
CLOCK = re.compile(r"(\d{1,3}):(\d{2})")
MOST = 99_999 * 60
"""Minutes that an effort of a file may have."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
LONGEST = 100
"""Characters of a text that says a time."""

CREDITS = 1000
"""Credits that one course may have."""


def credit(written: object) -> float | int | None:
    """Return credits that a course may have; None where it says none."""
    found = number(written)
    return found if found is not None and 0 <= found <= CREDITS else None


def minutes(text: str, unit: int | None = None) -> int | None:
    """Return the minutes that a text says; `unit` are those of a bare number, None for none.

    None where it says no time.
    """
    text = text.strip().casefold()
    if len(text) > LONGEST:
        return None
    if NUMBER.fullmatch(text):
        return _possible([(text, unit)]) if unit else None
    if clock := CLOCK.fullmatch(text):
        return int(clock[1]) * 60 + int(clock[2])
    parts = PART.findall(text)
    if not parts or PART.sub("", text).strip(" ,+&"):
        return None
    if any(name not in UNITS for _, name in parts):
        return None
    return _possible([(much, UNITS[name]) for much, name in parts])


def _possible(parts: Sequence[tuple[str, int]]) -> int | None:
    """Return the minutes of so much of some units; None where they are too many, or unclear."""
    total = 0.0
    for much, unit in parts:
        if (found := number(much)) is None:
            return None
        total += found * unit
    return round(total) if total <= MOST else None


def written(total: int) -> str:
    """Return minutes as the files write them: `1h30m`."""
    hours, rest = divmod(total, 60)
    return (f"{hours}h" if hours else "") + (f"{rest}m" if rest or not hours else "")


def number_written(value: float) -> str:
    """Return a number in full, as it is read again: no exponent, no fraction of 0."""
    return f"{Decimal(str(value)):f}".removesuffix(".0")
