"""From a route to its terms, and from those to what a plan says of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pathplan.graph.derive import derive
from pathplan.model import (
    Competency,
    GoalAim,
    LearnerProfile,
    NoRoom,
    Step,
    TermGoal,
    TermPlan,
    TermRule,
)
from pathplan.plan.aims import Aims
from pathplan.plan.terms.arrange import Arrangement, arrange, possible
from pathplan.plan.terms.build import Builder, terms_left
from pathplan.plan.terms.packing import loads
from pathplan.plan.terms.reasons import clash
from pathplan.plan.terms.task import Rule, TermTask

NO_PRIORITY = 10**9
"""The priority of goals without one: they come after those that have one."""


def placing(
    aims: Aims,
    levels: Mapping[int, int],
    blocks: Sequence[tuple[int, ...]],
    learner: LearnerProfile | None,
    as_of: date,
) -> Placing | None:
    """Return the terms of a route, None where no terms are stated or nothing is to be learned."""
    if learner is None or not learner.pace.terms:
        return None
    terms = terms_left(learner.pace, as_of)
    builder = Builder(aims.graph, aims.held, levels, blocks, terms, learner)
    task = builder.task()
    if not task.items:
        return None
    if not terms:
        return Placing(builder, task, None, NoRoom(kind="over", terms=len(learner.pace.terms)))
    found = arrange(_dated(task, aims, builder))
    return Placing(builder, task, found, _no_room(builder, task) if found is None else None)


def _dated(task: TermTask, aims: Aims, builder: Builder) -> TermTask:
    """Return the task with the goals by their dates, or as little after them as can be.

    Goals of higher priority come first; a later one moves none before it. A term that states no
    end is in time for nothing.
    """
    ends = [term.end for term in builder.terms]
    goals = sorted(aims.open, key=lambda g: g.goal.priority or NO_PRIORITY)
    for goal in goals:
        due = goal.goal.due
        number = builder.number.get(aims.graph.index[goal.key])
        if due is None or number is None:
            continue
        in_time = [n for n, end in enumerate(ends) if end is not None and end <= due]
        for term in range(max(in_time, default=0), task.terms - 1):
            by = task.due(number, term)
            if possible(by):
                task = by
                break
    return task


@dataclass(frozen=True, slots=True)
class Placing:
    """A route in its terms, or why there is no room for it."""

    builder: Builder
    task: TermTask
    arrangement: Arrangement | None
    no_room: NoRoom | None

    def of(self) -> dict[int, int]:
        """Return the term of each node of the route; empty where there is no room."""
        made = self.arrangement
        if made is None:
            return {}
        found = {
            node: term
            for item, term in zip(self.task.items, made.terms, strict=True)
            for node in item.nodes
        }
        for term in range(self.task.terms):
            reached = self._reached([n for n, t in found.items() if t <= term])
            found.update((m, term) for m in self.builder.marks if m not in found and reached[m])
        return found

    def _reached(self, done: Sequence[int]) -> list[int]:
        """Return the ranks reached when these nodes are done, and all that is earned by them."""
        build = self.builder
        cap = list(build.held)
        for node in (*done, *build.marks):
            cap[node] = build.levels[node]
        return derive(build.graph, build.held, cap)

    def plan(self, steps: Sequence[Step], goals: Sequence[GoalAim]) -> TermPlan | None:
        """Return what a plan with these steps says of its terms."""
        made = self.arrangement
        if made is None:
            return None
        nodes = self.builder.graph.nodes
        of = {nodes[node].key: term for node, term in sorted(self.of().items())}
        unit = self.task.unit
        return TermPlan(
            terms=tuple(self.builder.terms),
            loads=tuple(load / unit for load in loads(self.task, made.terms)),
            steps=_terms_of(steps, of),
            of=of,
            least=made.least / unit,
            distance=made.distance,
            nearest=made.nearest,
            settled=made.settled,
            goals=tuple(self._goal(goal, of[goal.key]) for goal in goals if goal.key in of),
            uncounted=tuple(self._uncounted()),
            idle=tuple(self._idle(of)),
        )

    def _goal(self, goal: GoalAim, place: int) -> TermGoal:
        end, due = self.builder.terms[place].end, goal.goal.due
        return TermGoal(
            key=goal.key,
            rank=goal.rank,
            term=place,
            due=due,
            ready=end,
            late=max(0, (end - due).days) if end and due else 0,
        )

    def _uncounted(self) -> Iterator[str]:
        """Yield the keys of what states no credits, in the author's order."""
        for node in sorted(node for block in self.builder.blocks for node in block):
            entry = self.builder.graph.nodes[node].entry
            if isinstance(entry, Competency) and entry.credits is None:
                yield entry.key

    def _idle(self, of: Mapping[str, int]) -> Iterator[tuple[str, str]]:
        """Yield the places that say nothing here, unless what was placed is held already."""
        graph, learner = self.builder.graph, self.builder.learner
        for name, said in learner.pace.place:
            key = graph.former.get(learner.key(name), learner.key(name))
            node = graph.index.get(key)
            held = node is not None and self.builder.held[node] >= graph.nodes[node].mastery
            kept = key in of and self.builder.terms[of[key]].name == said
            if not held and not kept:
                yield key, said


def _terms_of(steps: Sequence[Step], of: Mapping[str, int]) -> tuple[int, ...]:
    """Return the term of each step; something is gone over in that of the step which needs it."""
    found: list[int] = []
    for step in reversed(steps):
        own = of.get(step.key) if step.kind != "refresh" else None
        found.append(found[-1] if own is None else own)
    return tuple(reversed(found))


def _no_room(builder: Builder, task: TermTask) -> NoRoom:
    found = clash(task)

    def key(item: int) -> str:
        return builder.graph.nodes[task.items[item].nodes[0]].key

    def name(term: int | None) -> str:
        return "" if term is None else builder.terms[term].name

    def told(rule: Rule) -> TermRule:
        return TermRule(
            kind=rule.kind,
            terms=tuple(builder.terms[t].name for t in rule.terms),
            key=builder.graph.nodes[rule.node].key if rule.node >= 0 else "",
            credits=rule.credits / task.unit,
        )

    return NoRoom(
        kind="unknown" if not found.known else "rules" if found.rules else "chain",
        terms=task.terms,
        rules=tuple(told(rule) for rule in found.rules),
        without=tuple(told(rule) for rule in found.without),
        trail=tuple((key(item), name(term)) for item, term in found.trail),
        credits=task.total / task.unit,
        enough=found.enough / task.unit if found.enough is not None else None,
    )
