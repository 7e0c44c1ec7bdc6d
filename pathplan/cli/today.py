"""The day that a command works for."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from pathplan.cli.errors import Refusal
from pathplan.read.durations import calendar_day


def today(typed: str | None) -> date:
    """Return the day of `--today`, else of SOURCE_DATE_EPOCH, else of the system.

    Raises:
        Refusal: what was typed is not a day, or the second that is set is on none.
    """
    if typed is not None:
        found = calendar_day(typed)
        if found is None:
            raise Refusal(f"`{typed}` is not a day.", "  Write it as year-month-day: 2027-01-12")
        return found
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        try:
            return datetime.fromtimestamp(int(epoch), tz=UTC).date()
        except (ValueError, OverflowError, OSError):
            raise Refusal("SOURCE_DATE_EPOCH is a second of no day.") from None
    return datetime.now().astimezone().date()
