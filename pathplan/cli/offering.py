"""What a learner can choose, each with what the whole path comes to then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from pathplan.cli.planning import Planned
from pathplan.model import (
    NO_CONTENT,
    Assessment,
    Choice,
    Credential,
    Decision,
    Goal,
    Option,
    Plan,
    Report,
)
from pathplan.model.schedule import GoalDate
from pathplan.plan import extras
from pathplan.plan.calendar import Calendar, NoEnd, calendar_of
from pathplan.render.reports.choices import Aim, Offer, Offered, Way
from pathplan.study import Study, plan_for

SHOWN = 3
"""Steps at the beginning of a path whose ways to show them are offered."""
WAYS = 3
"""Ways to show one step that are offered."""


def offered(made: Planned, *, everything: bool) -> Offered:
    """Return what can be chosen besides routes; with `everything` also what another goal costs."""
    report = made.report
    goals = tuple(_aims(made)) if everything else ()
    more = not everything and (len(made.goals) > 1 or bool(_badges(made)))
    offers = tuple(
        Offer(title=report.title(e.key), minutes=e.minutes, after=e.after, interests=e.interests)
        for e in extras(made.study.graph, report.state, made.plan, report.learner)
    )
    ways = tuple(_ways(report))
    return Offered(
        ways=ways,
        extras=offers,
        ends=_ends(made),
        ready=dict(_ready(made)),
        goals=goals,
        more=more,
    )


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


def _ready(made: Planned) -> Iterator[tuple[Option, GoalDate]]:
    """Yield when goals are ready that a choice is about, by the option that is taken."""
    for choice in made.plan.choices:
        now = _goal_of(choice, made.plan)
        if now is None:
            continue
        yield choice.taken, now
        for option in choice.others:
            plan = plan_for(_wishing(made.study, option), made.goals)
            then = _goal_of(choice, plan)
            if then is not None and plan.minutes == option.minutes:
                yield option, then


def _goal_of(choice: Choice, plan: Plan) -> GoalDate | None:
    """Return the date of the goal that a choice is for, None where it has none."""
    dates = plan.schedule.goals if plan.schedule else ()
    return next((goal for goal in dates if goal.key in choice.owners), None)


def _wishing(found: Study, option: Option) -> Study:
    """Return a study in which the learner has chosen what an option takes."""
    if found.learner is None:
        return found
    chosen = (Decision(kind="choose", competency=key) for key in option.keys)
    learner = replace(found.learner, decisions=(*found.learner.decisions, *chosen))
    return replace(found, learner=learner)
