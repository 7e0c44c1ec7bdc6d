"""The day that a command works for."""

from __future__ import annotations

import contextlib
import os
from datetime import UTC, date, datetime

from pathplan.cli.errors import Refusal
from pathplan.read.durations import calendar_day, whole_number


def today(typed: str | None) -> date:
    """Return the day of `--today`, else of SOURCE_DATE_EPOCH if it is one, else of the system.

    Raises:
        Refusal: what was typed is not a day.
    """
    if typed is not None:
        found = calendar_day(typed)
        if found is None:
            raise Refusal(f"`{typed}` is not a day.", "  Write it as year-month-day: 2027-01-12")
        return found
    epoch = whole_number(os.environ.get("SOURCE_DATE_EPOCH", ""))
    if epoch is not None:
        with contextlib.suppress(OverflowError, OSError, ValueError):  # it lies past the year 9999
            return datetime.fromtimestamp(epoch, tz=UTC).date()
    return datetime.now().astimezone().date()
