"""What a report about one learner is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pathplan.model.competency import Assessment, Entry, Resource
from pathplan.model.competency_map import CompetencyMap
from pathplan.model.learner import LearnerProfile
from pathplan.model.plan import Plan
from pathplan.model.state import KnowledgeState

Audience = Literal["learner", "advisor"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What fits a learner for one competency, best first.

    Where no resource meets the learner's needs, `lacking` says which need, and `nearest` is the
    best one all the same. `check_first` is True where the learner says to know it already: a short
    assessment comes before the lesson. `in_parts` are the resources that are longer than the
    longest sitting.
    """

    resources: tuple[Resource, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    lacking: str = ""
    nearest: Resource | None = None
    check_first: bool = False
    in_parts: tuple[Resource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What may be behind a "not yet": what counts and was never shown, and what would tell."""

    key: str
    reason: str
    tells: str = ""


NO_CONTENT = Content()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A plan with everything its renderers name: titles, credit, material, and for whom.

    `maps` starts with the learner's own map; `doubts` are by the key that is not yet shown; `name`
    is "" where no name is known.
    """

    plan: Plan
    state: KnowledgeState
    maps: tuple[CompetencyMap, ...]
    entries: Mapping[str, Entry]
    content: Mapping[str, Content] = field(default_factory=dict)
    doubts: Mapping[str, Doubt] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    learner: LearnerProfile | None = None
    name: str = ""
    audience: Audience = "advisor"

    def title(self, key: str) -> str:
        """Return the title of an entry, its id where it has none."""
        entry = self.entries.get(key)
        return entry.title if entry is not None and entry.title else key

    def short(self, key: str) -> str:
        """Return an id as the learner's own map writes it."""
        return self.maps[0].short(key)

    def key(self, name: str) -> str:
        """Return the key of an id as written in the learner's file, former ones resolved."""
        key = self.learner.key(name) if self.learner else self.maps[0].key(name)
        return self.former.get(key, key)

    @property
    def who(self) -> str:
        """How the learner is named: `Mia (L-0042)`, `L-0042`, or nobody in particular."""
        if self.learner is None:
            return "someone who has shown nothing yet"
        return f"{self.name} ({self.learner.id})" if self.name else self.learner.id

    @property
    def call(self) -> str:
        """The short way to name the learner within a sentence."""
        return self.name or (self.learner.id if self.learner else "someone new")
