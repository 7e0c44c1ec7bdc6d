"""What to do now: a few steps of a plan, each with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pathplan.model.plan import Step

Draw = Literal["furthest", "quickest", "quicker", "liked", "term", ""]
"""What speaks for a step: most build on it, it is the quickest, or the quickest beside the one that
most build on, it shares an interest, or, where a term is running, it is the only one to take: it is
planned for this term, or for a later one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A step worth taking now, and why this one.

    `waiting` is how many steps build on it, `interest` the interest it shares, `term` the name of
    the term it is planned for, each where that is the reason.
    """

    step: Step
    reason: Draw
    waiting: int = 0
    interest: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picks:
    """At most three picks, and what else can be begun."""

    picks: tuple[Pick, ...]
    open: tuple[Step, ...]
