"""Days, paces and dates in English."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pathplan.render.languages._dates import Dates, Since
from pathplan.render.words import WEEKDAYS, count, day, full_day, listing, opening, spelt


def _span(first: date, last: date, today: date) -> str:
    """Return two days as `23 - 25 Nov`, `25 Nov - 2 Dec`, or one day where they are the same."""
    if first == last:
        return day(first, today)
    return f"{opening(first, last, today)} - {day(last, today)}"


def _weekdays(days: Sequence[int]) -> str:
    names = [WEEKDAYS[n] for n in days]
    row = list(range(days[0], days[-1] + 1)) == list(days)
    return f"{names[0]} to {names[-1]}" if row and len(days) > 2 else listing(names)


def _pace(week: str, weekdays: str, rest: Sequence[str]) -> str:
    return f"at {week} a week ({'; '.join([weekdays, *([', '.join(rest)] if rest else [])])})"


def _before(days: int) -> str:
    if not days:
        return "on time"
    whole = abs(days) % 7 == 0
    many = abs(days) // 7 if whole else abs(days)
    unit = f"{'week' if whole else 'day'}{'' if many == 1 else 's'}"
    return f"{spelt(many)} {unit} {'early' if days > 0 else 'late'}"


DATES = Dates(
    day=day,
    full_day=full_day,
    span=_span,
    weekdays=_weekdays,
    both=listing,
    either=lambda items: listing(items, "or"),
    pace=_pace,
    day_off=lambda first, last, today: f"not {_span(first, last, today).replace(' - ', '-')}",
    starts=lambda when: f"from {when}",
    sitting=lambda longest: f"in sittings of up to {longest}",
    sittings=lambda many, length: f"{count(many, 'sitting')} of {length}",
    sittings_up_to=lambda many, longest: f"{count(many, 'sitting')} of up to {longest}",
    step=lambda number: f"step {number}",
    expires=lambda title, until, who, start: (
        f'"{title}" counts until {until}, and {who} needs it on {start}: show it again before that.'
    ),
    no_work=lambda first, last, today: f"no work {_span(first, last, today)}",
    due=lambda when: f"due {when}",
    ready=lambda when: f"ready about {when}",
    on_time="on time",
    late=lambda days: f"{count(days, 'day')} late",
    before=_before,
    rearranged="The order is the one that meets the dates; the usual one would miss one.",
    in_time=lambda goal, due, week, now, ready: (
        f'To have "{goal}" by {due} it takes {week} a week instead of {now}.'
        f" Or move its date to {ready}."
    ),
    too_late=lambda goal, due, ready: (
        f'"{goal}" cannot be ready by {due}: move its date to {ready}.'
    ),
    enough=lambda goals: f"Leaving out {goals} would be enough.",
    not_enough=lambda goals: f"Leaving out {goals} would not be enough.",
    estimates="Efforts are estimates.",
    if_longer=lambda goals: f"If every step takes a quarter less or more: {goals}.",
    ready_on=lambda goal, when: f"{goal} on {when}",
    ready_between=lambda goal, first, last, today: (
        f"{goal} between {opening(first, last, today)} and {day(last, today)}"
    ),
)
SINCE = Since(
    kinds={
        "waive": "waive",
        "skip": "skip",
        "choose": "choose",
        "avoid": "avoid",
        "first": "first",
        "last": "last",
        "add": "add",
    },
    left={
        "goal": "there is a new goal",
        "chosen": "something else was chosen",
        "lost": "it no longer leads to the goals",
    },
    agreed=lambda day, why: f"Agreed on {day}; left: {why}" if why else f"Agreed on {day}",
    then=lambda agreed: f"{agreed}; since then:",
    nothing=lambda agreed: f"{agreed}; nothing is different since.",
    shown=lambda title, day: f"{title}: shown {day}",
    failed=lambda title, day: f"{title}: not yet, {day}",
    decided=lambda kind, title: f"decided: {kind} {title}",
    moved=lambda goal, now, then: f"{goal}: ready {now} instead of {then}",
    maps=lambda maps: f"the map {maps} has changed",
    aside=lambda maps: f"the map {maps} has changed, but none of the steps agreed on",
    gone=lambda title: f"{title} is no longer in the map",
    renamed=lambda then, now: f"{then} is now called {now}",
    effort=lambda title, now, then: f"{title} takes {now} instead of {then}",
    needs=lambda title, other: f"{title} now needs {other} too",
    free=lambda title, other: f"{title} no longer needs {other}",
    more=lambda many: f"{count(many, 'other change')} to its steps",
    route=lambda why: f"the agreed route is left: {why}",
    cheaper=lambda effort: f"another route would now save {effort}: --fresh takes it",
)
