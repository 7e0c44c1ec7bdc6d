"""How far a learner is with each competency, as a look and as words."""

from __future__ import annotations

from pathplan.graph.prerequisites import Node, PrerequisiteGraph
from pathplan.model import Competency, KnowledgeState, Plan, Step
from pathplan.model.drawing import Status

LEGEND: dict[Status, str] = {
    "done": "counts already",
    "ready": "ready now",
    "planned": "planned",
    "goal": "goal",
    "optional": "optional",
    "outside": "not in the plan",
    "foreign": "from another map",
}
COUNTS = {"demonstrated": "done", "implied": "done, implied", "waived": "done, waived"}


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
        self.refreshes: dict[str, list[str]] = {}
        for step in steps:
            if step.kind == "refresh":
                self.refreshes.setdefault(step.key, []).append(f"{step.number}.")
        self.goals = {g.key for g in plan.goals} if plan else set()
        self.counts = set(plan.counts) if plan else set()

    def of(self, key: str) -> tuple[Status, str]:
        """Return the look of a node and its words."""
        entry = self.graph.nodes[self.graph.index[key]].entry
        optional = isinstance(entry, Competency) and entry.optional
        if self.plan is None or self.state is None:
            return ("optional", "optional") if optional else ("plain", "")
        if key in self.steps:
            return self._planned(key, self.steps[key])
        holding = self.state.of(key)
        if holding.level >= entry.mastery_rank or key in self.counts:
            words = COUNTS.get(holding.reason, "done")
            if holding.level < entry.mastery_rank:
                words = f"{words}, {entry.levels[holding.level - 1]}"
            if key in self.refreshes:
                words += f"; {', '.join(self.refreshes[key])} refresh"
            return "done", words
        if key in {u.goal.key for u in self.plan.unreachable}:
            return "goal", "goal, no path"
        if optional:
            return "optional", "optional"
        return "outside", "not in the plan"

    def _planned(self, key: str, step: Step) -> tuple[Status, str]:
        goal = key in self.goals
        words = "goal" if goal else "ready now" if step.ready else "planned"
        if step.kind == "earn":
            words = "goal" if goal else "earned here"
        if step.number:
            words = f"{step.number}. {words}"
        if goal and step.ready and step.number:
            words += ", ready now"
        holding = self.state.of(key) if self.state else None
        if holding is not None and holding.expired:
            words += ", expired"
        if holding is not None and holding.failed is not None:
            words += ", not yet"
        return ("goal" if goal else "ready" if step.ready else "planned"), words

    def minutes(self, node: Node) -> int:
        """Return the effort to show: of the step where there is one, else to mastery."""
        step = self.steps.get(node.key)
        if step is not None:
            return next(p.minutes for p in step.parts if p.key == node.key)
        return node.entry.minutes_to(node.mastery)
