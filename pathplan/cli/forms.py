"""The forms that a plan can be written in, and how it is written in each."""

from __future__ import annotations

import posixpath
from importlib import import_module

from pathplan.cli.endings import DRAWN, FORMS
from pathplan.cli.errors import Refusal
from pathplan.cli.out import width
from pathplan.cli.planning import Asked, Planned
from pathplan.render.words import count

PAGES = frozenset({"html", "pdf"})
"""The forms that show the plan with all that is around it."""
BINARY = frozenset({"png", "pdf"})
WITH_CONTENT = frozenset({"json", "markdown", "csv", "ics", "html", "pdf"})


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
    if form in PAGES:
        from pathplan.cli.pages import page

        return page(made, form, asked)
    if form in DRAWN.values():
        from pathplan.cli.drawing import drawn

        return drawn(made, form, quiet=asked.quiet)
    if form == "text":
        from pathplan.render.reports.text import pace_text, plan_text

        if asked.pace is not None and asked.budget is None and made.plan.schedule is not None:
            return pace_text(made.report, made.usual, width()).encode()
        return plan_text(made.report, width()).encode()
    module = import_module(f"pathplan.render.reports.{form}")
    found = getattr(module, f"plan_{form}")(made.report)
    coded = str(found).encode("utf-8-sig" if form == "csv" else "utf-8")
    return found if isinstance(found, bytes) else coded


def told_of(made: Planned, form: str, asked: Asked) -> str:
    """Return what was written, in a few words."""
    if form == "ics":
        from pathplan.render.reports.ics import tasks

        steps, goals = tasks(made.report)
        dates = f" and {count(goals, 'goal date')}" if goals else ""
        again = "Importing it again updates them, it does not double them."
        return f"{count(steps, 'task')}{dates}. {again}"
    if form in PAGES and made.report.audience == "learner":
        told = {
            "html": "one file, opens in any browser, nothing is sent anywhere.",
            "pdf": f"the checklist, then the map, on {asked.paper.title()} paper.",
        }
        without = "notes between teachers, extra time and scores are left out"
        call = made.report.call or "a learner"
        return f"{told[form]} Made for {call}: {without} (put them in with --for advisor)."
    return f"the path of {made.report.call or 'someone new'}, {count(made.plan.length, 'step')}."
