"""Hours a week, as typed."""

from __future__ import annotations

from pathplan.cli.errors import Refusal
from pathplan.read.durations import minutes


def hours_of(typed: str) -> float:
    """Return the hours a week that were typed, as 6h, 5h45m or 6.

    Raises:
        Refusal: that is no time.
    """
    found = minutes(f"{typed}h" if typed.isdigit() else typed)
    if not found:
        raise Refusal(f"`{typed}` is no time a week.", "  Write it as 6h or 5h45m.")
    return found / 60
