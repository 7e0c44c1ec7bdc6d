"""What no longer counts on the day when a step that needs it begins."""

from __future__ import annotations

from datetime import date

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import Competency, Expiry, KnowledgeState, Plan
from pathplan.model.review import later


def expiring(plan: Plan, state: KnowledgeState, graph: PrerequisiteGraph) -> tuple[Expiry, ...]:
    """Return what expires before it is needed, each with the first step that it fails.

    What is learned on the way expires `expires_after` days after its step ends. The route stays:
    showing it again in time is less than any other way. Without dates nothing is known.
    """
    if plan.schedule is None:
        return ()
    until = {key: state.of(key).until for _, used in plan.used for key in used}
    uses = dict(plan.used)
    found: dict[str, Expiry] = {}
    for step, span in zip(plan.steps, plan.schedule.spans, strict=True):
        if step.kind == "refresh":
            continue
        for key in step.keys:
            for used in uses[key]:
                last = until.get(used)
                if last is not None and last < span.start:
                    expiry = Expiry(
                        key=used, until=last, needed_by=key, number=step.number, start=span.start
                    )
                    found.setdefault(used, expiry)
        for key in step.keys:
            until[key] = _lasts(graph, key, span.end)
    return tuple(found.values())


def _lasts(graph: PrerequisiteGraph, key: str, shown: date) -> date | None:
    entry = graph.nodes[graph.index[key]].entry
    after = entry.expires_after if isinstance(entry, Competency) else None
    return None if after is None else later(shown, after - 1)
