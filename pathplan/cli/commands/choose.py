"""pathplan choose: see the choices and make one."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import click

from pathplan.cli.checking import Typed, settings_of
from pathplan.cli.choosing import Decided, Wish, decide
from pathplan.cli.errors import Refusal
from pathplan.cli.hours import hours_of
from pathplan.cli.noting import write
from pathplan.cli.offering import offered
from pathplan.cli.options import planning
from pathplan.cli.out import result, width
from pathplan.cli.planning import Asked, InTheWay, Planned, planned
from pathplan.cli.taking_back import undoing
from pathplan.cli.who import Learner, one
from pathplan.model import BrokenWish, Report
from pathplan.render.escape import terminal
from pathplan.render.languages import USUAL, language, language_of
from pathplan.render.reports.changes import changes_text
from pathplan.render.reports.choices import choices_text
from pathplan.render.reports.dead_ends import dead_ends
from pathplan.render.width import wrap


@click.command("choose")
@click.argument("who", metavar="WHO")
@click.argument("name", required=False, metavar="[NAME]")
@partial(planning, goal="Make it a goal, with --undo no longer; with --due by that day.")
@click.option(
    "--due", default="", metavar="DATE", help="Set the date of --goal, or of the next goal."
)
@click.option("--pace", metavar="HOURS", help="Set the hours a week, as 6h.")
@click.option("--undo", is_flag=True, help="Take back what was decided about NAME, or --goal.")
@click.option("--by", default="", metavar="NAME", help="Who decides; the learner by default.")
@click.option("--reason", default="", metavar="TEXT", help="Why.")
@click.option("--all", "everything", is_flag=True, help="List every choice.")
@click.option("--diff", "shown", is_flag=True, help="Show what would be written, write nothing.")
def choose(
    *,
    who: str,
    name: str | None,
    asked: Asked,
    due: str,
    pace: str | None,
    undo: bool,
    by: str,
    reason: str,
    everything: bool,
    shown: bool,
) -> int:
    """See what a learner can choose, or choose it.

    NAME is the id or enough of the title of a competency, an extra, or a way to show something.
    With --goal a goal is set, with --due its date, with --pace the hours a week. What is decided
    is written into the learner's file, signed and dated, and what it changes is told: to
    the learner, unless --for says otherwise.
    """
    wishes = bool(name), bool(asked.goals), bool(due), pace is not None
    _together(wishes, undo=undo, by=bool(by), reason=bool(reason), everything=everything)
    if shown and not (any(wishes) or undo):
        raise Refusal("`--diff` goes with NAME, --goal, --due or --pace.")
    found, asked = one(who, "choose"), asked.usually("learner")
    if not isinstance(found, Learner):
        raise Refusal(f"{found} is a map; a choice is made for a learner.")
    goals = asked.goals
    if len(goals) > 1:
        raise Refusal("one goal at a time.")
    first = replace(asked, goals=goals if goals and not _known(found) else ())
    try:  # without hours a week there are no dates: no need to say so when they are being set
        made = planned(found, replace(first, quiet=asked.quiet or pace is not None))
    except InTheWay:
        return 1
    if not (any(wishes) or undo):
        result(
            choices_text(
                made.report,
                offered(made, everything=everything),
                word=found.word,
                width=width(),
                everything=everything,
            )
        )
        return made.code
    signed = by or settings_of(found.path, Typed()).by or made.report.plan.learner
    wish = Wish(
        name=name or "",
        goal=goals[0] if goals else "",
        due=due,
        pace=None if pace is None else hours_of(pace),
        undo=undo,
        by=signed,
        reason=reason,
        day=asked.today,
    )
    return _make(found, made, wish, asked, shown=shown)


def _together(
    wishes: tuple[bool, ...], *, undo: bool, by: bool, reason: bool, everything: bool
) -> None:
    """Refuse options that do not go together; `wishes` are NAME, --goal, --due and --pace."""
    named, goal, *_ = wishes
    if undo and named and goal:
        raise Refusal("`--undo` takes back one thing at a time: NAME or --goal.")
    if undo and (by or reason):
        raise Refusal("`--by` and `--reason` go with what is chosen, not with --undo.")
    if by and not named:
        raise Refusal("`--by` goes with a NAME that is chosen; nothing else is signed.")
    if reason and named and goal:
        raise Refusal("`--reason` is for one thing at a time: NAME or --goal.")
    if everything and (any(wishes) or undo):
        raise Refusal("`--all` lists the choices; leave it out to make one.")


def _known(found: Learner) -> bool:
    """Say whether a learner's file names goals."""
    from pathplan.library import Library

    return bool(Library().learner(found.path)[0].goals)


def _make(who: Learner, made: Planned, wish: Wish, asked: Asked, *, shown: bool) -> int:
    decided = decide(who, made, wish)
    noted = replace(decided[-1].noted, before=decided[0].noted.before)
    after = planned(who, replace(asked, goals=(), quiet=True), noted.library())
    for each in decided if not wish.undo else ():
        _possible(made, after, each, who)
    if not write([noted], shown=shown):
        return 0
    say = language_of(after.report).choose
    lines = wrap(say.noted(noted.path, "; ".join(d.said for d in decided)), width())
    first = made.report.learner is not None and not made.report.learner.goals
    lines += ["", *changes_text(None if first else made.report, after.report, width())]
    if wish.name and not wish.undo:
        lines += ["", say.undo(f'pathplan choose {who.word} "{wish.name}" --undo')]
    result("".join(f"{terminal(line)}\n" for line in lines))
    return after.code


def _possible(made: Planned, after: Planned, decided: Decided, who: Learner) -> None:
    """Refuse a wish that cannot be kept, or that changes nothing, with the reason.

    Raises:
        Refusal: with the smallest set of decisions that would have to go, where that would help.
    """
    report, title = after.report, after.report.title(decided.key)
    known = {closed.goal.key for closed in made.plan.unreachable}
    for closed in after.plan.unreachable:
        if closed.goal.key == decided.key and closed.goal.key not in known:
            alone = replace(report, plan=replace(report.plan, unreachable=(closed,)))
            told = dead_ends(replace(alone, language=USUAL), width())
            raise Refusal(f"{title} cannot be reached. Nothing was written.", "", *told)
    for broken in after.plan.broken_wishes:
        wish = broken.decision
        if wish.kind == "choose" and report.key(wish.competency) == decided.key:
            why = language(USUAL).plan.against[broken.reason]
            message = f"{title} cannot come in: {why}. Nothing was written."
            raise Refusal(message, *_lifts(report, broken))
    for idle in after.plan.without_effect:
        if report.key(idle.competency) == decided.key and idle.kind == "choose":
            raise Refusal(
                f"no path to these goals leads through {title}. Nothing was written.",
                f"  To learn it: pathplan choose {who.word} --goal {report.short(decided.key)}",
            )


def _lifts(report: Report, broken: BrokenWish) -> list[str]:
    """Return what would have to be taken back for a wish to be kept."""
    if not broken.lifts:
        return []
    if len(broken.lifts[0].decisions) > 1:
        return ["  First take these back:", *undoing(report, broken.lifts[0].decisions)]
    first = (
        "  First take this back:" if len(broken.lifts) == 1 else "  First take one of these back:"
    )
    return [first, *undoing(report, [lift.decisions[0] for lift in broken.lifts])]


COMMAND = choose
