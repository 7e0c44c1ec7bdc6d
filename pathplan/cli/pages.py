"""From a plan to a page: all that it shows, gathered."""

from __future__ import annotations

from pathplan.cli.drawing import drawing, rendered
from pathplan.cli.errors import Refusal
from pathplan.cli.planning import Asked, Planned
from pathplan.plan import next_picks
from pathplan.plan.progress import shares
from pathplan.render.pages._sheet import Sheet
from pathplan.render.pages.paper import PICTURE, plan_paper
from pathplan.render.pages.plan import plan_page
from pathplan.render.pdf import NoPdfError, pdf
from pathplan.study import explain_all

SIZES = {"a4": "a4", "letter": "us-letter"}
"""Sizes of paper as typed, and as typst calls them."""


def page(made: Planned, form: str, asked: Asked) -> bytes:
    """Return a learner's path as a page: html, or pdf for the paper that is asked for.

    Raises:
        Refusal: there is no typst to make a PDF.
    """
    shown = sheet(made, quiet=asked.quiet)
    if form == "html":
        return plan_page(shown).encode()
    source = plan_paper(shown, SIZES[asked.paper])
    try:
        return pdf(source, {PICTURE: shown.picture.encode()})
    except NoPdfError as error:
        raise Refusal(str(error)) from error


def sheet(made: Planned, *, quiet: bool = False) -> Sheet:
    """Return a plan with what a page shows besides."""
    report, picture = made.report, drawing(made)
    done, todo = shares(report)
    return Sheet(
        report=report,
        picks=next_picks(made.plan, report.entries, report.learner),
        done=len(done),
        total=len(done) + len(todo),
        drawing=picture,
        picture=rendered(picture, "svg", quiet=quiet).decode(),
        keys={f"n{node.index}": node.key for node in made.study.graph.nodes},
        whys=explain_all(made.study, made.plan),
    )
