"""How durations, days and lists are written for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

HOUR = 60
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
SPELT = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SINGULAR = {"are": "is", "have": "has", "do": "does", "may": "may"}
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def duration(minutes: int) -> str:
    """Return minutes as written in the files: 45m, 3h, 1h30m."""
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return f"{rest}m"
    return f"{hours}h{rest:02}m" if rest else f"{hours}h"


def day(when: date, today: date) -> str:
    """Return a day as `23 Nov`, with the year only where it is not today's."""
    text = f"{when.day} {SHORT_MONTHS[when.month - 1]}"
    return text if when.year == today.year else f"{text} {when.year}"


def opening(first: date, last: date, today: date) -> str:
    """Return the first of two days with as much of it as the last does not say."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    text = f"{first.day} {SHORT_MONTHS[first.month - 1]}"
    return text if first.year in {last.year, today.year} else f"{text} {first.year}"


def full_day(when: date) -> str:
    """Return a day as `Mon 23 Nov 2026`."""
    return f"{WEEKDAYS[when.weekday()]} {when.day} {SHORT_MONTHS[when.month - 1]} {when.year}"


def listing(items: Sequence[str], word: str = "and") -> str:
    """Return `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def spelt(number: int) -> str:
    """Return a number as a word where it has one digit: `two`, `17`."""
    return SPELT[number] if number < len(SPELT) else str(number)


def count(number: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 step`, `2 steps`, `1,234 steps`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def counted(number: int, plural: str) -> str:
    """Return a number with what is counted, which begins with a regular noun in the plural."""
    noun, space, rest = plural.partition(" ")
    one = f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s")
    return f"{count(number, one, noun)}{space}{rest}"


def because(number: int, why: str) -> str:
    """Return why something is so, which speaks of several: of one, `they are` is `it is`."""
    if number != 1:
        return why
    first, _, rest = why.partition(" ")
    if first == "they":
        verb, space, rest = rest.partition(" ")
        why = f"it {SINGULAR.get(verb, f'{verb}s')}{space}{rest}"
    elif first == "their":
        why = f"its {rest}"
    return f"{why.removesuffix('them')}it" if why.endswith(" them") else why
