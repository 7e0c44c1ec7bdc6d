"""What is said around a plan: on the terminal, on a page, and in a calendar."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from pathplan.render.languages._dates import Counts, Says, SaysThree, SaysTwo
from pathplan.render.languages._sentences import sentences


class Against(TypedDict):
    """Why a wish cannot be kept."""

    rival: str
    barred: str
    closed: str
    unled: str
    needed: str


class Lacking(TypedDict):
    """What no resource does that a learner needs; "" where nothing is lacking."""

    offline: str
    free: str
    language: str


class Fits(TypedDict):
    """What speaks for a resource, besides an interest."""

    support: str
    modality: str
    language: str
    offline: str
    sitting: str


@sentences
class Plan:
    """Headings, labels and remarks of a whole plan."""

    path_for: Says
    as_of: Says
    nobody: str  # someone without a file, as a heading has it
    somebody: str  # and as a sentence has it
    at_pace: SaysTwo  # hours a week, instead of: "" where no pace is stated
    budget: Says  # the time
    until: SaysTwo  # the time, the day
    fits: str
    partly: SaysTwo  # effort within a budget, of the whole effort to a goal
    nothing_fits: str
    worth_most: str
    left_out: str
    goal: str
    goals: str
    work: str
    credit: str
    counting: Callable[[int, str], str]  # competencies, effort saved or ""
    was: Says
    reached: str
    unchanged: str
    other_reviews: Says  # the effort at the other pace
    step: str
    effort: str
    when: str
    why: str
    choices: str
    see_all: Says  # the command
    more_choices: Counts
    counts: str
    wish_chosen: SaysTwo  # title, effort more
    wish_avoided: SaysTwo
    wish_lost: SaysTwo  # what is wished, why not
    to_keep: Says  # the commands that would let it be kept
    against: Against
    needed: Callable[[str, int], str]  # what is not yet shown, its step or 0
    cut: Says  # what is not yet shown and a budget leaves out
    expired: Says
    overruled: Says
    idle: Says
    no_effect: str
    guessed: Says
    unproven: Says
    unpriced: Counts
    shortest: str
    shortest_wished: str


@sentences
class Page:
    """What a page and a calendar say besides."""

    goals: str
    steps: str
    choices: str
    counts: str
    not_yet: str
    counting: Callable[[int, str], str]
    work: Says
    earned: Says
    ready: str
    say_so: str
    in_parts: str
    learn_with: Says
    about: Says  # an interest
    fits: Fits
    shows_too: Says  # titles
    shown_with: Callable[[str, int], str]  # an assessment, the number of a step
    lacking: Lacking
    start_with: Says
    show_it_by: Says
    due: Says


@sentences
class Closed:
    """Goals that nobody can reach: why, and what would open a way."""

    no_path: SaysThree  # who, goal, why
    nothing: str
    decisions: Counts
    short: SaysTwo  # goals, why
    skipped: str
    needs_skipped: Callable[[Sequence[str]], str]  # titles, each needing the next
    needs_one: Callable[[Sequence[str], bool], str]  # titles, whether there are several options
    unreachable: str
    lift_one: str
    lift_all: Counts
    in_all: Says
