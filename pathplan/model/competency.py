"""What a map holds: competencies, credentials, and what shows or teaches them."""

from __future__ import annotations

from dataclasses import dataclass, field

from pathplan.model.requirement import NOTHING, NOWHERE, Need, Requirement
from pathplan.text import Where

ONE_LEVEL = ("mastered",)
"""The scale of a map that has none of its own."""
DEFAULT_EFFORT = 60
"""Minutes that a competency without a stated effort counts as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """Minutes from nothing to mastery, or per level the minutes above the level below."""

    minutes: int = 0
    per_level: tuple[tuple[str, int], ...] = ()
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One way to show a competency. `shows` is filled in for those that show several."""

    title: str
    id: str = ""
    kind: str = ""
    effort: int | None = None
    url: str = ""
    level: str | None = None
    ask: str = ""
    pass_: str = ""
    matches: tuple[str, ...] = ()
    shows: tuple[Need, ...] = ()
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Something to learn from."""

    title: str
    url: str = ""
    modality: str = ""
    effort: int | None = None
    language: str = ""
    interests: tuple[str, ...] = ()
    cost: str = ""
    offline: bool | None = None
    role: str = "core"
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Misconception:
    """A known wrong idea, by the id that evidence names it with."""

    id: str
    title: str
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """A link to an entry of a published framework."""

    to: str = ""
    code: str = ""
    framework: str = ""
    match: str = ""
    where: Where = field(default=NOWHERE, compare=False)

    @property
    def kind(self) -> str:
        """How near the two are: what `match` says, and exactly the same where it says nothing."""
        return self.match or "exact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshes:
    """Practising this competency is worth `weight` of practising `id`."""

    id: str
    weight: float
    where: Where = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Competency:
    """One thing a learner can come to do.

    `levels` (low to high) and `mastery` are the ones in force: its own, else the map's.
    `aside` is True for an entry of wrong shape: its id exists, nothing else is known of it.
    Ages are days.
    """

    id: str
    map: str
    title: str
    where: Where = field(default=NOWHERE, compare=False)
    levels: tuple[str, ...] = ONE_LEVEL
    mastery: str = ONE_LEVEL[0]
    i_can: str = ""
    description: str = ""
    strand: str = ""
    tags: tuple[str, ...] = ()
    effort: Effort | None = None
    requires: Requirement = NOTHING
    corequires: tuple[Need, ...] = ()
    recommends: tuple[Need, ...] = ()
    refreshes: tuple[Refreshes, ...] = ()
    optional: bool = False
    review_after: int | None = None
    expires_after: int | None = None
    waivable: bool = True
    offered: tuple[str, ...] = ()
    credits: float | None = None
    assess: tuple[Assessment, ...] = ()
    resources: tuple[Resource, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    aligns: tuple[Alignment, ...] = ()
    was: tuple[str, ...] = ()
    aside: bool = False

    @property
    def key(self) -> str:
        """The identity across maps: `map-id/id`."""
        return f"{self.map}/{self.id}"

    @property
    def interests(self) -> tuple[str, ...]:
        """What it has to do with: its tags, and the interests of its resources."""
        return (*self.tags, *(word for r in self.resources for word in r.interests))

    @property
    def mastery_rank(self) -> int:
        """The mastery level's rank on the scale, 1-based; the top where it is not on it."""
        return self.rank(self.mastery) or len(self.levels)

    def rank(self, level: str | None) -> int | None:
        """Return the 1-based rank of a level's name, mastery's for None; None if unknown."""
        if level is None:
            return self.mastery_rank
        return self.levels.index(level) + 1 if level in self.levels else None

    def minutes_to(self, rank: int) -> int:
        """Return the minutes from nothing to the level of `rank` (0 is nothing)."""
        if self.effort is not None and self.effort.per_level:
            named = dict(self.effort.per_level)
            return sum(named.get(level, 0) for level in self.levels[:rank])
        total = DEFAULT_EFFORT if self.effort is None else self.effort.minutes
        mastery = self.mastery_rank
        return (2 * total * rank + mastery) // (2 * mastery)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credential:
    """A badge or certificate: a requirement with a title. Its one level is `earned`."""

    id: str
    map: str
    title: str
    where: Where = field(default=NOWHERE, compare=False)
    description: str = ""
    requires: Requirement = NOTHING
    was: tuple[str, ...] = ()
    aligns: tuple[Alignment, ...] = ()
    aside: bool = False

    levels = ("earned",)
    mastery = "earned"
    mastery_rank = 1
    corequires: tuple[Need, ...] = ()
    recommends: tuple[Need, ...] = ()

    @property
    def key(self) -> str:
        """The identity across maps: `map-id/id`."""
        return f"{self.map}/{self.id}"

    def rank(self, level: str | None) -> int | None:
        """Return 1 for `earned` or None, else None."""
        return 1 if level in {None, "earned"} else None

    def minutes_to(self, _rank: int) -> int:
        """Return 0: a credential takes no effort of its own."""
        return 0


Entry = Competency | Credential
