"""Two things of a map have one id.

Competencies, credentials and assessments share their ids, and so do the ids they had before.
Upper and lower case make no difference.

Bad:
    competencies:
      add: {title: Add}
    credentials:
      Add: {title: Adder, requires: [add]}
Good:
    competencies:
      add: {title: Add}
    credentials:
      adder: {title: Adder, requires: [add]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.text import Where


def duplicate(subject: Subject) -> Iterator[Found]:
    """Yield each id, present or former, that something before it has already."""
    own = subject.map
    names = [e.id for e in own.entries] + [a.id for a in own.assessments]
    if len({name.lower() for name in names}) == len(names) and not any(e.was for e in own.entries):
        return
    first: dict[str, tuple[str, Where]] = {}
    present = [(e.id, e.where.at_key()) for e in own.entries]
    present += [(a.id, a.where.at_key()) for a in own.assessments]
    former = [
        (old, e.where / "was" / n)
        for e in own.entries
        if not e.aside
        for n, old in enumerate(e.was)
    ]
    for name, where in (*present, *former):
        taken = first.setdefault(name.lower(), (name, where))
        if taken[1] is not where:
            message = f"the id `{name}` is taken"
            if taken[0] != name:
                message += f" by `{taken[0]}`; upper and lower case make no difference"
            yield Found(where, message, related=(Related(where=taken[1], message="here"),))


RULE = Rule(duplicate, Severity.ERROR)
