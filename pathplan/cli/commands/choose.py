"""pathplan choose: see the choices and make one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction
from functools import partial

import click

from pathplan.cli.checking import Typed, settings_of
from pathplan.cli.choosing import Decided, Wish, decide
from pathplan.cli.errors import Refusal
from pathplan.cli.hours import hours_of
from pathplan.cli.noting import write
from pathplan.cli.options import planning
from pathplan.cli.out import result, width
from pathplan.cli.planning import Asked, InTheWay, Planned, planned
from pathplan.cli.taking_back import undoing
from pathplan.cli.who import Learner, one
from pathplan.model import NO_CONTENT, Assessment, BrokenWish, Credential, Goal, Report
from pathplan.plan import extras
from pathplan.plan.calendar import Calendar, NoEnd, calendar_of
from pathplan.render.escape import terminal
from pathplan.render.languages import USUAL, language, language_of
from pathplan.render.reports.changes import changes_text
from pathplan.render.reports.choices import Aim, Offer, Offered, Way, choices_text
from pathplan.render.reports.dead_ends import dead_ends
from pathplan.render.width import wrap
from pathplan.study import plan_for

SHOWN = 3
"""Steps at the beginning of a path whose ways to show them are offered."""
WAYS = 3
"""Ways to show one step that are offered."""


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
                _offered(made, everything=everything),
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


def _offered(made: Planned, *, everything: bool) -> Offered:
    """Return what can be chosen besides routes; with `everything` also what another goal costs."""
    report = made.report
    goals = tuple(_aims(made)) if everything else ()
    more = not everything and (len(made.goals) > 1 or bool(_badges(made)))
    offers = tuple(
        Offer(title=report.title(e.key), minutes=e.minutes, after=e.after, interests=e.interests)
        for e in extras(made.study.graph, report.state, made.plan, report.learner)
    )
    ways = tuple(_ways(report))
    return Offered(ways=ways, extras=offers, ends=_ends(made), goals=goals, more=more)


def _badges(made: Planned) -> list[str]:
    """Return the badges of a learner's map that are no goal and not earned yet."""
    goals = {goal.key for goal in made.plan.goals}
    badges = (e for e in made.report.maps[0].entries if isinstance(e, Credential) and not e.aside)
    open_ = [e.key for e in badges if e.key not in goals and not made.report.state.level(e.key)]
    return open_[:WAYS]


def _aims(made: Planned) -> Iterator[Aim]:
    """Yield what the whole path would take with a badge more, or with a goal less."""
    for key in _badges(made):
        plan = plan_for(made.study, [*made.goals, Goal(id=key)])
        if not any(closed.goal.key == key for closed in plan.unreachable):
            yield Aim(key=key, minutes=plan.minutes)
    for goal in made.goals if len(made.goals) > 1 else ():
        left = [other for other in made.goals if other is not goal]
        key = made.report.key(goal.id)
        yield Aim(key=key, minutes=plan_for(made.study, left).minutes, off=True)


def _ways(report: Report) -> Iterator[tuple[str, tuple[Way, ...]]]:
    """Yield how the first steps can be shown, where there are several ways.

    What shows several steps is told once, with the first of them.
    """
    told: set[Assessment] = set()
    steps = (step for step in report.plan.steps[:SHOWN] if step.kind != "refresh")
    for key in (key for step in steps for key in step.keys):
        content = report.content.get(key, NO_CONTENT)
        ways = [
            Way(
                assessment=way,
                too=tuple(_too(report, way, key)),
                along=report.title(content.shown_with) if way in told else "",
            )
            for way in content.assessments
            if way not in told or (content.shown_with and way == content.assessments[0])
        ]
        if len(ways) > 1:
            told.update(way.assessment for way in ways[:WAYS] if way.assessment.shows)
            yield report.title(key), tuple(ways[:WAYS])


def _too(report: Report, way: Assessment, key: str) -> Iterator[str]:
    """Yield the titles of the other steps of a plan that an assessment shows."""
    learned = (step for step in report.plan.steps if step.kind != "refresh")
    for other in (k for step in learned for k in step.keys if way.shows and k != key):
        if way in report.content.get(other, NO_CONTENT).assessments:
            yield report.title(other)


def _ends(made: Planned) -> dict[int, date] | None:
    pace = made.report.learner.pace if made.report.learner else None
    calendar = calendar_of(pace, made.plan.as_of) if pace else None
    if calendar is None:
        return None
    options = [o for c in made.plan.choices for o in (c.taken, *c.others)]
    ends = {o.minutes: _end(calendar, o.minutes) for o in options if o.minutes}
    return {minutes: day for minutes, day in ends.items() if day is not None}


def _end(calendar: Calendar, minutes: int) -> date | None:
    """Return the day on which so much work is done, None where there is no such day."""
    try:
        return calendar.ends(Fraction(minutes))
    except NoEnd:
        return None


COMMAND = choose
