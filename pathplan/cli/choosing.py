"""What a person decides, written into a learner's file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from pathplan.cli.errors import Refusal
from pathplan.cli.noting import Noted, changed, entry, readable
from pathplan.cli.planning import Planned
from pathplan.cli.what import competency, goal_of
from pathplan.cli.who import Learner
from pathplan.library import Library
from pathplan.model import Competency, Decision
from pathplan.read.durations import calendar_day
from pathplan.render.languages import Choose, language_of
from pathplan.render.words import MONTHS
from pathplan.text import Change, Part, Where

SHORT = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is decided, as typed."""

    name: str = ""
    goal: str = ""
    due: str = ""
    pace: float | None = None
    undo: bool = False
    by: str = ""
    reason: str = ""
    day: date


def due_day(typed: str) -> date:
    """Return a day that was typed.

    Raises:
        Refusal: it is none, or could be two.
    """
    found = calendar_day(typed)
    if found is not None:
        return found
    short = SHORT.fullmatch(typed)
    if short is not None:
        a, b, year = (int(part) for part in short.groups())
        year += 2000 if year < 100 else 0
        if 1 <= a <= 12 and 1 <= b <= 12 and a != b:
            raise Refusal(
                f"`{typed}` could be {a} {MONTHS[b - 1]} or {b} {MONTHS[a - 1]}."
                " Nothing was written.",
                f"  Write it as year-month-day: {year}-{b:02}-{a:02}",
            )
    raise Refusal(f"`{typed}` is not a day. Nothing was written.", "  Write it as 2027-01-12")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The new text of a learner's file, and in words what was decided."""

    noted: Noted
    said: str
    key: str = ""


def decide(who: Learner, made: Planned, wish: Wish) -> Decided:
    """Return a learner's file with what was decided.

    Raises:
        Refusal: something is unknown, or the file has mistakes.
    """
    library = Library()
    data = readable(library, who.path)
    if wish.pace is not None:
        return _pace(library, who, made, data, wish.pace)
    if wish.due or wish.goal:
        return _goal(library, who, made, data, wish)
    if wish.undo:
        return _undo(library, who, made, wish)
    return _choice(library, who, made, data, wish)


def _pace(
    library: Library, who: Learner, made: Planned, data: dict[str, object], hours: float
) -> Decided:
    """Set the hours a week."""
    where = Where(who.path) / "pace" / "hours_per_week"
    pace = data.get("pace")
    there = isinstance(pace, dict) and "hours_per_week" in pace
    value = int(hours) if hours == int(hours) else round(hours, 2)
    change = Change(kind="replace" if there else "insert", where=where, value=value)
    noted = changed(library, who.path, [change], where)
    return Decided(noted=noted, said=_say(made).paced(f"{value:g}h"))


def _goal(
    library: Library, who: Learner, made: Planned, data: dict[str, object], wish: Wish
) -> Decided:
    """Set a goal, or the date of one."""
    home = made.report.maps[0]
    listed = data.get("goals")
    goals = listed if isinstance(listed, list) else []
    if wish.goal:
        aim = goal_of(made.study.graph, home.id, wish.goal)
        key, level = aim.id, aim.level
    else:
        dated = [g for g in made.plan.goals if g.goal.due] or list(made.plan.goals)
        if not dated:
            raise Refusal("there is no goal to set a date for. Nothing was written.")
        key, level = min(dated, key=lambda g: g.goal.due or date.max).key, None
    title = made.report.title(key)
    due = due_day(wish.due).isoformat() if wish.due else ""
    place = next((n for n, g in enumerate(goals) if _named(made, g) == key), None)
    at = Where(who.path) / "goals" / (len(goals) if place is None else place)
    if place is None:
        value = entry({"id": home.short(key), "level": level, "due": due})
        new = value if len(value) > 1 else home.short(key)
        changes = [Change(kind="insert", where=at, value=new)]
        noted = changed(library, who.path, changes, at)
        return Decided(noted=noted, said=_say(made).new_goal(title, due), key=key)
    if not due:
        raise Refusal(f"{title} is a goal already. Nothing was written.")
    held = goals[place]
    if isinstance(held, dict):
        there = "due" in held
        change = Change(kind="replace" if there else "insert", where=at / "due", value=due)
    else:
        change = Change(kind="replace", where=at, value={"id": held, "due": due})
    noted = changed(library, who.path, [change], at)
    return Decided(noted=noted, said=_say(made).dated(title, due), key=key)


def _named(made: Planned, goal: object) -> str:
    name = goal.get("id") if isinstance(goal, dict) else goal
    return made.report.key(str(name))


def _undo(library: Library, who: Learner, made: Planned, wish: Wish) -> Decided:
    """Take out the newest decision about something."""
    key, _ = _meant(made, wish.name)
    found = [d for d in _decisions(made) if made.report.key(d.competency) == key]
    if not found:
        raise Refusal(f"nothing is decided about {made.report.title(key)}. Nothing was written.")
    last = found[-1]
    change = Change(kind="remove", where=last.where)
    noted = changed(library, who.path, [change], Where(who.path) / "decisions")
    kind = language_of(made.report).since.kinds[last.kind]
    said = _say(made).taken_back(made.report.title(key), kind)
    return Decided(noted=noted, said=said, key=key)


def _decisions(made: Planned) -> tuple[Decision, ...]:
    return made.report.learner.decisions if made.report.learner else ()


def _meant(made: Planned, typed: str) -> tuple[str, str]:
    """Return the competency that was meant, or that of an assessment with such a title."""
    spoken = typed.lower()
    for step in made.plan.steps:
        for key in step.keys:
            content = made.report.content.get(key)
            for way in content.assessments if content else ():
                if spoken in way.title.lower() and spoken not in made.report.title(key).lower():
                    return key, way.title
    for choice in made.plan.choices:  # what can be chosen comes before what else is called so
        for option in (*choice.others, choice.taken):
            for key in option.keys:
                if spoken in made.report.title(key).lower():
                    return key, ""
    return competency(made.study.graph, made.report.maps[0].id, typed, made.plan), ""


def _choice(
    library: Library, who: Learner, made: Planned, data: dict[str, object], wish: Wish
) -> Decided:
    key, show = _meant(made, wish.name)
    found = made.report.entries[key]
    name = made.report.maps[0].short(key)
    extra = isinstance(found, Competency) and found.optional
    kind = "add" if extra and not show else "choose"
    value = entry(
        {
            kind: name,
            "show": show,
            "by": wish.by,
            "date": wish.day.isoformat(),
            "reason": wish.reason,
        }
    )
    listed = data.get("decisions")
    decisions: list[object] = listed if isinstance(listed, list) else []
    old = None if show else _instead(made, key)
    if old is not None and len(old.where.path) > 1:
        at = old.where
        change = Change(kind="replace", where=at, value=value)
    else:
        place: Part = len(decisions)
        at = Where(who.path) / "decisions" / place
        change = Change(kind="insert", where=at, value=value)
    noted = changed(library, who.path, [change], at)
    say = _say(made)
    what = say.way(show, found.title) if show else found.title
    said = (say.added if kind == "add" else say.chose)(made.report.signed(wish.by), what)
    return Decided(noted=noted, said=said, key=key)


def _say(made: Planned) -> Choose:
    """Return what is said of choices, in the language of the report."""
    return language_of(made.report).choose


def _instead(made: Planned, key: str) -> Decision | None:
    """Return the wish for another way of the same choice, which the new one replaces."""
    for choice in made.plan.choices:
        others = {k for option in (choice.taken, *choice.others) for k in option.keys}
        if key in others and choice.chosen is not None:
            return choice.chosen
    return None
