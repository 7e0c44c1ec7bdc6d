"""How far a learner is with each competency: its look, and what is to be said of it.

A box has one look, its words say the rest. What the learner can act on wins: `ready` before `goal`
and `earned`, these before `failed` and `expired`, and last what is only `planned`. Of what counts,
`support` wins, then how it came to count: `waived`, `implied`, `done`. What is not on the path is
`optional` or `outside`, whatever was noted of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from pathplan.graph.prerequisites import Node, PrerequisiteGraph
from pathplan.model import Competency, Holding, KnowledgeState, Plan, Step
from pathplan.model.drawing import NOWHERE, Meaning, Place, Standing, Status
from pathplan.model.report import Doubt

LEGEND: tuple[Meaning, ...] = get_args(Meaning)


class StatusOf:
    """The status of every node of a graph, for a plan or for nobody in particular.

    `doubts` are by the key that is not yet shown: what may be behind that.
    """

    def __init__(
        self,
        graph: PrerequisiteGraph,
        state: KnowledgeState | None,
        plan: Plan | None,
        doubts: Mapping[str, Doubt],
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
        self.behind: dict[str, list[int]] = {}
        for key, doubt in doubts.items():
            if key in self.steps:
                self.behind.setdefault(doubt.key, []).append(self.steps[key].number)
        self.goals = {g.key for g in plan.goals} if plan else set()
        self.counts = set(plan.counts) if plan else set()
        self.closed = {u.goal.key for u in plan.unreachable} if plan else set()

    def of(self, key: str) -> tuple[Status, Standing]:
        """Return the look of a node and what its words say."""
        entry = self.graph.nodes[self.graph.index[key]].entry
        optional = isinstance(entry, Competency) and entry.optional
        if self.plan is None or self.state is None:
            return ("optional", Standing(place="optional")) if optional else ("plain", NOWHERE)
        holding = self.state.of(key)
        if key in self.steps:
            return self._planned(key, self.steps[key], holding)
        if holding.level >= entry.mastery_rank or key in self.counts:
            below = holding.level < entry.mastery_rank
            return self._held(key, holding, entry.levels[holding.level - 1] if below else "")
        if key in self.closed:
            return "goal", _standing("closed", holding)
        place: Place = "optional" if optional else "outside"
        return "optional" if optional else "outside", _standing(place, holding)

    def _planned(self, key: str, step: Step, holding: Holding) -> tuple[Status, Standing]:
        ready = step.ready and step.number > 0
        looks: tuple[tuple[Status, bool], ...] = (
            ("ready", ready),
            ("goal", key in self.goals),
            ("earned", step.kind == "earn"),
            ("failed", holding.failed is not None),
            ("expired", bool(holding.expired)),
        )
        places: tuple[tuple[Place, bool], ...] = (
            ("goal", key in self.goals),
            ("earned", step.kind == "earn"),
            ("ready", ready),
        )
        return next((look for look, so in looks if so), "planned"), _standing(
            next((place for place, so in places if so), "planned"),
            holding,
            number=step.number,
            ready=ready,
        )

    def _held(self, key: str, holding: Holding, level: str) -> tuple[Status, Standing]:
        support = tuple(self.behind.get(key, ()))
        look: Status = "done"
        if holding.reason in {"waived", "implied"}:
            look = "waived" if holding.reason == "waived" else "implied"
        return "support" if support else look, Standing(
            place="held",
            reason=holding.reason,
            level=level,
            refresh=tuple(self.refreshes.get(key, ())),
            support=support,
        )

    def minutes(self, node: Node) -> int:
        """Return the effort to show: of the step where there is one, else to mastery."""
        step = self.steps.get(node.key)
        if step is not None:
            return next(p.minutes for p in step.parts if p.key == node.key)
        return node.entry.minutes_to(node.mastery)


def _standing(place: Place, holding: Holding, *, number: int = 0, ready: bool = False) -> Standing:
    return Standing(
        place=place,
        number=number,
        ready=ready,
        expired=bool(holding.expired),
        failed=holding.failed is not None,
    )
