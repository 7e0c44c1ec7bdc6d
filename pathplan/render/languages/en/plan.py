"""Plans, pages, calendars and goals without a path in English."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.languages._plan import Closed, Page, Plan
from pathplan.render.words import count, spelt


def _counting(many: int, saved: str) -> str:
    verb, save = ("counts", "saves") if many == 1 else ("count", "save")
    told = f"{count(many, 'competency', 'competencies')} {verb} already"
    return f"{told} and {save} {saved}" if saved else told


def _page_counting(many: int, saved: str) -> str:
    told = f"Counts already: {count(many, 'competency', 'competencies')}"
    return f"{told}, which saves {saved}." if saved else f"{told}."


def _decisions(many: int) -> str:
    if many == 1:
        return f"{spelt(many)} decision closes every way"
    return f"{spelt(many)} decisions close every way"


def _needs(titles: Sequence[str]) -> str:
    return f"It needs {', which needs '.join(titles)}"


def _needed(what: str, step: int) -> str:
    where = f"It is step {step}." if step else "This path does not need it."
    return f"Not yet: {what}. {where}"


PLAN = Plan(
    path_for=lambda who: f"Path for {who}",
    as_of=lambda day: f"as of {day}",
    nobody="someone who has shown nothing yet",
    somebody="someone new",
    at_pace=lambda week, was: f"with {week} a week" + (f" instead of {was}" if was else ""),
    budget=lambda time: f"what fits into {time}",
    until=lambda time, day: f"what fits until {day} ({time})",
    fits="fits",
    partly=lambda inside, whole: f"{inside} of its {whole}",
    nothing_fits="nothing fits",
    worth_most="No other part of the path is worth more to the goals.",
    left_out="Left out",
    goal="Goal",
    goals="Goals",
    work="Work",
    credit="Credit",
    counting=_counting,
    was=lambda day: f"(was {day})",
    reached="reached",
    unchanged="unchanged",
    other_reviews=lambda was: f"instead of {was}, as other reviews come due",
    step="Step",
    effort="Effort",
    when="When",
    why="Why",
    choices="Choices made here",
    see_all=lambda command: f"see all: {command}",
    more_choices=lambda many: f"{many} more",
    counts="Counts already",
    wish_chosen=lambda title, effort: f"Wish kept: {title} is chosen: {effort} more",
    wish_avoided=lambda title, effort: f"Wish kept: {title} is avoided: {effort} more",
    wish_lost=lambda wish, why: f"Wish not kept: {wish}: {why}",
    to_keep=lambda commands: f"To keep it: {commands}",
    against={
        "rival": "another wish stands against it",
        "barred": "a decision stands against it",
        "closed": "it cannot be learned here",
        "unled": "nothing leads there",
        "needed": "no path to the goals does without it",
    },
    needed=_needed,
    cut=lambda what: f"Not yet: {what}. It is left out.",
    expired=lambda what: f"No longer counts: {what}.",
    overruled=lambda what: f"Records that disagree: {what}.",
    idle=lambda what: f"Without effect: {what}; no path to these goals uses it.",
    no_effect="no effect",
    guessed=lambda titles: f"Without a stated effort, counted as 1h: {titles}.",
    unproven=lambda share: (
        "This path was not proven to be the shortest: "
        f"it may be up to {share}% longer than need be."
    ),
    unpriced=lambda many: f"There was no time to price {count(many, 'other way', 'other ways')}.",
    shortest="No shorter path exists.",
    shortest_wished="No shorter path that keeps these wishes exists.",
)
PAGE = Page(
    goals="Goals",
    steps="Steps",
    choices="Choices",
    counts="Counts already",
    not_yet="Not yet",
    counting=_page_counting,
    work=lambda work: f"Work: {work}.",
    earned=lambda title: f"{title} is earned here",
    ready="ready now",
    in_parts="in parts",
    say_so="You say that you can: show it first",
    learn_with=lambda title: f"Learn with {title}",
    about=lambda interest: f"fits your interest in {interest}",
    fits={
        "support": "made for a second try",
        "modality": "the kind you like",
        "language": "in your language",
        "offline": "works offline",
        "sitting": "fits in one sitting",
    },
    shows_too=lambda titles: f"shows {titles} too",
    shown_with=lambda title, step: f"shown with step {step}: {title}",
    lacking={
        "offline": "nothing that fits works offline",
        "free": "nothing that fits is free",
        "language": "nothing that fits is in your language",
    },
    start_with=lambda title: f"start with {title}",
    show_it_by=lambda title: f"show it by {title}",
    due=lambda title: f"Due: {title}",
)
CLOSED = Closed(
    no_path=lambda who, goal, why: f"No path for {who} to {goal}: {why}.",
    nothing="nothing here leads to it",
    decisions=_decisions,
    short=lambda goals, why: f"no path to {goals}: {why}",
    skipped="It is itself skipped:",
    needs_skipped=lambda titles: f"{_needs(titles)}, which is skipped:",
    needs_one=lambda titles, several: _needs([*titles, "one of" if several else "this"]),
    unreachable="cannot be reached",
    lift_one="Lifting one of them is enough:",
    lift_all=lambda many: f"Lifting {count(many, 'decision')} would open a way:",
    in_all=lambda effort: f"{effort} in all",
)
