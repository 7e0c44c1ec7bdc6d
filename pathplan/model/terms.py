"""Which term each step of a plan is in, or why there is no room."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pathplan.model.learner import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class TermGoal:
    """The term, by its place, in which a goal is reached.

    `ready` is the last day of it, where that is stated; `late` are the days from the due date to
    it, 0 where it is met or one of the two is not stated.
    """

    key: str
    rank: int
    term: int
    due: date | None = None
    ready: date | None = None
    late: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPlan:
    """A plan by terms.

    `terms` are those that are left, in order, `loads` the credits in each; `steps` are the places
    of the terms of the plan's steps, in its order, `of` those of what is learned or earned, by
    key. No arrangement has a largest load below `least`, none of the same load a `distance` (the
    terms from each competency to each that needs it, added up) below `nearest`; `settled` is True
    where it is the one that comes first of all that are as good. `uncounted` are the keys of what
    states no credits and counts as one, `idle` the places that could not be kept to, as key and
    term: it is over, or what was placed is not on the path.
    """

    terms: tuple[Term, ...]
    loads: tuple[float, ...]
    steps: tuple[int, ...]
    of: Mapping[str, int]
    least: float
    distance: int
    nearest: int
    settled: bool
    goals: tuple[TermGoal, ...] = ()
    uncounted: tuple[str, ...] = ()
    idle: tuple[tuple[str, str], ...] = ()

    @property
    def largest(self) -> float:
        """The most credits in one term."""
        return max(self.loads, default=0.0)

    @property
    def credits(self) -> float:
        """The credits of all terms."""
        return sum(self.loads)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermRule:
    """One thing that was asked of the terms.

    `place` puts a competency (`key`) into a term, `offered` gives it in `terms` only; `least` and
    `most` are the `credits` of a term.
    """

    kind: Literal["place", "offered", "least", "most"]
    terms: tuple[str, ...] = ()
    key: str = ""
    credits: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class NoRoom:
    """Why there is no plan by terms.

    `over`: no term is left. `chain`: what needs each other takes more terms than there are.
    `rules`: these `rules` cannot all be kept, but any others of them can; giving up one of
    `without` alone would make room. `unknown`: none was found, and none could be ruled out.

    `trail` leads through what needs each other, each key with the name of the first term that it
    can be in, "" where there is none. `credits` are those of all that is to be learned, and with
    `enough` credits in every term it would fit.
    """

    kind: Literal["over", "chain", "rules", "unknown"]
    terms: int = 0
    rules: tuple[TermRule, ...] = ()
    without: tuple[TermRule, ...] = ()
    trail: tuple[tuple[str, str], ...] = field(default=())
    credits: float = 0.0
    enough: float | None = None
