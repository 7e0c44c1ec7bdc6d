"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from math import inf

import click

from pathplan.assess.evidence import POLICIES
from pathplan.cli.errors import Refusal
from pathplan.cli.planning import Asked
from pathplan.cli.today import today as day
from pathplan.model import Audience

GOAL = "Plan for this instead of the goals in the file; may be repeated."
OPTIONS = (
    click.option("--today", metavar="DATE", help="Plan as of this day, as 2026-11-23."),
    click.option(
        "--evidence",
        type=click.Choice(POLICIES),
        default="latest",
        show_default=True,
        help="Which record counts where several disagree.",
    ),
    click.option(
        "--no-implied",
        is_flag=True,
        help="Count only what was shown or waived, not what follows from it.",
    ),
    click.option(
        "--for",
        "audience",
        type=click.Choice(["learner", "advisor"]),
        help="Who is to read it. Without scores, notes and other people, and in their language, "
        "for learners.",
    ),
    click.option(
        "--time-limit",
        type=float,
        metavar="SECONDS",
        help="Look so long for the shortest path, and so long again for what choices would cost.",
    ),
    click.option("-q", "--quiet", is_flag=True, help="Leave out remarks."),
)


def planning(command: Callable[..., int], goal: str = GOAL) -> Callable[..., int]:
    """Add what every command that makes a plan takes, and hand it on as one value, `asked`.

    `goal` says what --goal is for.
    """

    @wraps(command)
    def asking(
        *,
        goals: tuple[str, ...],
        today: str | None,
        evidence: str,
        no_implied: bool,
        audience: Audience | None,
        time_limit: float | None,
        quiet: bool,
        **rest: object,
    ) -> int:
        if time_limit is not None and not 0 < time_limit < inf:
            raise Refusal("a time limit is a number of seconds above 0.", "  As: --time-limit 10")
        asked = Asked(
            goals=goals,
            today=day(today),
            evidence=evidence,
            implied=not no_implied,
            audience=audience,
            time_limit=time_limit,
            quiet=quiet,
        )
        return command(asked=asked, **rest)

    wrapped: Callable[..., int] = asking
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    aims = click.option("--goal", "goals", multiple=True, metavar="ID[@LEVEL]", help=goal)
    return aims(wrapped)
