"""How a picture becomes a file: the options that say it, and what they stand for."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import wraps
from typing import Literal

import click

from pathplan.cli.errors import Refusal
from pathplan.render.image import How
from pathplan.render.style import Theme

LARGEST = 10
OPTIONS = (
    click.option(
        "--engine",
        type=click.Choice(["auto", "dot"]),
        help="What lays it out: what came with pathplan, or with dot your own Graphviz: the "
        "program that PATHPLAN_DOT names, else the dot on your PATH.",
    ),
    click.option(
        "--scale", type=float, metavar="N", help="How many times larger a PNG is to be, as 2."
    ),
    click.option(
        "--theme",
        type=click.Choice(["auto", "light", "dark"]),
        help="For which surroundings; auto is an SVG that suits both, and else light.",
    ),
)


def usual_how() -> How:
    """Return how pictures are made where nothing is said: `PATHPLAN_DOT` may name a Graphviz."""
    program = os.environ.get("PATHPLAN_DOT", "")
    return How(engine="dot" if program else "auto", program=program)


def imaging(command: Callable[..., int]) -> Callable[..., int]:
    """Add what says how a file is made, and hand it on as one value, `how`."""

    @wraps(command)
    def made(
        *,
        engine: Literal["auto", "dot"] | None,
        scale: float | None,
        theme: Theme | None,
        **rest: object,
    ) -> int:
        if scale is not None and not 0 < scale <= LARGEST:
            raise Refusal(f"--scale is a number above 0, up to {LARGEST}.")
        usual = usual_how()
        how = How(
            engine=engine or usual.engine,
            program=usual.program,
            scale=scale or usual.scale,
            theme=theme or usual.theme,
        )
        return command(how=how, **rest)

    wrapped: Callable[..., int] = made
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def suits(how: How, form: str) -> None:
    """Refuse what says nothing of a form.

    Raises:
        Refusal: it is not a PNG that is to be larger, or has no colours to choose.
    """
    if how.scale != 1 and form != "png":
        raise Refusal("--scale makes a PNG larger: add -o FILE.png. Other forms have no size.")
    if how.theme != "auto" and form in {"outline", "graphml", "mermaid", "html"}:
        raise Refusal(f"--theme says nothing of {form}: it is for svg, png, pdf and dot.")
