"""What a plan by terms says, in words that every report shares."""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.model import NoRoom, Report, Term, TermGoal, TermPlan, TermRule
from pathplan.render.escape import line
from pathplan.render.reports._dates import between
from pathplan.render.words import count, day, listing

FEW = 3
"""Terms that are named one by one when they are full; more are added up."""


def work(made: TermPlan) -> str:
    """Return how much there is in how many terms: `18 credits in 4 terms, at most 5 a term`."""
    used = len(set(made.steps))
    proof = "proven least" if made.least == made.largest else f"none has less than {made.least:g}"
    most = f"at most {made.largest:g} a term ({proof})"
    return f"{credits_(made.credits)} in {count(used, 'term')}, {most}"


def credits_(number: float) -> str:
    """Return a number of credits with its noun."""
    return f"{number:g} {'credit' if number == 1 else 'credits'}"


def headings(report: Report) -> dict[int, list[str]]:
    """Return by the place of a term's first step its heading, after those of empty terms."""
    made = report.plan.terms
    if made is None:
        return {}
    found: dict[int, list[str]] = {}
    last = -1
    for place, term in enumerate(made.steps):
        if term != last:
            found[place] = [heading(report, made, n) for n in range(last + 1, term + 1)]
            last = term
    return found


def heading(report: Report, made: TermPlan, place: int) -> str:
    """Return a term with its days and its load: `autumn, 1 Sep - 18 Dec: 5 of 2-6 credits`."""
    term = made.terms[place]
    days = _days(report, term)
    load = _load(term, made.loads[place]) if place in made.steps else "nothing to learn"
    return f"{line(term.name)}{', ' if days else ''}{days}: {load}"


def _days(report: Report, term: Term) -> str:
    today = report.plan.as_of
    if term.start and term.end:
        return between(term.start, term.end, today)
    if term.start:
        return f"from {day(term.start, today)}"
    return f"to {day(term.end, today)}" if term.end else ""


def _load(term: Term, load: float) -> str:
    if term.most is not None and term.least:
        return f"{load:g} of {term.least:g}-{term.most:g} credits"
    if term.most is not None:
        return f"{load:g} of at most {credits_(term.most)}"
    return f"{credits_(load)}, at least {term.least:g}" if term.least else credits_(load)


def ready(report: Report, goal: TermGoal) -> tuple[str, str]:
    """Return in which term a goal is ready, and whether that is in time."""
    made = report.plan.terms
    name = line(made.terms[goal.term].name) if made else ""
    by = f", by {day(goal.ready, report.plan.as_of)}" if goal.ready else ""
    late = ""
    if goal.ready and goal.due:
        late = f"{count(goal.late, 'day')} late" if goal.late else "on time"
    return f"ready in {name}{by}", late


def remarks(report: Report) -> list[str]:
    """Return what was guessed, what could not be kept, and how good the arrangement is."""
    made = report.plan.terms
    if made is None:
        return []
    said = []
    if made.uncounted:
        names = listing([report.title(key) for key in made.uncounted])
        said.append(f"Without stated credits, counted as 1: {names}.")
    said += [f"Without effect: {_idle(report, made, key, term)}." for key, term in made.idle]
    said.append(_proof(made))
    return said


def _idle(report: Report, made: TermPlan, key: str, term: str) -> str:
    name = report.title(key)
    if key not in made.of:
        return f"{name} is placed in {term}; no path to these goals uses it"
    if term not in {t.name for t in made.terms}:
        return f"{name} is placed in {term}, which is over"
    return f"{name} is placed in {term}; it is earned when what it asks for is done"


def _proof(made: TermPlan) -> str:
    if made.distance > made.nearest:
        terms = count(made.distance - made.nearest, "term")
        return (
            "What is needed stands close to what needs it, but it was not proven that it cannot"
            f" stand closer: by {terms}, all together, at most."
        )
    if made.least < made.largest:
        return "It was not proven that no other arrangement has less in its fullest term."
    if not made.settled:
        return "Other arrangements are as good; which of them comes first was not settled."
    return (
        "No other arrangement has less in its fullest term, nor, at that, what is needed closer to"
        " what needs it."
    )


def no_room(report: Report) -> list[str]:
    """Return why there is no plan by terms, as paragraphs."""
    found = report.plan.no_room
    if found is None:
        return []
    if found.kind == "over":
        over = "the only term is" if found.terms == 1 else "all terms are"
        return [f"No plan by terms: {over} over."]
    if found.kind == "unknown":
        return ["No plan by terms was found; whether there is one was not found out."]
    if found.kind == "chain":
        left = "1 term is" if found.terms == 1 else f"{found.terms} terms are"
        return [f"No plan by terms: {left} left, and more are needed. {_trail(report, found)}"]
    return [" ".join(_clash(report, found))]


def _clash(report: Report, found: NoRoom) -> Iterator[str]:
    told = list(_rules(report, found))
    if len(told) == 1:
        yield f"No plan by terms: {told[0]}."
    else:
        yield f"No plan by terms, for these do not go together: {'; '.join(told)}."
    if len(found.trail) > 1:
        yield _trail(report, found)
    ways = [_given_up(report, rule) for rule in found.without if rule.kind != "most"]
    if found.enough is not None:
        ways.insert(0, f"with up to {credits_(found.enough)} in every term")
    if ways:
        yield f"There would be room {listing(ways, 'or')}."


def _rules(report: Report, found: NoRoom) -> Iterator[str]:
    """Yield the rules that cannot all be kept, with what there is to learn where it matters."""
    full = [rule for rule in found.rules if rule.kind == "most"]
    if all(rule.kind in {"most", "least"} for rule in found.rules):
        yield f"{credits_(found.credits)} are to be learned"
    if len(full) > FEW:
        total = sum(rule.credits for rule in full)
        yield f"{len(full)} terms take at most {credits_(total)} together"
    for rule in found.rules:
        if rule.kind != "most" or len(full) <= FEW:
            yield _rule(report, rule)


def _rule(report: Report, rule: TermRule) -> str:
    terms = listing(rule.terms, "or")
    if rule.kind == "place":
        return f"{report.title(rule.key)} is placed in {terms}"
    if rule.kind == "offered":
        where = f"only in {terms}" if terms else "in no term that is left"
        return f"{report.title(rule.key)} is offered {where}"
    return f"{terms} takes at {rule.kind} {credits_(rule.credits)}"


def _given_up(report: Report, rule: TermRule) -> str:
    if rule.kind == "least":
        return f"if {listing(rule.terms)} could take less"
    verb = "placed" if rule.kind == "place" else "offered"
    return f"if {report.title(rule.key)} were {verb} in another term"


def _trail(report: Report, found: NoRoom) -> str:
    """Return what needs each other, each with the first term that it can be in."""
    *before, (last, _) = [(report.title(key), term) for key, term in found.trail]
    steps = [f"{name} in {term}" for name, term in before]
    return f"At the earliest: {', then '.join(steps)}; that leaves no term for {last}."
