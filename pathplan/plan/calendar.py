"""Working days: how much fits in, and on which day something is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from fractions import Fraction

from pathplan.model import Pace

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
USUAL = (0, 1, 2, 3, 4)
"""Monday to Friday, where nothing is said."""
HOUR = 60
NONE = Fraction(0)
HALF = Fraction(1, 2)
HORIZON = 366 * 40
"""Days that are looked at for work; a plan that takes longer has no end that one could name."""


LAST = date.max - timedelta(days=date.max.weekday() + 1)
"""The last day of work that there can be: it ends the last whole week of the calendar."""


class NoEnd(Exception):
    """There is not enough time for a plan within forty years, or before the calendar ends."""


@dataclass(slots=True)
class Calendar:
    """The days on which somebody works, from `start` on, each with the same share of a week.

    `minutes` are those of a week, `weekdays` the days of it (0 is Monday), `breaks` stretches
    without work, both ends included. `factor` is how much longer work takes (extra time).
    """

    start: date
    minutes: int
    weekdays: tuple[int, ...]
    breaks: tuple[tuple[date, date], ...] = ()
    factor: Fraction = Fraction(1)
    found: list[date] = field(default_factory=list)
    looked: int = 0

    @property
    def share(self) -> Fraction:
        """The minutes of one working day."""
        return Fraction(self.minutes, len(self.weekdays))

    def at(self, minutes: int) -> Calendar:
        """Return the same days with so many minutes a week."""
        return replace(self, minutes=minutes, found=[], looked=0)

    def works(self, day: date) -> bool:
        """Say whether there is work on a day."""
        free = any(first <= day <= last for first, last in self.breaks)
        return day.weekday() in self.weekdays and not free

    def day(self, number: int) -> date:
        """Return the working day of a number, from 0.

        Raises:
            NoEnd: there are not so many days.
        """
        most = min(HORIZON, (LAST - self.start).days)
        while len(self.found) <= number:
            if self.looked > most:
                raise NoEnd
            day = self.start + timedelta(days=self.looked)
            self.looked += 1
            if self.works(day):
                self.found.append(day)
        return self.found[number]

    def until(self, last: date) -> int:
        """Return how many working days there are up to a day, that day included."""
        at, end, count = self.start.toordinal(), last.toordinal(), 0
        free = [(first.toordinal(), until.toordinal()) for first, until in sorted(self.breaks)]
        for first, until in (*free, (end + 1, end)):
            count += self._between(at, min(first, end + 1))
            at = max(at, until + 1)
        return count

    def _between(self, first: int, end: int) -> int:
        """Return how many days of the week for work there are before one day, from another on.

        Days are ordinals; the first day of the calendar, 1, is a Monday.
        """
        weeks = (((end - 2 - day) // 7, (first - 2 - day) // 7) for day in self.weekdays)
        return sum(until - since for until, since in weeks) if first < end else 0

    def begins(self, before: Fraction) -> date:
        """Return the day on which work begins that has so many minutes before it."""
        return self.day(int(before * self.factor / self.share))

    def ends(self, done: Fraction) -> date:
        """Return the day on which so many minutes of work are done; 0 minutes: the first day."""
        return self.day(self._last(done * self.factor))

    def _last(self, needed: Fraction) -> int:
        return max(0, -(-needed // self.share) - 1)

    def spread(
        self, before: Fraction, done: Fraction, sitting: int | None = None
    ) -> tuple[tuple[date, int], ...]:
        """Return the pieces between two amounts of work, each a day and its minutes.

        A day's work is cut into equal pieces of at most `sitting` minutes. Minutes are rounded
        where one amount ends, so that pieces that follow each other add up.
        """
        start, end = before * self.factor, done * self.factor
        found = []
        for number in range(int(start / self.share), self._last(end) + 1):
            low = _rounded(max(start, number * self.share))
            minutes = _rounded(min(end, (number + 1) * self.share)) - low
            pieces = -(-minutes // sitting) if sitting else min(minutes, 1)
            for piece in range(pieces):
                length = minutes * (piece + 1) // pieces - minutes * piece // pieces
                found.append((self.day(number), length))
        return tuple(found)

    def week(self, day: date) -> tuple[date, Fraction]:
        """Return the Monday of a day's week, and the minutes that this week holds."""
        monday = day - timedelta(days=day.weekday())
        days = (monday + timedelta(days=n) for n in range(len(DAYS)))
        return monday, sum((self.share for d in days if d >= self.start and self.works(d)), NONE)

    def free(self, last: date) -> tuple[tuple[date, date], ...]:
        """Return the breaks that have an effect between the start and a day, in order."""
        return tuple(
            (first, end)
            for first, end in sorted(self.breaks)
            if end >= self.start
            and first <= last
            and any(
                (first + timedelta(days=n)).weekday() in self.weekdays
                for n in range((end - first).days + 1)
            )
        )


def calendar_of(pace: Pace, as_of: date) -> Calendar | None:
    """Return the calendar of a pace from a day on; None where no hours are stated."""
    if not pace.hours_per_week or pace.hours_per_week <= 0:
        return None
    weekdays = tuple(sorted({DAYS.index(day) for day in pace.days if day in DAYS})) or USUAL
    breaks = tuple(
        (b.start, b.end)
        for b in pace.breaks
        if b.start is not None and b.end is not None and b.start <= b.end
    )
    return Calendar(
        start=max(as_of, pace.start or as_of),
        minutes=max(1, round(pace.hours_per_week * HOUR)),
        weekdays=weekdays,
        breaks=breaks,
        factor=Fraction(pace.extra_time or 1).limit_denominator(1000),
    )


def cumulative(minutes: Sequence[int]) -> list[Fraction]:
    """Return the sums up to each of some amounts, and before all of them: n + 1 sums."""
    sums = [Fraction(0)]
    for amount in minutes:
        sums.append(sums[-1] + amount)
    return sums


def _rounded(minutes: Fraction) -> int:
    """Return whole minutes, halves upwards: amounts a whole number apart stay so."""
    return int(minutes + HALF)
