"""The steps of a route in one order or another: the one that meets the dates, if need be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import KnowledgeState, LearnerProfile, Order, Pace, Plan, Schedule
from pathplan.plan.aims import Aims
from pathplan.plan.remedies import remedies
from pathplan.plan.schedule import least_late_steps, scheduled
from pathplan.plan.steps import Laid, lay, steps
from pathplan.plan.upkeep import upkeep

Blocks = Sequence[tuple[int, ...]]
"""What is learned one after the other: nodes, those that are learned together as one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A route that is to be put in order, from what somebody holds."""

    aims: Aims
    levels: Mapping[int, int]
    state: KnowledgeState
    graph: PrerequisiteGraph
    learner: LearnerProfile | None

    @property
    def pace(self) -> Pace:
        """How much time there is."""
        return self.learner.pace if self.learner else Pace()

    def lay(self, blocks: Blocks) -> Laid:
        """Return the route laid out in an order."""
        return lay(self.aims, self.levels, blocks)

    def plan(self, laid: Laid) -> Plan:
        """Return the steps of the route as a plan with nothing else in it, and without dates."""
        path = steps(laid, self.state, self.graph)
        nodes = self.aims.graph.nodes
        return Plan(
            learner=self.learner.id if self.learner else "",
            map="",
            as_of=self.state.as_of,
            goals=self.aims.goals,
            steps=path,
            minutes=sum(step.minutes for step in path),
            used=tuple(
                (nodes[x].key, tuple(nodes[u].key for u in laid.uses[x]))
                for block in laid.blocks
                for x in block
            ),
            after={nodes[n].key: tuple(nodes[o].key for o in a) for n, a in laid.ahead.items()},
            numbers={k: s.number for s in path if s.kind != "refresh" for k in s.keys},
        )

    def timed(self, laid: Laid) -> Schedule | None:
        """Return the calendar of the route in an order, None without a pace or an end."""
        kept = upkeep(laid, self.state, self.graph)
        return scheduled(self.plan(laid), self.pace, kept).schedule

    def dated(self, plan: Plan, laid: Laid, *, rearranged: bool) -> Plan:
        """Return a plan of the route with reviews, days and remedies, where a pace is stated."""
        kept = upkeep(laid, self.state, self.graph)
        made = scheduled(plan, self.pace, kept)
        if made.schedule is None:
            return made
        helping = remedies(plan, self.pace, kept, made.schedule.goals)
        dates = replace(made.schedule, remedies=helping, rearranged=rearranged)
        return replace(made, schedule=dates)


def in_time(course: Course, usual: Blocks, order: Order) -> Blocks:
    """Return the blocks of a route in the order that is asked for.

    `deadline` is the one with the least lateness. The usual one, `goals`, gives way to it where
    it misses a date that the other meets, and no goal is later than the latest was.
    """
    due = any(aim.goal.due for aim in course.aims.goals)
    if order not in {"goals", "deadline"} or (order == "goals" and not due):
        return usual
    laid = course.lay(usual)
    before = course.timed(laid)
    if before is None or (order == "goals" and not _late(before)):
        return usual
    least = [usual[n] for n in least_late_steps(course.plan(laid), course.pace)]
    if order == "deadline":
        return least
    after = course.timed(course.lay(least))
    if after is None or not _late(before) - _late(after):
        return usual
    return least if _worst(after) <= _worst(before) else usual


def _late(made: Schedule) -> set[str]:
    return {goal.key for goal in made.goals if goal.late}


def _worst(made: Schedule) -> int:
    return max((goal.late for goal in made.goals), default=0)
