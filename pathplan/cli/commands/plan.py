"""pathplan plan: the whole path of a learner."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import click

from pathplan import disk
from pathplan.cli.endings import FORMS
from pathplan.cli.errors import Refusal
from pathplan.cli.forms import BINARY, WITH_CONTENT, form_of, told_of, written
from pathplan.cli.hours import budget_of, hours_of
from pathplan.cli.options import planning
from pathplan.cli.out import coloured, note, result, width, write
from pathplan.cli.planning import Asked, InTheWay, planned
from pathplan.cli.who import Learner, all_of, only, path_of, plan_path
from pathplan.model import ORDERS, Order
from pathplan.render.paint import marked
from pathplan.render.width import wrap


@click.command("plan")
@click.argument("who", nargs=-1, metavar="[WHO]...")
@planning
@click.option(
    "-o",
    "target",
    metavar="FILE",
    help="Write to this file; its ending says how: .html .pdf .md .txt .json .csv .ics .svg .png "
    ".dot .mmd .graphml. For several learners a folder, ending in /: a page each.",
)
@click.option(
    "--order",
    type=click.Choice(ORDERS),
    default="goals",
    show_default=True,
    help="What decides the order, where requirements leave it open.",
)
@click.option("--save", is_flag=True, help="Save it beside the learner's file: it is agreed on.")
@click.option("--fresh", is_flag=True, help="Do not keep to the plan that was agreed on.")
@click.option("--pace", metavar="HOURS", help="What if: plan with so much time a week, as 6h.")
@click.option(
    "--budget",
    metavar="HOURS|DATE",
    help="What if: only what fits into 20h, or until 2026-12-24, and is worth most to the goals.",
)
@click.option("--format", "form", type=click.Choice(list(FORMS.values())), help="How to write it.")
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="The paper of a PDF.",
)
def plan(
    *,
    who: tuple[str, ...],
    asked: Asked,
    target: str | None,
    order: Order,
    save: bool,
    fresh: bool,
    pace: str | None,
    budget: str | None,
    form: str | None,
    paper: str,
) -> int:
    """Plan the path of a learner: what counts, the steps in order, and why.

    WHO is a name from names.csv, an id, a file, or a folder of learner files; a map with --goal
    plans for someone who has shown nothing. Files are for the learner, the terminal is for the
    advisor, unless --for says otherwise. The exit code is 1 where a goal cannot be reached.
    """
    found = all_of(who) or [only("plan")]
    several = target is not None and (len(found) > 1 or target.endswith("/") or _folder(target))
    chosen = form or ("html" if several else form_of(target) if target else "text")
    asked = replace(
        asked.usually("learner" if target else "advisor"),
        content=chosen in WITH_CONTENT,
        order=order,
        fresh=fresh,
        pace=hours_of(pace) if pace else None,
        budget=budget_of(budget) if budget else None,
        paper=paper,
        beside=_beside(target, several=several),
    )
    if save:
        return _save(found, asked)
    if several and target is not None:
        if not target.endswith("/") and not _folder(target):
            raise Refusal(f"{len(found)} plans need a folder: -o {target}/")
        from pathplan.cli.batch import many

        return many(found, asked, target, chosen)
    if len(found) == 1:
        return _one(found[0], asked, target, chosen)
    codes: list[int] = []
    for number, learner in enumerate(found):
        if number:
            result("\n")
        with _told(learner, asked, codes):
            codes.append(_one(learner, asked, None, chosen))
    return max(codes)


def _save(found: list[Learner | str], asked: Asked) -> int:
    """Print the plan of one learner and save it beside their file."""
    who = found[0]
    what_if = asked.pace is not None or asked.budget is not None
    if len(found) > 1 or isinstance(who, str) or what_if:
        raise Refusal("a plan is agreed on with one learner, whole, at the pace of their file.")
    if asked.goals:
        named = (f'"{goal}"' if " " in goal else goal for goal in asked.goals)
        raise Refusal(
            "a plan is agreed on for the goals of the learner's file. Nothing was saved.",
            *(f"  To set a goal:  pathplan choose {who.word} --goal {goal}" for goal in named),
            f"  Then to agree:  pathplan plan {who.word} --save",
        )
    try:
        made = planned(who, replace(asked, audience="advisor", content=True))
    except InTheWay:
        return 1
    if made.code:
        raise Refusal("not every goal can be reached; there is nothing to agree on.")
    from pathplan.render.reports.text import plan_text

    path = plan_path(who.path)
    write(path, written(made, "json", asked), made.inputs)
    text = plan_text(made.report, width(), offer=False)
    result(marked(text, colour=coloured()))
    told = (
        f"Agreed: {path}. The route now stays as it is unless it becomes impossible,"
        f" {made.report.call} chooses otherwise, or you ask for a new one with --fresh."
    )
    note("\n".join(wrap(told, width())), quiet=asked.quiet)
    return 0


@contextmanager
def _told(who: Learner | str, asked: Asked, codes: list[int]) -> Iterator[None]:
    """Let one of a batch fail without the others: say so, and keep its exit code."""
    try:
        yield
    except InTheWay:
        codes.append(1)
    except (Refusal, disk.DiskError) as error:
        note(f"{path_of(who)}: {error.message}", quiet=asked.quiet)
        codes.append(1)


def _beside(target: str | None, *, several: bool) -> str | None:
    """Return the folder that an output stands in, None for the terminal."""
    if target is None:
        return None
    return target if several else posixpath.dirname(target)


def _folder(target: str) -> bool:
    return disk.kind(target) == "folder"


def _one(who: Learner | str, asked: Asked, target: str | None, chosen: str) -> int:
    try:
        made = planned(who, asked)
    except InTheWay:
        return 1
    data = written(made, chosen, asked)
    if target is None:
        if chosen in BINARY:
            raise Refusal(f"{chosen.upper()} goes into a file: add -o FILE.{chosen}")
        text = data.decode()
        result(marked(text, colour=coloured()) if chosen == "text" else text)
    else:
        write(target, data, made.inputs)
        told = wrap(f"Wrote {target}: {told_of(made, chosen, asked)}", width())
        note("\n".join(told), quiet=asked.quiet)
        if made.code:
            result(marked(written(made, "text", asked).decode(), colour=coloured()))
    return made.code


COMMAND = plan
