"""A learner's file: what was shown, what is wished, what people decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pathplan.model.requirement import NOWHERE
from pathplan.text import Where


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One dated record. `day` is None where the text is not a calendar day (a finding)."""

    competency: str
    day: date | None
    day_text: str = ""
    level: str | None = None
    result: Literal["met", "not-yet"] = "met"
    kind: str = ""
    score: str = ""
    source: str = ""
    by: str = ""
    took: int | None = None
    work: str = ""
    note: str = ""
    misconception: str = ""
    expires: date | None = None
    expires_text: str = ""
    where: Where = field(default=NOWHERE, compare=False)


DecisionKind = Literal["waive", "skip", "choose", "avoid", "first", "last", "add"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A person's decision about one competency; `show` is the assessment chosen, if any."""

    kind: DecisionKind
    competency: str
    by: str = ""
    day: date | None = None
    day_text: str = ""
    reason: str = ""
    level: str | None = None
    expires: date | None = None
    expires_text: str = ""
    show: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What a learner aims at. Lower `priority` comes first; goals without one follow in order."""

    id: str
    level: str | None = None
    due: date | None = None
    due_text: str = ""
    priority: int | None = None
    because: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Days without work, both ends included."""

    start: date | None
    end: date | None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A stretch of the year to plan in, with the least and most credits it takes."""

    name: str
    start: date | None
    end: date | None
    least: float | None = None
    most: float | None = None
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """How much time there is. `max_sitting` is minutes, `extra_time` a factor.

    `days_written` are all days in it as (day, text, place), also those that are none.
    """

    hours_per_week: float | None = None
    start: date | None = None
    days: tuple[str, ...] = ()
    breaks: tuple[Break, ...] = ()
    max_sitting: int | None = None
    extra_time: float | None = None
    terms: tuple[Term, ...] = ()
    place: tuple[tuple[str, str], ...] = ()
    days_written: tuple[tuple[date | None, str, Where], ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Likes:
    """What a learner prefers."""

    interests: tuple[str, ...] = ()
    modalities: tuple[str, ...] = ()
    show_by: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    work: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wants:
    """What a learner needs of material: works offline, costs at most this."""

    offline: bool | None = None
    max_cost: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A dated remark between the people around a learner."""

    text: str
    by: str = ""
    day: date | None = None
    day_text: str = ""
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnerProfile:
    """One learner's file. An id without a prefix belongs to the first of `maps`.

    `maps` are the files as written; `map_ids` the ids of the maps found there, in that order.
    `unclear` are decisions that say nothing, or more than one thing.
    """

    id: str
    file: str
    maps: tuple[str, ...] = ()
    map_ids: tuple[str, ...] = ()
    ids: tuple[tuple[str, str], ...] = ()
    goals: tuple[Goal, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    evidence_from: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    unclear: tuple[tuple[Where, tuple[str, ...]], ...] = field(default=(), compare=False)
    pace: Pace = field(default_factory=Pace)
    likes: Likes = field(default_factory=Likes)
    needs: Wants = field(default_factory=Wants)
    notes: tuple[Note, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)

    def key(self, name: str) -> str:
        """Return the identity `map-id/id` of a name as written in this file."""
        return name if "/" in name or not self.map_ids else f"{self.map_ids[0]}/{name}"
