"""Two things of a map have one id.

Competencies, credentials and assessments share their ids, and so do the ids they had before.
Upper and lower case make no difference, except between an id and those that the same thing had.

Bad:
    competencies:
      add: {title: Add}
    credentials:
      Add: {title: Adder, requires: [add]}
Good:
    competencies:
      add: {title: Add}
    credentials:
      adder: {title: Adder, requires: [add], was: [Adder]}
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
    first: dict[str, tuple[str, Where, Where]] = {}
    present = [(e.id, e.where.at_key(), e.where) for e in own.entries]
    present += [(a.id, a.where.at_key(), a.where) for a in own.assessments]
    former = [
        (old, e.where / "was" / n, e.where)
        for e in own.entries
        if not e.aside
        for n, old in enumerate(e.was)
    ]
    for name, where, owner in (*present, *former):
        taken, there, other = first.setdefault(name.lower(), (name, where, owner))
        if there is where or (other is owner and taken != name):
            continue
        message = f"the id `{name}` is taken"
        if taken != name:
            message += f" by `{taken}`; upper and lower case make no difference"
        yield Found(where, message, related=(Related(where=there, message="here"),))


RULE = Rule(duplicate, Severity.ERROR)
