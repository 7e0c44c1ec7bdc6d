"""A plan as xAPI statements: what somebody set out to learn, one for each step."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, time

from pathplan.exchange.formats._frameworks_out import by_address
from pathplan.exchange.json_values import packed
from pathplan.model import Competency, Report, Step
from pathplan.model.foreign import Held, Loss, Written

PLANNED = "https://w3id.org/xapi/tla/verbs/planned"
COMPETENCY = "https://w3id.org/xapi/tla/activity-types/competency"
"""Of the ADL profile for learner competency management."""
OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:pathplan")
HOME = "urn:pathplan:learners"


def write_plan(report: Report) -> Written:
    """Return a plan as `planned` statements: the same ids and bytes for the same plan."""
    plan = report.plan
    steps = [step for step in plan.steps if step.kind in {"learn", "together"}]
    statements = [_statement(report, step, key) for step in steps for key in step.keys]
    refreshed = sum(step.kind == "refresh" for step in plan.steps)
    counted = (
        Loss(many=refreshed, what="reviews", why="a statement plans what is new"),
        Loss(many=len(plan.choices), what="choices", why="a statement says what was taken"),
        Loss(
            many=sum(bool(s.waits_for) for s in steps),
            what="orders of steps",
            why="there is no place for them",
        ),
    )
    return Written(
        data=packed(statements),
        holds=(Held(many=len(statements), what="statements"),),
        losses=tuple(loss for loss in counted if loss.many),
    )


def _statement(report: Report, step: Step, key: str) -> dict[str, object]:
    plan = report.plan
    learner = report.learner.id if report.learner else "someone"
    made = datetime.combine(plan.as_of, time(), UTC).isoformat().replace("+00:00", "Z")
    return {
        "id": str(uuid.uuid5(OURS, f"{learner}\n{key}\n{plan.as_of}\n{step.number}")),
        "actor": {"objectType": "Agent", "account": {"homePage": HOME, "name": learner}},
        "verb": {"id": PLANNED, "display": {"en": "planned"}},
        "object": {
            "objectType": "Activity",
            "id": _address(report, key),
            "definition": {"type": COMPETENCY, "name": {_language(report): report.title(key)}},
        },
        "timestamp": made,
    }


def _address(report: Report, key: str) -> str:
    """Return where a competency is published, else a name of ours for it."""
    entry = report.entries.get(key)
    links = by_address(entry, "exact") if isinstance(entry, Competency) else ()
    return next((link.to for link in links), f"urn:pathplan:{key}")


def _language(report: Report) -> str:
    return report.maps[0].language or "und"
