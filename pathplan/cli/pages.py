"""From a plan to a page: all that it shows, gathered."""

from __future__ import annotations

from pathplan.cli.drawing import drawing, rendered
from pathplan.cli.planning import Planned
from pathplan.plan import next_picks
from pathplan.plan.progress import shares
from pathplan.render.pages._sheet import Sheet
from pathplan.render.pages.plan import plan_page
from pathplan.study import explain_all


def plan_html(made: Planned, *, quiet: bool = False) -> bytes:
    """Return the page of a learner's path."""
    return plan_page(sheet(made, quiet=quiet)).encode()


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
