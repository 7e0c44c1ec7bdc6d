"""A plan as a table for spreadsheets."""

from __future__ import annotations

import csv
import io

from pathplan.model import NO_CONTENT, Report
from pathplan.render.escape import cell
from pathplan.render.reports import _path as path
from pathplan.render.reports import dates

HEAD = (
    *("step", "id", "title", "kind", "minutes", "start", "end", "sittings", "term"),
    *("ready", "why", "learn_with", "link", "show_by"),
)


def plan_csv(report: Report) -> str:
    """Return one row for each competency of each step; no cell can be taken for a formula."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(HEAD)
    plan = report.plan
    for place, step in enumerate(plan.steps):
        span = plan.schedule.spans[place] if plan.schedule else None
        term = plan.terms.terms[plan.terms.steps[place]].name if plan.terms else ""
        for part in step.parts:
            content = report.content.get(part.key, NO_CONTENT)
            learn = content.resources[0] if content.resources and step.kind != "refresh" else None
            show = content.assessments[0].title if content.assessments else ""
            table.writerow(
                [
                    step.number or "",
                    cell(report.short(part.key)),
                    cell(report.title(part.key)),
                    step.kind,
                    part.minutes,
                    span.start.isoformat() if span else "",
                    span.end.isoformat() if span else "",
                    dates.sittings(report, place),
                    cell(term),
                    "yes" if step.ready else "no",
                    cell(path.reason(report, step)),
                    cell(learn.title if learn else ""),
                    cell(learn.url if learn else ""),
                    cell(show),
                ]
            )
    return out.getvalue()
