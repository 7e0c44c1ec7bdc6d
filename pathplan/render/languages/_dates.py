"""What is said of days, paces and dates that are met or missed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TypedDict

from pathplan.render.languages._sentences import sentences

Says = Callable[[str], str]
"""A sentence with one text in it."""
SaysTwo = Callable[[str, str], str]
SaysThree = Callable[[str, str, str], str]
Counts = Callable[[int], str]
"""A sentence with one number in it."""
Days = Callable[[date, date, date], str]
"""The first day, the last day, and the day of the report: its year goes without saying."""


@sentences
class Dates:
    """Days, weeks, lists, and what becomes of a date that somebody set.

    Days come in as text that `day` made, durations as they are written in the files.
    """

    day: Callable[[date, date], str]  # the day, and that of the report
    full_day: Callable[[date], str]
    span: Days  # in a column
    weekdays: Callable[[Sequence[int]], str]  # 0 is Monday
    both: Callable[[Sequence[str]], str]  # a, b and c
    either: Callable[[Sequence[str]], str]  # a, b or c
    pace: Callable[[str, str, Sequence[str]], str]  # hours a week, weekdays, what else is said
    day_off: Days
    starts: Says
    sitting: Says  # the longest one, after the pace
    sittings: Callable[[int, str], str]  # how many, of what length
    sittings_up_to: Callable[[int, str], str]
    step: Counts
    expires: Callable[[str, str, str, str], str]  # title, until, what needs it, when
    no_work: Days
    due: Says
    ready: Says
    on_time: str
    late: Counts  # days
    before: Counts  # days from when a goal was reached to its date, negative after it
    rearranged: str
    in_time: Callable[[str, str, str, str, str], str]  # goal, due, hours, instead of, ready
    too_late: SaysThree  # goal, due, ready
    enough: Says
    not_enough: Says
    estimates: str
    if_longer: Says
    ready_on: SaysTwo
    ready_between: Callable[[str, date, date, date], str]


class Left(TypedDict):
    """Why a plan that was agreed on is not kept to."""

    goal: str
    chosen: str
    lost: str


class Kinds(TypedDict):
    """What people decide about a competency, before its title."""

    waive: str
    skip: str
    choose: str
    avoid: str
    first: str
    last: str
    add: str


@sentences
class Since:
    """What is different since a plan was agreed on."""

    kinds: Kinds
    left: Left
    agreed: SaysTwo  # day, why it is not kept to: "" where it is
    then: Says  # ... since then
    nothing: Says  # ... nothing since
    shown: SaysTwo
    failed: SaysTwo
    decided: SaysTwo  # one of `kinds`, title
    moved: SaysThree  # goal, now, then
    maps: Says
    aside: Says  # a map whose changes are about no step
    gone: Says
    renamed: SaysTwo  # title then, title now
    effort: SaysThree  # title, now, then
    needs: SaysTwo  # title, what it needs now
    free: SaysTwo  # title, what it needs no longer
    more: Counts  # changes that are not told one by one
    route: Says  # why the route is not kept to
    cheaper: Says
