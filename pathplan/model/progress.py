"""How it is going: what is done, what is behind, and what to talk about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pathplan.model.learner import Evidence

TopicKind = Literal["well-done", "stuck", "decide", "ask"]
Need = Literal["talk", "look", "on-track", "reached"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A strand, or another map: how many of its competencies on the path are done."""

    title: str
    done: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """One record since a day: what it is about, whether it was held before, and its dates.

    `agreed` is the day it was agreed for; `planned` the minutes that it was to take.
    """

    key: str
    record: Evidence
    again: bool = False
    agreed: date | None = None
    planned: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """Something to talk about.

    `well-done`: `key` is in place, `opens` are steps that build on it; or it has come to `level`,
    below mastery, "" otherwise. `stuck`: `waiting` of
    `others` steps wait for `key`; `suspect` counts without having been shown, `tells` would show
    it. `decide`: the goal `key` needs `needs` minutes, `fits` fit in before `due`; `ready` is when
    it would be done. `ask`: `key` took `took` minutes where `needs` were planned.
    """

    kind: TopicKind
    key: str
    level: str = ""
    opens: tuple[str, ...] = ()
    waiting: int = 0
    others: int = 0
    suspect: str = ""
    suspect_reason: str = ""
    needs: int = 0
    fits: int = 0
    due: date | None = None
    ready: date | None = None
    took: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How one learner gets on.

    `since` is the day that `news` begin after: that of the agreed plan, else four weeks ago.
    `behind` are minutes behind the agreed plan, negative where ahead, None without one. `last` is
    the day of the newest record; `failing` the key with the most "not yet" in a row, and how many.
    `early` are the days by which the last goal was reached before its date, None without a date.
    """

    done: int
    total: int
    groups: tuple[Group, ...]
    since: date
    news: tuple[News, ...]
    topics: tuple[Topic, ...]
    need: Need
    behind: int | None = None
    last: date | None = None
    failing: tuple[str, int] = ("", 0)
    early: int | None = None
