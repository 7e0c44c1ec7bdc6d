"""What to do now, choices, reasons and progress in English."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.languages._talk import Choose, Next, Status, Why
from pathplan.render.words import count


def _furthest(steps: int) -> str:
    more = "1 more step builds" if steps == 1 else f"{steps} more steps build"
    return f"gets you furthest: {more} on it"


def _take(many: int) -> str:
    texts = {1: "That is the one to take.", 2: "Take either of the two."}
    return texts.get(many, "Take any of the three.")


def _link(title: str, goal: bool, many: int) -> str:
    needs = f"{title}, the goal, needs" if goal else f"{title}, which needs"
    return f"{needs} {'one' if many == 1 else many} of" if many else needs


def _not_yet(day: str, details: str, note: str) -> str:
    told = "not yet" + (f", {day}" if day else "") + (f" ({details})" if details else "")
    return f'{told}: "{note}"' if note else told


def _done(done: int, total: int, steps: int, effort: str) -> str:
    left = f"{count(steps, 'step')} ({effort})" if steps else "nothing"
    return f"{done} of {total} done, {left} to go"


def _well_done(title: str, opens: Sequence[str]) -> str:
    more = f" It opens {' and, later, '.join(opens)}." if opens else ""
    return f"Well done: {title} is in place.{more}"


def _stuck(title: str, waiting: int, others: int) -> str:
    if not waiting:
        return f"Stuck: {title}."
    return f"Stuck: {waiting} of the {others} other steps wait for {title}."


def _ask(title: str, week: str) -> str:
    pace = f"{week} a week" if week else "the pace"
    return f"Ask: after {title} took longer than planned, is {pace} still right?"


def _reached_on(goal: str, day: str, early: str) -> str:
    return goal + (f" on {day}" if day else "") + (f", {early}" if early else "")


def _offers(competencies: int, badges: int) -> str:
    told = f"this map offers {count(competencies, 'competency', 'competencies')}"
    return f"{told} and {count(badges, 'badge')}" if badges else told


NEXT = Next(
    title=lambda who: f"Next for {who}",
    furthest=_furthest,
    quickest="the quickest",
    quicker="the quickest of the others",
    this_term=lambda term: f"planned for {term}",
    start_with="start with",
    show_by="show it by",
    you_say="you say so",
    show_first="so show it first: there may be nothing to learn",
    along=lambda title: f"along with {title}",
    ways=", or ".join,
    take=_take,
    also=lambda titles: f"Also open: {titles}.",
    begin="All that can be begun now",
    together="together",
    reached=lambda who, goals: f"{who} has reached every goal: {goals}. Well done.",
    reached_on=_reached_on,
    for_fun="For fun",
    new_goal="A new goal",
    offers=_offers,
)
CHOOSE = Choose(
    title=lambda who: f"What {who} can choose",
    nothing=lambda who: f"There is nothing to choose on this path: {who} has no two ways to go.",
    owners=lambda titles: f"For {titles}",
    now="now",
    other="or",
    same="same",
    no_path="no path",
    done=lambda day: f"done about {day}",
    show=lambda title: f"How to show {title}",
    extra="Something extra",
    goals="Another goal, or one less",
    hours="Hours and dates",
    after=lambda step: f"after step {step}",
    at_once="now",
    rest=lambda many, command: f"{many} more: {command}",
    how=lambda command: f"Choose by typing a name: {command}",
    first=lambda work: f"The path: {work}.",
    total=lambda effort, more: f"The path is now {effort} ({more}).",
    as_before="as before",
    comes="in",
    goes="out",
    mind=lambda title, day: f"Mind: {title} was not yet on {day}.",
    instead=lambda other, effort: f"With {other} it would be {effort}:",
    ready=lambda goal, day: f"{goal} is ready about {day}",
    moves=lambda goal, then, now: f"{goal} moves from {then} to {now}",
    stays=lambda goal, day: f"{goal} stays on {day}",
    noted=lambda file, decided: f"Noted in {file}: {decided}.",
    chose=lambda who, title: f"{who} chose {title}",
    added=lambda who, title: f"{who} added {title}",
    way=lambda way, title: f"{way} for {title}",
    new_goal=lambda goal, due: f"{goal} is a goal" + (f", by {due}" if due else ""),
    dated=lambda goal, due: f"{goal} is due {due}",
    paced=lambda week: f"{week} a week",
    no_longer={
        "waive": "is no longer waived",
        "skip": "is no longer skipped",
        "choose": "is no longer chosen",
        "avoid": "is no longer avoided",
        "first": "no longer comes first",
        "last": "no longer comes last",
        "add": "is no longer added",
    },
    no_goal=lambda goal: f"{goal} is no longer a goal",
    undo=lambda command: f"Take it back: {command}",
    opened=lambda goals: f"There is a path to {goals} now.",
    still_closed=lambda goals: f"Still no path to {goals}:",
)
WHY = Why(
    step=lambda step, of, effort: f"step {step} of {of}, {effort}",
    earned="earned on this path",
    counts={
        "demonstrated": "counts: shown",
        "implied": "counts: implied",
        "waived": "counts: waived",
    },
    because="Here because",
    off_path="It is not on this path.",
    link=_link,
    is_goal="it is the goal",
    taken=lambda effort: f"(chosen: the whole path takes {effort})",
    would_take=lambda effort: f"(the whole path would take {effort})",
    chosen="(chosen)",
    at_step=lambda title, step: f"{title} (step {step})",
    counting=lambda title: f"{title} (counts already)",
    needs="Needs",
    opens="Opens",
    shown_by="Shown by",
    known="Known so far",
    speaks_for="For",
    against="Against",
    nothing="nothing",
    optional=lambda titles: f"extra: {titles}",
    no_further="nothing further",
    no_way="nothing here can show it",
    unknown="nothing for it, nothing against it",
    not_yet=_not_yet,
    expired=lambda day: f"shown {day}, expired",
    credit=lambda effort: f"Without this credit: {effort} more.",
)
STATUS = Status(
    agreed=lambda day: f"plan agreed on {day}",
    now=lambda day: f"now {day}",
    reached=lambda day: f"reached {day}" if day else "reached",
    no_way="no way there",
    progress="Progress",
    done=_done,
    behind=lambda effort: f"{effort} behind the agreed plan",
    ahead=lambda effort: f"{effort} ahead of the agreed plan",
    share=lambda done, total: f"{done} of {total}",
    since=lambda day: f"Since {day}",
    shown=lambda day: f"shown {day}",
    refreshed=lambda day: f"refreshed {day}",
    not_yet=lambda day: f"not yet, {day}",
    agreed_for=lambda day: f"agreed {day}",
    took=lambda took, planned: f"took {took} for {planned}",
    talk="To talk about",
    closed=lambda why, command: f"Decide: {why}. See: {command}",
    well_done=_well_done,
    stuck=_stuck,
    decide=lambda goal, needs, fits, due, ready: (
        f"Decide: {goal} needs {needs} and {fits} fit in before {due}. Move its date to {ready}?"
    ),
    reached_level=lambda title, level: f"Well done: {title} has come to {level}.",
    overdue=lambda goal, needs, due, ready: (
        f"Decide: {goal} was due {due} and still needs {needs}. Move its date to {ready}?"
    ),
    ask=_ask,
    do_now=lambda command: f"What to do now: {command}",
    move=lambda command: f"Move the date: {command}",
)
