"""What a plan is learned from and shown by, as JSON."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model import NO_CONTENT, Assessment, Fit, Report, Resource

Json = dict[str, object]


def material(report: Report, key: str) -> Json:
    """Return what a competency is learned from and shown by, the best first."""
    content = report.content.get(key, NO_CONTENT)
    return {
        "resources": [
            _resource(resource, fits, resource in content.in_parts)
            for resource, fits in zip(content.resources, content.fits, strict=True)
        ],
        "assessments": [_assessment(a) for a in content.assessments],
        "check_first": content.check_first,
        "lacking": content.lacking or None,
        "shows_too": [report.short(other) for other in content.shows_too],
        "shown_with": report.short(content.shown_with) if content.shown_with else None,
        "show_minutes": content.show_minutes,
    }


def showing(report: Report) -> Json:
    """Return the minutes that showing takes in all steps, and for how many nobody knows."""
    steps = (step for step in report.plan.steps if step.number)
    took = [report.content.get(k, NO_CONTENT).show_minutes for step in steps for k in step.keys]
    return {"show_minutes": sum(m or 0 for m in took), "show_unknown": took.count(None)}


def _resource(resource: Resource, fits: Sequence[Fit], in_parts: bool) -> Json:
    return {
        "title": resource.title,
        "url": resource.url or None,
        "modality": resource.modality or None,
        "minutes": resource.effort,
        "language": resource.language or None,
        "cost": resource.cost or None,
        "offline": resource.offline,
        "in_parts": in_parts,
        "fits": [{"why": fit.appeal, "word": fit.word or None} for fit in fits],
    }


def _assessment(assessment: Assessment) -> Json:
    return {
        "title": assessment.title,
        "kind": assessment.kind or None,
        "minutes": assessment.effort,
        "url": assessment.url or None,
    }
