"""Hours a week and budgets, as typed."""

from __future__ import annotations

from datetime import date

from pathplan.cli.errors import Refusal
from pathplan.read.durations import calendar_day, minutes


def budget_of(typed: str) -> int | date:
    """Return the minutes or the last day of a budget that was typed, as 20h, 20 or 2026-12-24.

    Raises:
        Refusal: that is neither.
    """
    day = calendar_day(typed)
    if day is not None:
        return day
    found = minutes(f"{typed}h" if typed.isdecimal() else typed)
    if found is None:
        raise Refusal(
            f"`{typed}` is neither an amount of time nor a day.", "  Write 20h, or 2026-12-24."
        )
    return found


def hours_of(typed: str) -> float:
    """Return the hours a week that were typed, as 6h, 5h45m or 6.

    Raises:
        Refusal: that is no time.
    """
    found = minutes(f"{typed}h" if typed.isdecimal() else typed)
    if not found:
        raise Refusal(f"`{typed}` is no time a week.", "  Write it as 6h or 5h45m.")
    return found / 60
