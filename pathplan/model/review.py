"""When something that was shown is to be gone over again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

SPACING = 2
"""After each review the next one is so many times as far away."""


def later(day: date, days: int) -> date:
    """Return the day so many days after another one, before it where they are negative.

    Where that is too far it is the last day there is, or the first one.
    """
    first, last = date.min.toordinal(), date.max.toordinal()
    return date.fromordinal(max(first, min(day.toordinal() + days, last)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The next review of a competency: the day it is due, and the days that lie before it.

    `count` are the reviews so far. Expanding intervals: Landauer and Bjork, "Optimum rehearsal
    patterns and name learning" (1978); that they double is a rule of thumb.
    """

    due: date
    interval: int
    count: int = 0

    @classmethod
    def first(cls, day: date, interval: int) -> Review:
        """Return the first review of what was first shown on a day."""
        return cls(due=later(day, interval), interval=interval)

    def shown(self, day: date) -> Review:
        """Return the next review once it was shown again on a day.

        When it was due this was a review, and the interval doubles; before that it only begins
        anew.
        """
        if day < self.due:
            return replace(self, due=later(day, self.interval))
        wider = self.interval * SPACING
        return Review(due=later(day, wider), interval=wider, count=self.count + 1)

    def practised(self, day: date, share: float) -> Review:
        """Return the next review after work on a day that is worth a share of one.

        It moves on by that share of the interval, never beyond a whole one after that day. A
        share of 1 or more is a whole review.
        """
        if share >= 1:
            return self.shown(day)
        moved = later(self.due, round(share * self.interval))
        return replace(self, due=min(moved, later(day, self.interval)))
