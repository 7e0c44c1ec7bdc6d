"""How much is drawn, and how: the options of pictures, and what they stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

import click

from pathplan.cli.errors import Refusal
from pathplan.cli.what import competency, goal_of, strand_of
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import CompetencyMap, Plan
from pathplan.model.drawing import Direction, Extent, Grouping
from pathplan.picture import View

OPTIONS = (
    click.option(
        "--around",
        metavar="ID",
        help="Draw one competency with what it needs and what it opens directly.",
    ),
    click.option(
        "--steps",
        type=int,
        metavar="N",
        help="With --around: so many steps each way; 1 unless told otherwise.",
    ),
    click.option("--strand", metavar="ID", help="Draw a strand and what it needs directly."),
    click.option("--overview", is_flag=True, help="Draw one box for each strand and level."),
    click.option("--all", "everything", is_flag=True, help="Draw everything, however much it is."),
    click.option(
        "--group",
        "grouping",
        type=click.Choice(["strand", "level", "none"]),
        help="In bands by strand, or by steps from the start.",
    ),
    click.option(
        "--direction",
        type=click.Choice(["lr", "tb"]),
        help="From left to right, as usual, or from top to bottom.",
    ),
    click.option(
        "--by",
        type=click.Choice(["needed"]),
        help="Shade by how much depends on each, and mark the longest chain.",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is to be shown, as it was typed."""

    around: str | None = None
    steps: int | None = None
    strand: str | None = None
    overview: bool = False
    everything: bool = False
    grouping: Grouping | None = None
    direction: Direction | None = None
    by: str | None = None

    @property
    def wished(self) -> list[str]:
        """The options that say how much is drawn."""
        typed = {
            "--around": self.around,
            "--strand": self.strand,
            "--overview": self.overview,
            "--all": self.everything,
        }
        return [option for option, value in typed.items() if value]


def scoped(command: Callable[..., int]) -> Callable[..., int]:
    """Add what says how much is drawn, and hand it on as one value, `shown`."""

    @wraps(command)
    def showing(
        *,
        around: str | None,
        steps: int | None,
        strand: str | None,
        overview: bool,
        everything: bool,
        grouping: Grouping | None,
        direction: Direction | None,
        by: str | None,
        **rest: object,
    ) -> int:
        shown = Shown(
            around=around,
            steps=steps,
            strand=strand,
            overview=overview,
            everything=everything,
            grouping=grouping,
            direction=direction,
            by=by,
        )
        return command(shown=shown, **rest)

    wrapped: Callable[..., int] = showing
    for option in reversed(OPTIONS):
        wrapped = option(wrapped)
    return wrapped


def fitting(shown: Shown, *, outline: bool, goals: bool = False) -> None:
    """Refuse options that do not go together; `goals` are drawn of a map alone.

    Raises:
        Refusal: two of them say how much is drawn, or one has nothing to say it of.
    """
    wished = [*shown.wished, *(["--goal"] if goals else [])]
    if len(wished) > 1:
        raise Refusal(f"{wished[0]} and {wished[1]} each say how much is drawn; take one of them.")
    if shown.steps is not None and shown.around is None:
        raise Refusal("--steps says how far around something: add --around ID.")
    if shown.steps is not None and shown.steps < 1:
        raise Refusal("--steps is a number from 1.")
    if shown.by and shown.overview:
        raise Refusal("--by needed shades single competencies; an overview has none.")
    option = "--group" if shown.grouping else "--direction" if shown.direction else ""
    if outline and option:
        raise Refusal(f"{option} is for pictures, and this is an outline: add -o FILE.svg.")


def view_of(
    shown: Shown,
    graph: PrerequisiteGraph,
    home: CompetencyMap,
    *,
    plan: Plan | None = None,
    goals: tuple[str, ...] = (),
) -> View:
    """Return what is to be drawn of a map, or of a plan on it; `goals` are those of a map alone.

    Raises:
        Refusal: something is not known by its name; the nearest is named.
    """
    keys: tuple[str, ...] = ()
    if shown.around is not None:
        keys = (competency(graph, home.id, shown.around, plan),)
    elif goals:
        keys = tuple(goal_of(graph, home.id, typed).id for typed in goals)
    strand = strand_of(home, shown.strand) if shown.strand is not None else ""
    extents: tuple[tuple[Extent, bool], ...] = (
        ("around", shown.around is not None),
        ("goal", bool(goals)),
        ("strand", bool(strand)),
        ("overview", shown.overview),
        ("all", shown.everything),
    )
    return View(
        extent=next((extent for extent, wished in extents if wished), ""),
        keys=keys,
        steps=shown.steps or 1,
        strand=strand,
        grouping=shown.grouping or "none",
        direction=shown.direction or "lr",
        needed=shown.by == "needed",
    )
