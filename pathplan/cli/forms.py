"""The forms that a plan can be written in, and how it is written in each."""

from __future__ import annotations

import posixpath
from importlib import import_module

from pathplan.cli.drawing import DRAWN, drawn
from pathplan.cli.errors import Refusal
from pathplan.cli.out import width
from pathplan.cli.planning import Asked, Planned
from pathplan.render.words import count

FORMS = {
    ".json": "json",
    ".md": "markdown",
    ".txt": "text",
    ".csv": "csv",
    ".ics": "ics",
    ".html": "html",
    **DRAWN,
}
WITH_CONTENT = frozenset({"json", "markdown", "csv", "ics", "html"})
ENDINGS = {form: ending for ending, form in FORMS.items()}


def form_of(target: str) -> str:
    """Return the form that the ending of a file says.

    Raises:
        Refusal: it says none.
    """
    ending = posixpath.splitext(target)[1].lower()
    if ending not in FORMS:
        known = " ".join(FORMS)
        raise Refusal(f"the ending of {target} says no form.", f"  Known endings: {known}")
    return FORMS[ending]


def written(made: Planned, form: str, asked: Asked) -> bytes:
    """Return a plan in one of its forms."""
    if form in DRAWN.values():
        return drawn(made, form, quiet=asked.quiet)
    if form == "text":
        from pathplan.render.reports.text import pace_text, plan_text

        if asked.pace is not None and asked.budget is None and made.plan.schedule is not None:
            return pace_text(made.report, made.usual, width()).encode()
        return plan_text(made.report, width()).encode()
    if form == "html":
        from pathplan.cli.pages import plan_html

        return plan_html(made, quiet=asked.quiet)
    module = import_module(f"pathplan.render.reports.{form}")
    found = getattr(module, f"plan_{form}")(made.report)
    if isinstance(found, bytes):
        return found
    return str(found).encode("utf-8-sig" if form == "csv" else "utf-8")


def told_of(made: Planned, form: str) -> str:
    """Return what was written, in a few words."""
    if form == "ics":
        from pathplan.render.reports.ics import tasks

        steps, goals = tasks(made.report)
        dates = f" and {count(goals, 'goal date')}" if goals else ""
        again = "Importing it again updates them, it does not double them."
        return f"{count(steps, 'task')}{dates}. {again}"
    return f"the path of {made.report.call or 'someone new'}, {count(made.plan.length, 'step')}."
