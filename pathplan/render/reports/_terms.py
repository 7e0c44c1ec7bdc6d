"""What a plan by terms says, which every report shares."""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.model import Credential, NoRoom, Report, Term, TermGoal, TermRule
from pathplan.render.escape import line
from pathplan.render.languages import language_of

FEW = 3
"""Terms that are named one by one when they are full; more are added up."""


def work(report: Report) -> str:
    """Return how much there is in how many terms: `18 credits in 4 terms, at most 5 a term`."""
    made = report.plan.terms
    if made is None:
        return ""
    say = language_of(report).terms
    proof = say.proven if made.least == made.largest else say.none_less(f"{made.least:g}")
    used = len(set(made.steps))
    return say.work(_credits(report, made.credits), used, f"{made.largest:g}", proof)


def _credits(report: Report, number: float) -> str:
    return language_of(report).terms.credits(f"{number:g}")


def headings(report: Report) -> dict[int, list[str]]:
    """Return by the place of a term's first step its heading, after those of empty terms."""
    made = report.plan.terms
    if made is None:
        return {}
    found: dict[int, list[str]] = {}
    last = -1
    for place, term in enumerate(made.steps):
        if term != last:
            rows = range(last + 1, term + 1)
            found[place] = [
                _heading(report, made.terms[n], made.loads[n], used=n in made.steps) for n in rows
            ]
            last = term
    return found


def _heading(report: Report, term: Term, load: float, *, used: bool) -> str:
    """Return a term with its days and its load: `autumn, 1 Sep - 18 Dec: 5 of 2-6 credits`."""
    days = _days(report, term)
    told = _load(report, term, load) if used else language_of(report).terms.nothing
    return f"{line(term.name)}{', ' if days else ''}{days}: {told}"


def _days(report: Report, term: Term) -> str:
    language, today = language_of(report), report.plan.as_of
    if term.start and term.end:
        return language.dates.span(term.start, term.end, today)
    if term.start:
        return language.terms.begins(language.dates.day(term.start, today))
    return language.terms.ends(language.dates.day(term.end, today)) if term.end else ""


def _load(report: Report, term: Term, load: float) -> str:
    say = language_of(report).terms
    if term.most is not None and term.least:
        return say.between(f"{load:g}", f"{term.least:g}", f"{term.most:g}")
    if term.most is not None:
        return say.up_to_most(f"{load:g}", _credits(report, term.most))
    told = _credits(report, load)
    return say.from_least(told, f"{term.least:g}") if term.least else told


def ready(report: Report, goal: TermGoal) -> tuple[str, str]:
    """Return in which term a goal is ready, and whether that is in time."""
    made, language = report.plan.terms, language_of(report)
    name = line(made.terms[goal.term].name) if made else ""
    day = language.dates.day(goal.ready, report.plan.as_of) if goal.ready else ""
    late = ""
    if goal.ready and goal.due:
        late = language.dates.late(goal.late) if goal.late else language.dates.on_time
    return language.terms.ready(name, day), late


def inside(report: Report, key: str) -> str:
    """Return in which term something is learned or earned, "" without terms."""
    made = report.plan.terms
    if made is None or key not in made.of:
        return ""
    return language_of(report).terms.inside(line(made.terms[made.of[key]].name))


def remarks(report: Report) -> list[str]:
    """Return what was guessed, what could not be kept, and how good the arrangement is."""
    made, language = report.plan.terms, language_of(report)
    if made is None:
        return []
    said = []
    counted = [k for k in made.of if not isinstance(report.entries[k], Credential)]
    if made.uncounted and len(made.uncounted) == len(counted):
        said.append(language.terms.none_stated)
    elif made.uncounted:
        names = language.dates.both([report.title(key) for key in made.uncounted])
        said.append(language.terms.uncounted(names))
    for key, term in made.idle:
        name = report.title(key)
        if key not in made.of:
            said.append(language.terms.unused(name, term))
        elif term not in {t.name for t in made.terms}:
            said.append(language.terms.over(name, term))
        else:
            said.append(language.terms.earned(name, term))
    return [*said, _proof(report)]


def _proof(report: Report) -> str:
    made, say = report.plan.terms, language_of(report).terms
    if made is None:
        return ""
    if made.distance > made.nearest:
        return say.nearer(made.distance - made.nearest)
    if made.least < made.largest:
        return say.fuller
    return say.best if made.settled else say.unsettled


def no_room(report: Report) -> list[str]:
    """Return why there is no plan by terms, as paragraphs."""
    found, say = report.plan.no_room, language_of(report).no_room
    if found is None:
        return []
    if found.kind == "over":
        return [say.over(found.terms)]
    if found.kind == "unknown":
        return [say.unknown]
    if found.kind == "chain":
        return [say.chain(found.terms, _trail(report, found))]
    return [" ".join(_clash(report, found))]


def _clash(report: Report, found: NoRoom) -> Iterator[str]:
    language = language_of(report)
    say = language.no_room
    told = list(_rules(report, found))
    yield say.clash(told[0]) if len(told) == 1 else say.clashes(told)
    if len(found.trail) > 1:
        yield _trail(report, found)
    ways = [_given_up(report, rule) for rule in found.without if rule.kind != "most"]
    if found.enough is not None:
        ways.insert(0, say.enough(_credits(report, found.enough)))
    if ways:
        yield say.ways(language.dates.either(ways))


def _rules(report: Report, found: NoRoom) -> Iterator[str]:
    """Yield the rules that cannot all be kept, with what there is to learn where it matters."""
    say = language_of(report).no_room
    full = [rule for rule in found.rules if rule.kind == "most"]
    if all(rule.kind in {"most", "least"} for rule in found.rules):
        yield say.to_learn(_credits(report, found.credits))
    if len(full) > FEW:
        yield say.together(len(full), _credits(report, sum(rule.credits for rule in full)))
    for rule in found.rules:
        if rule.kind != "most" or len(full) <= FEW:
            yield _rule(report, rule)


def _rule(report: Report, rule: TermRule) -> str:
    language = language_of(report)
    say, terms = language.no_room, language.dates.either(list(rule.terms))
    if rule.kind == "place":
        return say.placed(report.title(rule.key), terms)
    if rule.kind == "offered":
        name = report.title(rule.key)
        return say.offered(name, terms) if rule.terms else say.never(name)
    return (say.most if rule.kind == "most" else say.least)(terms, _credits(report, rule.credits))


def _given_up(report: Report, rule: TermRule) -> str:
    language = language_of(report)
    say = language.no_room
    if rule.kind == "least":
        return say.take_less(language.dates.both(list(rule.terms)))
    other = say.placed_elsewhere if rule.kind == "place" else say.offered_elsewhere
    return other(report.title(rule.key))


def _trail(report: Report, found: NoRoom) -> str:
    """Return what needs each other, each with the first term that it can be in."""
    say = language_of(report).no_room
    *before, (last, _) = [(report.title(key), term) for key, term in found.trail]
    return say.earliest([say.within(name, term) for name, term in before], last)
