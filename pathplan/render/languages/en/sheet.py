"""Pages for one learner in English."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.languages._sheet import Sheet
from pathplan.render.words import count, listing


def _to_learn(learn: int, refresh: int) -> str:
    told = [f"{learn} to learn"] if learn or not refresh else []
    return ", ".join([*told, *([f"{refresh} to refresh"] if refresh else [])])


def _opens(titles: Sequence[str], more: int) -> str:
    rest = [f"{count(more, 'more step')}"] if more else []
    named = listing([*titles, *rest])
    return f"{named} {'builds' if len(titles) + more == 1 else 'build'} on it"


SHEET = Sheet(
    path_to=lambda goals: f"Your path to: {goals}",
    wrote="You wrote:",
    skip=lambda heading: f"Skip to: {heading}",
    on_page="On this page",
    how_far="How far you are",
    done=lambda done, total: f"{done} of {total} done",
    to_learn=_to_learn,
    effort=lambda effort: f"about {effort}",
    wanted=lambda day: f"you wanted {day}",
    talk="talk with your teacher about it",
    next="Do next",
    pick="Pick one.",
    learn_with="Learn with",
    show_by="Show it",
    why="Why",
    opens=_opens,
    you_showed=lambda day: f"You showed this on {day}; see that it is still there.",
    in_order="Step by step",
    tick="Boxes to tick, on paper or here; this page does not keep what you tick.",
    choices="What you chose, and what you could choose instead",
    now=lambda title: f"Now: {title}.",
    instead=lambda title, price: f"You could take {title}: {price}.",
    ways_to_show=lambda title, ways: f"{title}: show it by {ways}.",
    counts="What you can already do",
    at=lambda step: f"It is step {step}." if step else "This path does not need it.",
    map="The map",
    picture="The map as a picture",
    table="The map as a table",
    competency="Competency",
    strand="Strand",
    standing="How far",
    needs="Needs",
    about="About this page",
    made=lambda day, file: f"Made on {day} from the file {file} by pathplan.",
    knows="It knows what you see here and what your teachers noted in that file. Ask to read it.",
)
