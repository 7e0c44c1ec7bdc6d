"""How far a learner is with each competency: its look, and what is to be said of it."""

from __future__ import annotations

from typing import get_args

from pathplan.graph.prerequisites import Node, PrerequisiteGraph
from pathplan.model import NOTHING_HELD, Competency, KnowledgeState, Plan, Step
from pathplan.model.drawing import NOWHERE, Meaning, Place, Standing, Status

LEGEND: tuple[Meaning, ...] = get_args(Meaning)


class StatusOf:
    """The status of every node of a graph, for a plan or for nobody in particular."""

    def __init__(
        self, graph: PrerequisiteGraph, state: KnowledgeState | None, plan: Plan | None
    ) -> None:
        self.graph = graph
        self.state = state
        self.plan = plan
        steps = plan.steps if plan else ()
        self.steps = {k: s for s in steps if s.kind != "refresh" for k in s.keys}
        self.refreshes: dict[str, list[int]] = {}
        for step in steps:
            if step.kind == "refresh":
                self.refreshes.setdefault(step.key, []).append(step.number)
        self.goals = {g.key for g in plan.goals} if plan else set()
        self.counts = set(plan.counts) if plan else set()

    def of(self, key: str) -> tuple[Status, Standing]:
        """Return the look of a node and what its words say."""
        entry = self.graph.nodes[self.graph.index[key]].entry
        optional = isinstance(entry, Competency) and entry.optional
        if self.plan is None or self.state is None:
            return ("optional", Standing(place="optional")) if optional else ("plain", NOWHERE)
        if key in self.steps:
            return self._planned(key, self.steps[key])
        holding = self.state.of(key)
        if holding.level >= entry.mastery_rank or key in self.counts:
            below = holding.level < entry.mastery_rank
            return "done", Standing(
                place="held",
                reason=holding.reason,
                level=entry.levels[holding.level - 1] if below else "",
                refresh=tuple(self.refreshes.get(key, ())),
            )
        if key in {u.goal.key for u in self.plan.unreachable}:
            return "goal", Standing(place="closed")
        if optional:
            return "optional", Standing(place="optional")
        return "outside", Standing(place="outside")

    def _planned(self, key: str, step: Step) -> tuple[Status, Standing]:
        goal = key in self.goals
        status: Status = "goal" if goal else "ready" if step.ready else "planned"
        place: Place = "ready" if step.ready else "planned"
        if goal or step.kind == "earn":
            place = "goal" if goal else "earned"
        holding = self.state.of(key) if self.state else NOTHING_HELD
        return status, Standing(
            place=place,
            number=step.number,
            ready=step.ready and step.number > 0,
            expired=bool(holding.expired),
            failed=holding.failed is not None,
        )

    def minutes(self, node: Node) -> int:
        """Return the effort to show: of the step where there is one, else to mastery."""
        step = self.steps.get(node.key)
        if step is not None:
            return next(p.minutes for p in step.parts if p.key == node.key)
        return node.entry.minutes_to(node.mastery)
