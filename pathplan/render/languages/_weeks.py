"""What is said of a plan week by week."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from pathplan.render.languages._dates import Counts, Days, Says
from pathplan.render.languages._sentences import sentences


@sentences
class Weeks:
    """Weeks, what is begun and reached in them, and what to write on at the end.

    Days of the week are numbers, 0 is Monday; a day comes with that of the report, whose year goes
    without saying.
    """

    heading: str
    week: Callable[[date, date], str]
    long_day: Callable[[date, date], str]
    hours: Counts  # minutes
    days: Callable[[Sequence[int]], str]
    off: Callable[[Sequence[int]], str]
    pause: Days
    begin: Says  # title
    go_on: Says
    reached: Says
    about: Says  # a long day
    how_was_it: str
    change: str
