"""The one result that every report is made from: a plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from pathplan.model.agreed import Since
from pathplan.model.learner import Decision, Goal
from pathplan.model.schedule import GoalDate, Schedule
from pathplan.model.terms import NoRoom, TermPlan

StepKind = Literal["learn", "together", "refresh", "earn"]
Against = Literal["rival", "barred", "closed", "unled", "needed"]
"""Why a wish is not kept: another wish, a skip, not learned here, nothing leads there, no way
without."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One competency within a step: from one level to another, both ranks; minutes of work."""

    key: str
    from_rank: int
    to_rank: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One entry of the path.

    `number` counts learn, together and refresh steps from 1; a milestone (`earn`) has 0.
    `goals` are the goal keys it serves; `for_keys` the keys of later steps and credentials whose
    requirement it satisfies directly; `opens` the keys of every entry that needs it, in the
    author's order; `waits_for` the numbers of the steps it needs; `choices` the letters of the
    choices it belongs to. `ready` is True when it can be begun now. `review` says of a refresh
    which review of its competency it is, from 1; it is 0 for other steps.
    """

    kind: StepKind
    number: int
    parts: tuple[Part, ...]
    minutes: int
    ready: bool
    goals: tuple[str, ...] = ()
    goal: bool = False
    for_keys: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    waits_for: tuple[int, ...] = ()
    choices: tuple[str, ...] = ()
    wished: bool = False
    review: int = 0

    @property
    def key(self) -> str:
        """The key of its first competency."""
        return self.parts[0].key

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its competencies."""
        return tuple(part.key for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One way to make a choice, with the whole path it leads to.

    `keys` are the competencies that come in with it, compared with the other options; `minutes`
    and `steps` those of the whole path, None where that cannot reach the goals; where they are not
    `proven`, it may take less. Reviews that come due on the way count in all options as in the path
    that was taken.
    """

    keys: tuple[str, ...]
    minutes: int | None
    steps: int | None
    broken_wishes: int = 0
    proven: bool = True
    coming: tuple[str, ...] = ()
    going: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One decision the plan made; choices that hang together are one.

    `owners` are the keys whose requirements offer it; `taken` first, then `others`, cheapest
    first. `chosen` is the person's decision behind it, if any.
    """

    letter: str
    owners: tuple[str, ...]
    taken: Option
    others: tuple[Option, ...]
    chosen: Decision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lift:
    """Decisions that stand in the way, and the whole path without them."""

    decisions: tuple[Decision, ...]
    minutes: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocker:
    """One link of the reason why something cannot be reached: `key` needs one of `options`.

    An option that is skipped names its decision; one that nothing can derive is listed bare.
    """

    key: str
    options: tuple[tuple[str, Decision | None], ...]
    trail: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreachable:
    """A goal without a path: the smallest reason and the smallest set of decisions to lift."""

    goal: GoalAim
    blockers: tuple[Blocker, ...]
    lifts: tuple[Lift, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAim:
    """A goal with its key and rank found.

    `reached` is True when it is held already, `since` then the day from which on, None where that
    is not known.
    """

    goal: Goal
    key: str
    rank: int
    reached: bool = False
    since: date | None = None

    @property
    def early(self) -> int | None:
        """How many days before its due date it was reached, negative for days after it."""
        return (self.goal.due - self.since).days if self.goal.due and self.since else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenWish:
    """A wish the plan could not keep, with what keeps it from it.

    `lifts` are the smallest sets of other decisions without which it would be kept.
    """

    decision: Decision
    reason: Against
    lifts: tuple[Lift, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WishCost:
    """A wish that the plan keeps, and the minutes that the whole path is longer for it."""

    decision: Decision
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """Something that no longer counts on the day when a step that needs it begins.

    `until` is the last day on which it counts; `needed_by` the key of that step, its number in
    `number` (0 for a milestone), `start` the day it begins.
    """

    key: str
    until: date
    needed_by: str
    number: int
    start: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Short:
    """A goal that a budget does not reach: the minutes of its path, and those of it within."""

    key: str
    rank: int
    minutes: int
    within: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a plan was cut down to: minutes of time, or as many as there are `until` a day.

    `short` are the goals that are not reached, `out` what of the whole path is left out, with its
    minutes, in the author's order.
    """

    minutes: int
    until: date | None = None
    short: tuple[Short, ...] = ()
    out: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The ordered path of one learner (`learner` is "" for someone who has shown nothing).

    `counts` are the keys of what counts already and touches this path, in the author's order;
    `saved` the minutes that credit saves; `about` is True when a total holds a guessed effort;
    `proven` is False when the search ended before the route was proven cheapest, `gap` then the
    share it might be above it; `unpriced` are the other ways that there was no time to price.
    `used` gives for each member of the path, by key, what of its requirement it uses, `after` what
    of that comes before it; `numbers` the number of the step that brings each competency, 0 for a
    milestone. `schedule` says when, where a pace is stated, `terms` in which term, where there are
    any, or `no_room` why in none, `expiring` what expires before it is needed; `since` what is
    different from the plan that was agreed on; `budget` what it was cut down to, and what that
    leaves out.
    """

    learner: str
    map: str
    as_of: date
    goals: tuple[GoalAim, ...]
    steps: tuple[Step, ...]
    minutes: int
    counts: tuple[str, ...] = ()
    saved: int = 0
    not_yet: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    unreachable: tuple[Unreachable, ...] = ()
    broken_wishes: tuple[BrokenWish, ...] = ()
    wish_costs: tuple[WishCost, ...] = ()
    without_effect: tuple[Decision, ...] = ()
    used: tuple[tuple[str, tuple[str, ...]], ...] = ()
    after: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    about: bool = False
    proven: bool = True
    gap: float = 0.0
    unpriced: int = 0
    schedule: Schedule | None = None
    expiring: tuple[Expiry, ...] = ()
    terms: TermPlan | None = None
    no_room: NoRoom | None = None
    since: Since | None = None
    budget: Budget | None = None

    @property
    def length(self) -> int:
        """The number of steps, milestones not counted."""
        return sum(step.number > 0 for step in self.steps)

    @property
    def next_due(self) -> GoalAim | None:
        """The goal whose date comes first; reached ones, and those without one, come after."""
        aims = sorted(self.goals, key=lambda g: (g.reached, g.goal.due or date.max))
        return aims[0] if aims else None

    @property
    def goal_dates(self) -> tuple[GoalDate, ...]:
        """When the goals are ready: by the calendar, or at the end of terms that state one."""
        if self.terms is None:
            return self.schedule.goals if self.schedule else ()
        return tuple(
            GoalDate(
                key=goal.key,
                rank=goal.rank,
                due=goal.due,
                ready=goal.ready,
                earliest=goal.ready,
                latest=goal.ready,
                late=goal.late,
            )
            for goal in self.terms.goals
            if goal.ready is not None
        )
