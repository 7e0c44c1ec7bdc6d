"""What is wrong with an effort or an age."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pathplan.check.broken_shape import Broken, named, say
from pathplan.diagnostic import Diagnostic
from pathplan.text import Document, Where

NUMBER = re.compile(r"[0-9]{1,18}(?:\.[0-9]{1,18})?")
HALVES = {0.25: "a quarter", 0.5: "a half", 0.75: "three quarters"}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def effort(_document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    """Yield what is wrong with an effort."""
    value = error.value
    text = str(value)
    if isinstance(value, bool) or value is None or isinstance(value, list):
        yield say("effort-unit", where, f"{named(value)} is no effort", "write 45m, 3h or 1h30m")
        return
    number = NUMBER.fullmatch(text)
    if number is None:
        yield say("effort-unit", where, f"`{text[:60]}` is no effort", "write 45m, 3h or 1h30m")
        return
    yield say("effort-unit", where, f"the effort `{text}` has no unit", _with_unit(float(text)))


def _with_unit(hours: float) -> str:
    whole, part = int(hours), hours - int(hours)
    minutes = round(part * 60)
    if hours > 12:
        return f"for minutes write {whole}m, for hours {whole}h"
    if part in HALVES and 0 < whole < len(NUMBERS):
        return f"for {NUMBERS[whole]} and {HALVES[part]} hours write {whole}h{minutes}m"
    if not part and whole < len(NUMBERS):
        hour = "hour" if whole == 1 else "hours"
        return f"for {NUMBERS[whole]} {hour} write {whole}h"
    return f"for hours write {whole}h{minutes}m" if whole else f"for minutes write {minutes}m"


def age(_document: Document, where: Where, error: Broken) -> Iterator[Diagnostic]:
    """Yield what is wrong with an age."""
    text = str(error.value)
    if NUMBER.fullmatch(text):
        message, advice = f"the age `{text}` has no unit", f"for days write {text}d"
    else:
        message = f"{named(error.value)} is no age"
        advice = "write 90d, 6w or 3y; there are no months: a month is 30d"
    yield say("age-unit", where, message, advice)
