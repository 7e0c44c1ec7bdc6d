"""pathplan next: what a learner can do now."""

from __future__ import annotations

import click

from pathplan.cli.options import planning
from pathplan.cli.out import result, width
from pathplan.cli.planning import Asked, InTheWay, planned
from pathplan.cli.who import one
from pathplan.plan import next_picks
from pathplan.render.reports.next import next_text
from pathplan.study import can_begin


@click.command("next")
@click.argument("who", required=False, metavar="[WHO]")
@planning
@click.option("--all", "everything", is_flag=True, help="List all that can be begun now.")
def next_(
    *,
    who: str | None,
    asked: Asked,
    everything: bool,
) -> int:
    """Show what to do now: at most three steps, each for a reason of its own.

    It is told to the learner, unless --for says otherwise.
    """
    found = one(who, "next")
    try:
        made = planned(found, asked.usually("learner"))
    except InTheWay:
        return 1
    picks = next_picks(made.plan, made.report.entries, made.report.learner)
    word = found if isinstance(found, str) else found.word
    beginnings = can_begin(made.study) if everything else ()
    result(next_text(made.report, picks, word=word, width=width(), beginnings=beginnings))
    return made.code


COMMAND = next_
