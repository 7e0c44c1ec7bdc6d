"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from pathplan.assess.evidence import POLICIES

Function = TypeVar("Function", bound=Callable[..., object])


def planning(function: Function) -> Function:
    """Add what every command that makes a plan takes."""
    for option in reversed(
        (
            click.option(
                "--goal",
                "goals",
                multiple=True,
                metavar="ID[@LEVEL]",
                help="Plan for this instead of the goals in the file; may be repeated.",
            ),
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
        )
    ):
        function = option(function)
    return function


def quiet(function: Function) -> Function:
    """Add `--quiet`."""
    return click.option("-q", "--quiet", is_flag=True, help="Leave out remarks.")(function)
