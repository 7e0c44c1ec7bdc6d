"""Taking back what was decided: a decision about something, or a goal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pathplan.cli.errors import Refusal
from pathplan.cli.noting import Noted, changed
from pathplan.cli.planning import Planned
from pathplan.cli.what import competency, goal_of
from pathplan.cli.who import Learner
from pathplan.library import Library
from pathplan.model import Decision, Report
from pathplan.render.languages import USUAL, language_of
from pathplan.render.reports.changes import taken_back
from pathplan.render.reports.dead_ends import decided, undo
from pathplan.render.width import cells, pad
from pathplan.text import Change, Where


def decision_off(library: Library, who: Learner, made: Planned, typed: str) -> tuple[Noted, str]:
    """Return a learner's file without the newest decision about something, and what to say of it.

    Raises:
        Refusal: nothing is decided about it, or several things are called so.
    """
    found = _meant(made, typed)
    keys = dict.fromkeys(made.report.key(d.competency) for d in found)
    if len(keys) > 1:
        rows = [f"  {undo(made.report, d)}" for d in found]
        raise Refusal(f"`{typed}` could be any of {len(keys)}. Nothing was written.", *rows)
    if not found:
        key = competency(made.study.graph, made.report.maps[0].id, typed, made.plan)
        raise Refusal(f"nothing is decided about {made.report.title(key)}. Nothing was written.")
    change = Change(kind="remove", where=found[-1].where)
    noted = changed(library, who.path, [change], Where(who.path) / "decisions")
    return noted, taken_back(made.report, found[-1])


def goal_off(
    library: Library, who: Learner, made: Planned, goals: list[object], typed: str
) -> tuple[Noted, str]:
    """Return a learner's file without one of its goals, and what to say of it.

    Raises:
        Refusal: it is no goal, or the only one.
    """
    report = made.report
    key = goal_of(made.study.graph, report.maps[0].id, typed).id
    place = next((n for n, goal in enumerate(goals) if goal_key(made, goal) == key), None)
    if place is None:
        raise Refusal(f"{report.title(key)} is no goal. Nothing was written.")
    if len(goals) == 1:
        raise Refusal(
            f"{report.title(key)} is the only goal. Nothing was written.",
            f"  First another one: pathplan choose {who.word} --goal ...",
        )
    change = Change(kind="remove", where=Where(who.path) / "goals" / place)
    noted = changed(library, who.path, [change], Where(who.path) / "goals")
    return noted, language_of(report).choose.no_goal(report.title(key))


def nothing_named(made: Planned) -> Refusal:
    """Return the refusal to take back something that nobody named, with what there is."""
    rows = undoing(made.report, _decisions(made))
    told = "say what is to be taken back" if rows else "nothing is decided yet"
    return Refusal(f"{told}. Nothing was written.", *rows)


def undoing(report: Report, decisions: Sequence[Decision]) -> list[str]:
    """Return rows with what to type to take back decisions, and what each says."""
    report = replace(report, language=USUAL)
    commands = [undo(report, decision) for decision in decisions]
    wide = max(map(cells, commands), default=0)
    rows = zip(commands, decisions, strict=True)
    return [f"  {pad(command, wide)}    {decided(report, d)}" for command, d in rows]


def goal_key(made: Planned, goal: object) -> str:
    """Return the key of a goal as a learner's file lists it."""
    name = goal.get("id") if isinstance(goal, dict) else goal
    return made.report.key(str(name))


def _decisions(made: Planned) -> tuple[Decision, ...]:
    return made.report.learner.decisions if made.report.learner else ()


def _meant(made: Planned, typed: str) -> list[Decision]:
    """Return the decisions about what was typed: an id, or enough of a title."""
    report, spoken = made.report, typed.lower()
    decided = _decisions(made)
    named = [d for d in decided if typed in {report.short(report.key(d.competency)), d.competency}]
    shown = [d for d in decided if spoken in d.show.lower()]
    called = [d for d in decided if spoken in report.title(report.key(d.competency)).lower()]
    exact = [d for d in called if spoken == report.title(report.key(d.competency)).lower()]
    return named or exact or shown or called
