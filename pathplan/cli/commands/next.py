"""pathplan next: what a learner can do now."""

from __future__ import annotations

import click

from pathplan.cli.errors import Refusal
from pathplan.cli.options import planning, quiet
from pathplan.cli.out import result, width
from pathplan.cli.planning import Asked, Refused, planned
from pathplan.cli.today import today as day
from pathplan.cli.who import only, resolve
from pathplan.plan import next_picks
from pathplan.render.reports.next import next_text


@click.command("next")
@click.argument("who", required=False, metavar="[WHO]")
@planning
@click.option("--all", "everything", is_flag=True, help="List all that can be begun now.")
@quiet
def next_(
    *,
    who: str | None,
    goals: tuple[str, ...],
    today: str | None,
    evidence: str,
    no_implied: bool,
    everything: bool,
    quiet: bool,
) -> int:
    """Show what to do now: at most three steps, each for a reason of its own."""
    found = resolve(who) if who else [only("next")]
    if len(found) > 1:
        raise Refusal(f"{who} holds {len(found)} learners. Say which one.")
    asked = Asked(
        goals=goals, today=day(today), evidence=evidence, implied=not no_implied, quiet=quiet
    )
    try:
        made = planned(found[0], asked)
    except Refused as refused:
        return refused.code
    picks = next_picks(made.plan, made.report.entries, made.report.learner)
    word = found[0] if isinstance(found[0], str) else found[0].word
    result(next_text(made.report, picks, word=word, width=width(), everything=everything))
    return made.code


COMMAND = next_
