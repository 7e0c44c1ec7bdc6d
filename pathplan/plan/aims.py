"""What is planned for: goals and decisions, looked up in the part of the graph that matters."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from pathplan.graph.derive import derive
from pathplan.graph.prerequisites import PrerequisiteGraph, leaves
from pathplan.graph.reach import backward
from pathplan.model import (
    Decision,
    Goal,
    GoalAim,
    KnowledgeState,
    LearnerProfile,
)
from pathplan.plan.reached import since
from pathplan.plan.task import Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Aims:
    """The goals in order of priority, in a graph of only what they can lead to.

    `held` and `cap` are ranks by node; `reach` what can be reached at all. `wishes` are the
    choose and avoid decisions that can matter, `idle` those that have no effect. `skips` are
    decisions by node.
    """

    graph: PrerequisiteGraph
    goals: tuple[GoalAim, ...]
    held: tuple[int, ...]
    cap: tuple[int, ...]
    reach: tuple[int, ...]
    wishes: tuple[tuple[int, Decision], ...]
    idle: tuple[Decision, ...]
    skips: dict[int, Decision]
    first: tuple[int, ...]
    last: tuple[int, ...]

    def nodes(self, goals: Sequence[GoalAim]) -> tuple[tuple[int, int], ...]:
        """Return goals as (node, rank)."""
        return tuple((self.graph.index[g.key], g.rank) for g in goals)

    @property
    def open(self) -> tuple[GoalAim, ...]:
        """The goals that are not reached yet and can be."""
        return tuple(
            g for g in self.goals if not g.reached and self.reach[self.graph.index[g.key]] >= g.rank
        )

    @property
    def closed(self) -> tuple[GoalAim, ...]:
        """The goals that nothing can reach."""
        return tuple(g for g in self.goals if self.reach[self.graph.index[g.key]] < g.rank)

    def without(self, decisions: Collection[Decision]) -> Aims:
        """Return the same aims as if some wishes and skips had never been decided."""
        opened = {node for node, decision in self.skips.items() if decision in decisions}
        cap = tuple(
            node.size if node.index in opened else most
            for node, most in zip(self.graph.nodes, self.cap, strict=True)
        )
        return replace(
            self,
            cap=cap,
            reach=tuple(derive(self.graph, self.held, cap)) if opened else self.reach,
            wishes=tuple(w for w in self.wishes if w[1] not in decisions),
            skips={node: d for node, d in self.skips.items() if node not in opened},
        )

    def task(self, goals: Sequence[GoalAim]) -> Task:
        """Return what a route to some of the goals has to do."""
        chosen = dict.fromkeys(n for n, d in self.wishes if d.kind == "choose")
        avoided = frozenset(n for n, d in self.wishes if d.kind == "avoid")
        return Task.of(
            self.graph, self.held, self.cap, self.nodes(goals), choose=chosen, avoid=avoided
        )


def goals_of(learner: LearnerProfile | None, goals: Sequence[Goal]) -> list[Goal]:
    """Return the goals by priority: 1 first, those without one after, then what people added."""
    added = [
        Goal(id=d.competency, level=d.level, because=d.reason, where=d.where)
        for d in (learner.decisions if learner else ())
        if d.kind == "add"
    ]
    ranked = sorted(goals, key=lambda g: (g.priority is None, g.priority or 0))
    return [*ranked, *added]


def aims(
    graph: PrerequisiteGraph,
    state: KnowledgeState,
    learner: LearnerProfile | None,
    goals: Sequence[tuple[Goal, str]],
) -> Aims:
    """Look up goals, given with their keys, and a learner's decisions; unknown ones drop out."""
    found: dict[tuple[str, int], GoalAim] = {}
    for goal, key in goals:
        node = graph.find(key)
        rank = graph.nodes[node].entry.rank(goal.level) if node is not None else None
        if node is not None and rank is not None:
            own = graph.nodes[node].key
            aim = GoalAim(
                goal=goal,
                key=own,
                rank=rank,
                reached=state.level(own) >= rank,
                since=since(graph.nodes[node].entry, state.of(own), rank, state.policy),
            )
            found.setdefault((own, rank), aim)
    sub = graph.restrict(backward(graph, (graph.index[key] for key, _ in found)))
    held = tuple(state.level(n.key) for n in sub.nodes)
    sorted_ = _Decisions(graph, sub, learner, held)
    cap = tuple(
        held[n.index] if n.index in sorted_.skips else max(n.size, held[n.index]) for n in sub.nodes
    )
    return Aims(
        graph=sub,
        goals=tuple(found.values()),
        held=held,
        cap=cap,
        reach=tuple(derive(sub, held, cap)),
        wishes=tuple(sorted_.wishes),
        idle=tuple(sorted_.idle),
        skips=sorted_.skips,
        first=tuple(sorted_.first),
        last=tuple(sorted_.last),
    )


class _Decisions:
    """A learner's decisions, each with its node in the part of the graph that matters."""

    def __init__(
        self,
        graph: PrerequisiteGraph,
        sub: PrerequisiteGraph,
        learner: LearnerProfile | None,
        held: Sequence[int],
    ) -> None:
        self.skips: dict[int, Decision] = {}
        self.wishes: list[tuple[int, Decision]] = []
        self.idle: list[Decision] = []
        self.first: list[int] = []
        self.last: list[int] = []
        asked = _asked(sub)
        for decision in learner.decisions if learner else ():
            full = graph.find(learner.key(decision.competency)) if learner else None
            if full is None or decision.kind in {"waive", "add"} or decision.show:
                continue
            node = sub.index.get(graph.nodes[full].key)
            if node is None:
                self.idle.append(decision)
            elif decision.kind == "skip":
                self.skips[node] = decision
            elif decision.kind == "first":
                self.first.append(node)
            elif decision.kind == "last":
                self.last.append(node)
            elif held[node] < max(asked.get(node, 0), sub.nodes[node].mastery):
                self.wishes.append((node, decision))


def _asked(graph: PrerequisiteGraph) -> dict[int, int]:
    """Return the highest rank that anything asks of each node."""
    found: dict[int, int] = {}
    for node in graph.nodes:
        for leaf in (*leaves(node.requires), *node.corequires):
            found[leaf.node] = max(leaf.rank, found.get(leaf.node, 0))
    return found
