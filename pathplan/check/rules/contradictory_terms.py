"""Terms that cannot be meant so.

One without a name, two of one name, one that begins before the one listed above it ends, one that
asks for more credits than it takes, or a competency placed in a term that there is not.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    pace:
      terms: [{name: autumn, min: 12, max: 6}]
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    pace:
      terms: [{name: autumn, min: 6, max: 12}]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.model import Term
from pathplan.spelling import nearest


def contradictory(subject: Subject) -> Iterator[Found]:
    """Yield each term that contradicts itself or another one, and each place in none of them."""
    if subject.learner is None:
        return
    pace = subject.learner.pace
    yield from _out_of_order(pace.terms)
    first: dict[str, Term] = {}
    for term in pace.terms:
        if not term.name.strip():
            yield Found(term.where / "name", "this term has no name", "give it one")
        other = first.setdefault(term.name, term)
        if term.name and other is not term:
            yield Found(
                term.where / "name",
                f"`{term.name}` is a term already",
                "give one of them another name",
                related=(Related(where=other.where / "name", message="the first"),),
            )
        if term.least is not None and term.most is not None and term.least > term.most:
            message = f"at least {term.least:g} credits and at most {term.most:g}"
            yield Found(term.where / "min", f"{message}: no term can be like that", "swap them")
    for name, said in pace.place:
        if said and said not in first:
            near = nearest(said, first)
            advice = f"nearest: `{near}`" if near else "list it under `terms`"
            where = subject.learner.where / "pace" / "place" / name
            yield Found(where, f"no term is called `{said}`", advice)


def _out_of_order(terms: Sequence[Term]) -> Iterator[Found]:
    """Yield each term that begins before one above it ends."""
    last: Term | None = None
    for term in terms:
        begins, ends = term.start or term.end, last.end if last is not None else None
        if last is not None and begins and ends and begins <= ends:
            at = "from" if term.start else "to"
            yield Found(
                term.where / at,
                f"`{term.name}` begins before `{last.name}` ends",
                f"a day after {ends}; terms stand in the order of time",
                related=(Related(where=last.where / "to", message="it ends here"),),
            )
        if term.end and (ends is None or term.end > ends):
            last = term


RULE = Rule(contradictory, Severity.ERROR, "learner")
