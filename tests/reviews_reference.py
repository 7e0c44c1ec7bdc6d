"""When reviews stand in a plan, the slow way: day by day, as the README says it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass
class Work:
    """One step: what it brings, its minutes, and by what it brings: used keys, shares worked on."""

    keys: tuple[str, ...]
    minutes: int
    uses: Mapping[str, Sequence[str]] = field(default_factory=dict)
    worth: Mapping[str, Sequence[tuple[str, float]]] = field(default_factory=dict)
    refresh: bool = False

    @property
    def used(self) -> list[str]:
        return [u for key in self.keys for u in self.uses.get(key, ()) if u not in self.keys]


@dataclass
class Memory:
    """How fresh something is: the day its review is due, how long intervals are now."""

    due: date
    days: int
    reviews: int = 0

    def see(self, today: date) -> None:
        if today >= self.due:
            self.days *= 2
            self.reviews += 1
        self.due = today + timedelta(days=self.days)

    def touch(self, today: date, share: float) -> None:
        if share >= 1:
            self.see(today)
        else:
            moved = self.due + timedelta(days=round(self.days * share))
            self.due = min(moved, today + timedelta(days=self.days))

    def copy(self) -> Memory:
        return Memory(self.due, self.days, self.reviews)


@dataclass
class Agenda:
    """A diary in which every day is written on from its first minute to its last."""

    today: date
    weekly: int
    weekdays: Sequence[str]
    breaks: Sequence[tuple[date, date]]
    slower: Fraction
    left: Fraction = Fraction(0)
    first: date | None = None

    def __post_init__(self) -> None:
        self.first = self.today
        while not self.open(self.today):
            self.today += timedelta(days=1)
        self.left = self.daily

    @property
    def daily(self) -> Fraction:
        return Fraction(self.weekly, len(self.weekdays))

    def open(self, day: date) -> bool:
        if any(a <= day <= b for a, b in self.breaks):
            return False
        return DAYS[day.weekday()] in self.weekdays

    def next_morning(self) -> date:
        """Return the day on which the next minute would be worked."""
        if self.left:
            return self.today
        day = self.today + timedelta(days=1)
        while not self.open(day):
            day += timedelta(days=1)
        return day

    def work(self, minutes: int) -> tuple[date, date]:
        """Work, and return the first and the last day of it."""
        if not minutes:
            return self.today, self.today
        begun = self.next_morning()
        rest = minutes * self.slower
        while rest:
            if not self.left:
                self.today, self.left = self.next_morning(), self.daily
            bite = min(rest, self.left)
            rest -= bite
            self.left -= bite
        return begun, self.today

    def copy(self) -> Agenda:
        other = Agenda(self.today, self.weekly, self.weekdays, self.breaks, self.slower)
        other.today, other.left, other.first = self.today, self.left, self.first
        return other

    def quarter(self, day: date) -> tuple[tuple[int, int], Fraction]:
        """Return the week of a day, and a quarter of what can be done in it."""
        assert self.first is not None
        week = day.isocalendar()[:2]
        near = (day + timedelta(days=n) for n in range(-7, 8))
        days = [d for d in near if d.isocalendar()[:2] == week and d >= self.first and self.open(d)]
        return week, len(days) * self.daily / 4


@dataclass
class Facts:
    """What is known of what is reviewed: memories of what is held, intervals, minutes, places."""

    memories: dict[str, Memory]
    interval: Mapping[str, int]
    minutes: Mapping[str, int]
    place: Mapping[str, int]


Told = tuple[str, tuple[str, ...], date, date]
"""What was done, on which days: `learn` or `refresh`, the keys, the first day and the last."""


@dataclass
class Story:
    """All that is done, day by day, in the order in which it is done."""

    agenda: Agenda
    facts: Facts
    told: list[Told] = field(default_factory=list)
    spent: dict[tuple[int, int], Fraction] = field(default_factory=dict)
    later: list[str] = field(default_factory=list)

    def tell(self, steps: Sequence[Work]) -> list[Told]:
        for step in steps:
            just_now: list[str] = []
            while (key := self.chosen(step, just_now)) is not None:
                just_now.append(key)
                self.review(key)
            self.later = self.due(step, just_now)
            self.do(step)
        return self.told

    def due(self, step: Work, just_now: Sequence[str]) -> list[str]:
        """Return what is due on the morning of a step, and still would be in the evening of it."""
        begin, end = self.agenda.copy().work(step.minutes)
        found = []
        for key in {*step.used, *self.later} - {*just_now}:
            memory = self.facts.memories.get(key)
            if memory is None or memory.due > begin:
                continue
            after = memory.copy()
            for own in step.keys:
                for target, share in step.worth.get(own, ()):
                    if target == key:
                        after.touch(end, share)
            if after.due <= end:
                found.append(key)
        return sorted(found, key=lambda k: (self.facts.memories[k].due, self.facts.place[k]))

    def chosen(self, step: Work, just_now: Sequence[str]) -> str | None:
        week, most = self.agenda.quarter(self.agenda.next_morning())
        for key in self.due(step, just_now):
            size = self.facts.minutes[key] * self.agenda.slower
            if week not in self.spent or self.spent[week] + size <= most:
                self.spent[week] = self.spent.get(week, Fraction(0)) + size
                return key
        return None

    def review(self, key: str) -> None:
        days = self.agenda.work(self.facts.minutes[key])
        self.facts.memories[key].see(days[1])
        self.told.append(("refresh", (key,), *days))

    def do(self, step: Work) -> None:
        begin, end = self.agenda.work(step.minutes)
        self.told.append(("refresh" if step.refresh else "learn", step.keys, begin, end))
        memories, interval = self.facts.memories, self.facts.interval
        for key in step.keys:
            if step.refresh:
                memories[key].see(end)
                continue
            for target, share in step.worth.get(key, ()):
                if target in memories:
                    memories[target].touch(end, share)
        for key in () if step.refresh else step.keys:
            if key in interval:
                memories[key] = Memory(end + timedelta(days=interval[key]), interval[key])
