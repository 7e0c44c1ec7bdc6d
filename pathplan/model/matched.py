"""Records from elsewhere, and the competencies that they turned out to be about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pathplan.model.foreign import ForeignRecord, Target

Way = Literal["uri", "code", "id", "column", "title"]
Why = Literal[
    "unknown",
    "near",
    "several",
    "badge",
    "no-pass",
    "no-score",
    "level",
    "no-day",
]
"""Why a record does not count: nothing here is called so; a competency is only close to it;
several are called so; it is about a badge, which is earned and never recorded; its assessment says
no pass mark; there is no score; the level is none of the competency's; it has no day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A competency that a target stands for: by its `way`, at a `level` ("" for mastery).

    `pass_` is the pass mark of the assessment it was found by, `assessment` its title.
    """

    key: str
    way: Way
    level: str = ""
    pass_: str = ""
    assessment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One record that counts for one competency: shown at a level, or not yet.

    `way` says by what the competency was found, `assessment` what the map calls it.
    """

    key: str
    record: ForeignRecord
    met: bool
    way: Way
    level: str = ""
    assessment: str = ""

    @property
    def source(self) -> str:
        """Where it was shown: as the record says, else the title of the assessment."""
        return self.record.source or self.assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsettled:
    """One record that counts for nothing, and why; `target` is what was looked for."""

    record: ForeignRecord
    why: Why
    target: Target | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """Records that count and records that do not; `matches` are by what was looked for."""

    settled: tuple[Settled, ...] = ()
    unsettled: tuple[Unsettled, ...] = ()
    matches: Mapping[Target, tuple[Match, ...]] = field(default_factory=dict)
