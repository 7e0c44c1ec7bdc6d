"""Terms in English."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.languages._terms import NoRoom, Terms
from pathplan.render.words import count


def _credits(number: str) -> str:
    return f"{number} {'credit' if number == '1' else 'credits'}"


def _earliest(before: Sequence[str], last: str) -> str:
    return f"At the earliest: {', then '.join(before)}; that leaves no term for {last}."


TERMS = Terms(
    credits=_credits,
    work=lambda credit, terms, most, proof: (
        f"{credit} in {count(terms, 'term')}, at most {most} a term ({proof})"
    ),
    proven="proven least",
    none_less=lambda least: f"none has less than {least}",
    nothing="nothing to learn",
    begins=lambda day: f"from {day}",
    ends=lambda day: f"to {day}",
    between=lambda load, least, most: f"{load} of {least}-{most} credits",
    up_to_most=lambda load, most: f"{load} of at most {most}",
    from_least=lambda load, least: f"{load}, at least {least}",
    ready=lambda term, day: f"ready in {term}" + (f", by {day}" if day else ""),
    inside=lambda term: f"in {term}",
    none_stated="No credits are stated: every competency counts as 1.",
    uncounted=lambda titles: f"Without stated credits, counted as 1: {titles}.",
    unused=lambda title, term: (
        f"Without effect: {title} is placed in {term}; no path to these goals uses it."
    ),
    over=lambda title, term: f"Without effect: {title} is placed in {term}, which is over.",
    earned=lambda title, term: (
        f"Without effect: {title} is placed in {term}; it is earned when what it asks for is done."
    ),
    nearer=lambda terms: (
        "What is needed stands close to what needs it, but it was not proven that it cannot"
        f" stand closer: by {count(terms, 'term')}, all together, at most."
    ),
    fuller="It was not proven that no other arrangement has less in its fullest term.",
    unsettled="Other arrangements are as good; which of them comes first was not settled.",
    best=(
        "No other arrangement has less in its fullest term, nor, at that, what is needed closer to"
        " what needs it."
    ),
)
NO_ROOM = NoRoom(
    over=lambda terms: (
        f"No plan by terms: {'the only term is' if terms == 1 else f'all {terms} terms are'} over."
    ),
    unknown="No plan by terms was found; whether there is one was not found out.",
    chain=lambda terms, trail: (
        f"No plan by terms: {count(terms, 'term')} {'is' if terms == 1 else 'are'} left, and more"
        f" are needed. {trail}"
    ),
    within=lambda title, term: f"{title} in {term}",
    earliest=_earliest,
    clash=lambda rule: f"No plan by terms: {rule}.",
    clashes=lambda rules: f"No plan by terms, for these do not go together: {'; '.join(rules)}.",
    ways=lambda ways: f"There would be room {ways}.",
    to_learn=lambda credit: f"{credit} are to be learned",
    together=lambda terms, credit: f"{terms} terms take at most {credit} together",
    placed=lambda title, term: f"{title} is placed in {term}",
    offered=lambda title, terms: f"{title} is offered only in {terms}",
    never=lambda title: f"{title} is offered in no term that is left",
    most=lambda term, credit: f"{term} takes at most {credit}",
    least=lambda term, credit: f"{term} takes at least {credit}",
    enough=lambda credit: f"with up to {credit} in every term",
    take_less=lambda terms: f"if {terms} could take less",
    placed_elsewhere=lambda title: f"if {title} were placed in another term",
    offered_elsewhere=lambda title: f"if {title} were offered in another term",
)
