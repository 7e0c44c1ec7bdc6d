"""The plan that was agreed on, and what happened since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pathplan.model.learner import DecisionKind

Left = Literal["goal", "chosen", "lost", ""]
"""Why a plan is not kept to: a new goal, another choice, it leads nowhere now; "" where it is."""


Otherwise = Literal["gone", "renamed", "effort", "needs", "free"]
"""What a map says otherwise of a step: it is not there, its title, its effort, a need or none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedStep:
    """What a saved plan says of one competency: its title, its way up and the minutes that takes.

    `start` and `level` are names of levels, `start` None for nothing; `opens` are the keys of all
    that needed it.
    """

    key: str
    title: str
    start: str | None
    level: str
    minutes: int
    opens: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapChange:
    """What a map now says otherwise of a step that was agreed on.

    `title` is what it was called; `then` and `now` are minutes where its effort is another;
    `other` is the key of what it needs now, or needs no longer.
    """

    kind: Otherwise
    key: str
    title: str
    then: int = 0
    now: int = 0
    other: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """A saved plan: the day it was made for, its route, and its dates.

    `keys` are the competencies of its steps in order, credentials among them, and `steps` what it
    says of each that is learned; `held` are the keys of what counted; `goals` its goals' keys;
    `wishes` what was wished for then; `ready` when each goal was to be ready, `ends` when each step
    was to be done; `maps` the fingerprints of its maps by id; `minutes` its work. `rearranged` is
    True where its order is not the usual one, which would have missed a date.
    """

    as_of: date
    keys: tuple[str, ...]
    steps: tuple[AgreedStep, ...] = ()
    held: frozenset[str] = frozenset()
    wishes: frozenset[tuple[str, str]] = frozenset()
    goals: tuple[str, ...]
    minutes: int
    ready: Mapping[str, date] = field(default_factory=dict)
    ends: Mapping[str, date] = field(default_factory=dict)
    maps: Mapping[str, str] = field(default_factory=dict)
    rearranged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What is different since a plan was agreed on.

    `kept` is True where its route is still the one planned; `why` says else why not. `shown` and
    `failed` are keys with the day; `moved` goals with their dates then and now; `maps` the ids of
    maps that changed, and `changes` what they say otherwise of its steps; `cheaper` the minutes
    that another route would save, where that is more than a tenth.
    """

    day: date
    kept: bool
    why: Left = ""
    shown: tuple[tuple[str, date], ...] = ()
    failed: tuple[tuple[str, date], ...] = ()
    decided: tuple[tuple[DecisionKind, str], ...] = ()
    moved: tuple[tuple[str, date, date], ...] = ()
    maps: tuple[str, ...] = ()
    changes: tuple[MapChange, ...] = ()
    cheaper: int = 0
