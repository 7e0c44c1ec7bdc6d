"""What a person decides, written into a learner's file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from pathplan.cli.errors import Refusal
from pathplan.cli.noting import Noted, changed, entry, readable
from pathplan.cli.planning import Planned
from pathplan.cli.taking_back import decision_off, goal_key, goal_off, nothing_named, undoing
from pathplan.cli.what import competency, goal_of, in_columns
from pathplan.cli.who import Learner
from pathplan.library import Library
from pathplan.model import Competency, Decision
from pathplan.read.durations import calendar_day, whole_number
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


_Part = Callable[[Library, Learner, Planned, dict[str, object], Wish], Decided]
"""Writes one thing of a wish, given the data of the file."""


def decide(who: Learner, made: Planned, wish: Wish) -> tuple[Decided, ...]:
    """Return a learner's file with what was decided, one thing after the other.

    Raises:
        Refusal: something is unknown, or the file has mistakes.
    """
    if wish.reason and not (wish.name or wish.goal):
        raise Refusal(
            "a date and a pace are kept without a reason. Nothing was written.",
            f'  To note it: pathplan record {who.word} --note "{wish.reason}"',
        )
    library, found = Library(), list[Decided]()
    for part in _parts(wish):
        data = readable(library, who.path)
        found.append(part(library, who, made, data, wish))
        library = found[-1].noted.library()
    return tuple(found)


def _parts(wish: Wish) -> Iterator[_Part]:
    """Yield what writes each thing that is wished for."""
    if wish.undo:
        yield _undo
        return
    if wish.goal or wish.due:
        yield _goal
    if wish.pace is not None:
        yield _pace
    if wish.name:
        yield _choice


def _undo(
    library: Library, who: Learner, made: Planned, data: dict[str, object], wish: Wish
) -> Decided:
    """Take back a decision or a goal."""
    if wish.due or wish.pace is not None:
        raise Refusal(
            "--undo is for a decision or a --goal. Nothing was written.",
            "  Another date or pace takes the place of the one that is there.",
        )
    if wish.goal:
        noted, said = goal_off(library, who, made, _goals(data), wish.goal)
    elif wish.name:
        noted, said = decision_off(library, who, made, wish.name)
    else:
        raise nothing_named(made)
    return Decided(noted=noted, said=said)


def _pace(
    library: Library, who: Learner, made: Planned, data: dict[str, object], wish: Wish
) -> Decided:
    """Set the hours a week."""
    hours = wish.pace or 0
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
    """Set a goal, its date or its level."""
    home, goals = made.report.maps[0], _goals(data)
    key, level = _aimed(made, wish)
    due = due_day(wish.due) if wish.due else None
    told = language_of(made.report).dates.day(due, made.plan.as_of) if due else ""
    title = made.report.title(key) + (f" ({level})" if level else "")
    place = next((n for n, g in enumerate(goals) if goal_key(made, g) == key), None)
    at = Where(who.path) / "goals" / (len(goals) if place is None else place)
    value = entry({"level": level, "due": due.isoformat() if due else "", "because": wish.reason})
    if place is None:
        name = home.short(key)
        changes = [Change(kind="insert", where=at, value={"id": name, **value} if value else name)]
        noted = changed(library, who.path, changes, at)
        return Decided(noted=noted, said=_say(made).new_goal(title, told), key=key)
    changes = _of_goal(goals[place], value, at)
    if not changes:
        raise Refusal(f"{title} is a goal already. Nothing was written.")
    noted = changed(library, who.path, changes, at)
    say = _say(made)
    said = say.dated(title, told) if told else say.new_goal(title, "")
    return Decided(noted=noted, said=said, key=key)


def _goals(data: dict[str, object]) -> list[object]:
    listed = data.get("goals")
    return listed if isinstance(listed, list) else []


def _aimed(made: Planned, wish: Wish) -> tuple[str, str | None]:
    """Return the key and the level of the goal that is meant: the next that is due, or as named."""
    if wish.goal:
        aim = goal_of(made.study.graph, made.report.maps[0].id, wish.goal)
        return aim.id, aim.level
    meant = made.plan.next_due
    if meant is None:
        raise Refusal("there is no goal to set a date for. Nothing was written.")
    return meant.key, None


def _of_goal(held: object, value: dict[str, object], at: Where) -> list[Change]:
    """Return what makes a goal that is listed say something more, or otherwise."""
    if not isinstance(held, dict):
        return [Change(kind="replace", where=at, value={"id": held, **value})] if value else []
    return [
        Change(kind="replace" if key in held else "insert", where=at / key, value=new)
        for key, new in value.items()
        if str(held.get(key, "")) != str(new)
    ]


def _meant(made: Planned, typed: str) -> tuple[str, str]:
    """Return the competency that was meant, or that of an assessment with such a title.

    What can be chosen comes before what else is called so.

    Raises:
        Refusal: nothing is called that, or several are.
    """
    report, spoken = made.report, typed.lower()
    home, graph = report.maps[0].id, made.study.graph
    if (
        whole_number(typed) is not None
        or graph.find(typed if "/" in typed else f"{home}/{typed}") is not None
    ):
        return competency(graph, home, typed, made.plan), ""
    ways = [
        (key, way.title)
        for step in made.plan.steps
        for key in step.keys
        for way in (report.content[key].assessments if key in report.content else ())
        if spoken in way.title.lower() and spoken not in report.title(key).lower()
    ]
    ways = [way for way in ways if spoken == way[1].lower()] or ways
    options = [
        (key, "")
        for choice in made.plan.choices
        for option in (*choice.others, choice.taken)
        for key in option.keys
        if spoken in report.title(key).lower()
    ]
    options = [option for option in options if spoken == report.title(option[0]).lower()] or options
    found = {(show or key): (key, show) for key, show in reversed([*ways, *options])}
    if not found:
        return competency(graph, home, typed, made.plan), ""
    if len(found) > 1:
        rows = in_columns(
            [
                (show, f"to show {report.title(key)}")
                if show
                else (report.short(key), report.title(key))
                for key, show in reversed(found.values())
            ]
        )
        told = f"`{typed}` could be any of {len(found)}. Type the id, or the whole title:"
        raise Refusal(told, *rows)
    return next(iter(found.values()))


def _choice(
    library: Library, who: Learner, made: Planned, data: dict[str, object], wish: Wish
) -> Decided:
    key, show = _meant(made, wish.name)
    found = made.report.entries[key]
    name = made.report.maps[0].short(key)
    against = [] if show else [d for d in _against(made) if made.report.key(d.competency) == key]
    if against:
        told = f"{found.title} cannot come in: a decision stands against it. Nothing was written."
        raise Refusal(told, "  First take this back:", *undoing(made.report, against[:1]))
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


def _against(made: Planned) -> list[Decision]:
    """Return the decisions that keep something out of the path."""
    decisions = made.report.learner.decisions if made.report.learner else ()
    return [d for d in decisions if d.kind in {"skip", "avoid"}]


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
