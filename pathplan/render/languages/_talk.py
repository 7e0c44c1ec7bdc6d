"""What is said of what to do now, choices, reasons and progress."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from pathplan.render.languages._dates import Counts, Kinds, Says, SaysThree, SaysTwo
from pathplan.render.languages._sentences import sentences


@sentences
class Next:
    """What to do now."""

    title: Says
    furthest: Counts  # steps that build on it
    quickest: str
    quicker: str  # the quickest of the other steps
    this_term: Says  # its name
    start_with: str
    show_by: str
    you_say: str
    show_first: str
    along: Says  # the title of a step
    ways: Callable[[Sequence[str]], str]
    take: Counts  # of so many
    also: Says
    begin: str
    together: str
    reached: SaysTwo  # who, the goals
    reached_on: SaysThree  # goal, day, how early or late: "" where that is not known
    for_fun: str
    new_goal: str
    offers: Callable[[int, int], str]  # competencies, badges


@sentences
class Choose:
    """What can be chosen, and what a choice changed."""

    title: Says
    nothing: Says
    owners: Says
    now: str
    other: str
    same: str
    no_path: str
    done: Says
    show: Says
    extra: str
    goals: str  # what could be a goal
    hours: str  # what would bring in on time what is late
    after: Counts  # the number of a step
    at_once: str
    rest: Callable[[int, str], str]  # how many more, the command that shows them
    how: Says
    first: Says  # steps and effort of the first plan
    total: SaysTwo  # effort, how much more or less
    as_before: str
    comes: str
    goes: str
    mind: SaysTwo  # title, day of the last "not yet"
    instead: SaysTwo  # what could be taken instead, effort; the command follows
    ready: SaysTwo
    moves: SaysThree  # goal, then, now
    stays: SaysTwo
    noted: SaysTwo  # file, what was decided
    chose: SaysTwo  # who, what
    added: SaysTwo
    way: SaysTwo  # an assessment, the competency that it is to show
    new_goal: SaysTwo  # goal, date or ""
    dated: SaysTwo
    paced: Says
    no_longer: Kinds  # after the title of what was decided
    no_goal: Says
    undo: Says
    opened: Says  # goals that had no path before
    still_closed: Says  # goals that have none; the command that tells more follows


class Reasons(TypedDict):
    """What somebody holds, in a word."""

    demonstrated: str
    implied: str
    waived: str


@sentences
class Why:
    """Why something is on a path, and what speaks for and against it."""

    step: Callable[[int, int, str], str]  # number, of how many, effort
    earned: str
    counts: Reasons
    because: str
    off_path: str
    link: Callable[[str, bool, int], str]  # title, the goal itself, how many of a choice or 0
    is_goal: str
    taken: Says
    would_take: Says
    chosen: str
    at_step: Callable[[str, int], str]  # title, number
    counting: Says
    needs: str
    opens: str
    shown_by: str
    known: str
    speaks_for: str
    against: str
    nothing: str
    optional: Says
    no_further: str
    no_way: str
    unknown: str
    not_yet: SaysThree  # day, details, note
    expired: Says
    credit: Says


@sentences
class Status:
    """How it is going, and what is worth talking about."""

    agreed: Says
    now: Says
    reached: Says  # day or ""
    no_way: str
    progress: str
    done: Callable[[int, int, int, str], str]  # done, of, steps to go, their effort
    behind: Says
    ahead: Says
    share: Callable[[int, int], str]
    since: Says
    shown: Says
    refreshed: Says
    not_yet: Says
    agreed_for: Says
    took: SaysTwo
    talk: str
    closed: SaysTwo  # why, the command that tells more
    well_done: Callable[[str, Sequence[str]], str]  # title, what it opens
    stuck: Callable[[str, int, int], str]  # title, steps that wait, of so many
    reached_level: SaysTwo  # title, a level below mastery
    decide: Callable[[str, str, str, str, str], str]  # goal, needs, fits, due, ready
    overdue: Callable[[str, str, str, str], str]  # goal, needs, due, ready
    ask: SaysTwo  # title, hours a week or ""
    do_now: Says
    move: Says
