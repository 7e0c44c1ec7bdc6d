"""When the steps of a plan are done: days, weeks, and what would have to change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Order = Literal["goals", "strands", "deadline", "quick-wins", "interest", "author"]
ORDERS: tuple[Order, ...] = ("goals", "strands", "deadline", "quick-wins", "interest", "author")


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The first and the last day of a step, and its pieces of work.

    `work` are those pieces in order, each a day and its minutes, none longer than the longest
    sitting. `sittings` is how many they are where the whole is longer than that, else 0.
    """

    start: date
    end: date
    work: tuple[tuple[date, int], ...] = ()
    sittings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDate:
    """When a goal is ready, and when it would be with a quarter less or more effort.

    `late` are the days between the due date and `ready`, 0 where it is met or there is none.
    """

    key: str
    rank: int
    due: date | None
    ready: date
    earliest: date
    latest: date
    late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What would bring one goal in on time.

    `hours` are minutes a week; `without` are the other goals (keys) that, left out, would do it;
    `not_without` those that would not.
    """

    key: str
    due: date
    ready: date
    hours: int | None = None
    without: tuple[str, ...] = ()
    not_without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The calendar of a plan.

    `minutes` is the work a week, `sitting` the longest at one time; `spans` are those of the
    plan's steps, in its order; `free` the stretches without work that lie between its days.
    `rearranged` is True where the order was changed because the usual one misses a date that can
    be met.
    """

    start: date
    minutes: int
    weekdays: tuple[int, ...]
    free: tuple[tuple[date, date], ...]
    spans: tuple[Span, ...]
    goals: tuple[GoalDate, ...]
    remedies: tuple[Remedy, ...] = ()
    extra_time: float = 1.0
    sitting: int | None = None
    rearranged: bool = False

    @property
    def end(self) -> date:
        """The last day of work."""
        return max((span.end for span in self.spans), default=self.start)
