"""What a learner holds, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pathplan.model.learner import Decision, Evidence
from pathplan.model.review import Review

Reason = Literal["demonstrated", "implied", "waived", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """One competency's level (a 1-based rank, 0 is nothing), why, and what speaks against it.

    `record` is the supporting record; for implied credit the newest one of `implied_by` (a key).
    `overruled` are met records above, and not-yet records at or below, the level held.
    `failed` is the newest not-yet record that decides that mastery is not held. `review` is the
    next review, None where there is to be none; `until` the last day on which this level counts,
    None where that has no end.
    """

    level: int = 0
    reason: Reason = "none"
    record: Evidence | None = None
    implied_by: str = ""
    since: date | None = None
    waiver: Decision | None = None
    expired: tuple[Evidence, ...] = ()
    review_due: bool = False
    failed: Evidence | None = None
    overruled: tuple[Evidence, ...] = ()
    records: tuple[Evidence, ...] = ()
    review: Review | None = None
    until: date | None = None


NOTHING_HELD = Holding()


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeState:
    """The holdings by key, in the author's order; only competencies with something to say."""

    as_of: date
    policy: str = "latest"
    holdings: Mapping[str, Holding] = field(default_factory=dict)

    def of(self, key: str) -> Holding:
        """Return the holding of a key; an empty one where nothing is known."""
        return self.holdings.get(key, NOTHING_HELD)

    def level(self, key: str) -> int:
        """Return the rank of the level held, 0 for nothing."""
        return self.of(key).level
