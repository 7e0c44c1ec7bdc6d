"""What a report about one learner is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pathplan.model.competency import Assessment, Entry, Resource
from pathplan.model.competency_map import CompetencyMap
from pathplan.model.learner import Decision, LearnerProfile
from pathplan.model.plan import Plan
from pathplan.model.state import KnowledgeState, Reason

Audience = Literal["learner", "advisor"]
Lacking = Literal["offline", "free", "language", ""]
"""What a resource has to be and none is: usable offline, free, in a language of the learner."""
Appeal = Literal["support", "interest", "modality", "language", "offline", "sitting"]
"""What a resource has for a learner: it is made for a second try, is about what they like, of a
kind they like, in their first language where the map is in another, usable offline where that is
needed, short enough for one sitting."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A reason why a resource fits a learner; `word` is the interest or the modality it shares."""

    appeal: Appeal
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What fits a learner for one competency, best first.

    `fits` are the reasons for each of `resources`, at most two, none where nothing speaks for it.
    Where no resource meets the learner's needs, `lacking` says which need, and `nearest` is the
    best one all the same; where it is "language", `resources` are in others. `check_first` is True
    where the learner says to know it already: a short assessment comes before the lesson.
    `in_parts` are the resources that are longer than the longest sitting.

    Where the first of `assessments` shows other steps of the plan as well, `shows_too` are their
    keys; at those `shown_with` is the key of the step that it was offered with, "" elsewhere.
    `show_minutes` is what showing takes here: None where nobody knows, 0 where it was counted
    with another step.
    """

    resources: tuple[Resource, ...] = ()
    fits: tuple[tuple[Fit, ...], ...] = ()
    assessments: tuple[Assessment, ...] = ()
    lacking: Lacking = ""
    nearest: Resource | None = None
    check_first: bool = False
    in_parts: tuple[Resource, ...] = ()
    shows_too: tuple[str, ...] = ()
    shown_with: str = ""
    show_minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What may be behind a "not yet": what counts and was never shown, and what would tell."""

    key: str
    reason: Reason
    tells: str = ""


NO_CONTENT = Content()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A plan with everything its renderers name: titles, credit, material, and for whom.

    `maps` starts with the learner's own map; `doubts` are by the key that is not yet shown;
    `extras` are the keys of what can be learned for fun when every goal is reached; `name` is ""
    where no name is known, `word` what to type for the same plan, "" where that takes more than a
    word; `language` is the code of the one it is written in.
    """

    plan: Plan
    state: KnowledgeState
    maps: tuple[CompetencyMap, ...]
    entries: Mapping[str, Entry]
    content: Mapping[str, Content] = field(default_factory=dict)
    doubts: Mapping[str, Doubt] = field(default_factory=dict)
    former: Mapping[str, str] = field(default_factory=dict)
    extras: tuple[str, ...] = ()
    learner: LearnerProfile | None = None
    name: str = ""
    word: str = ""
    audience: Audience = "advisor"
    language: str = "en"

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

    def own(self, decision: Decision) -> bool:
        """Say whether a decision was signed by the learner: with their id, or with their name."""
        return bool(decision.by) and self._named(decision.by)

    def signed(self, by: str) -> str:
        """Return who signed something: the learner by name, others as they signed."""
        return self.call if self._named(by) else by

    def _named(self, by: str) -> bool:
        called = {self.name, *self.name.split()[:1], self.learner.id if self.learner else ""}
        return by.casefold() in {c.casefold() for c in called}

    @property
    def typed(self) -> str:
        """What to type for the learner, whatever the plan was asked for with."""
        return self.word or (self.name.split() or [""])[0].lower() or self.call

    @property
    def who(self) -> str:
        """How the learner is named: `Mia (L-0042)`, `L-0042`; "" for nobody in particular."""
        if self.learner is None:
            return ""
        return f"{self.name} ({self.learner.id})" if self.name else self.learner.id

    @property
    def call(self) -> str:
        """The short way to name the learner within a sentence; "" for nobody in particular."""
        return self.name or (self.learner.id if self.learner else "")
