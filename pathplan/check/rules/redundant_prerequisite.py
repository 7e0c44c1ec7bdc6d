"""Already needed through another prerequisite.

A prerequisite that another prerequisite of the same competency needs anyway. It adds a line
to read and an arrow to draw, and makes a difference only to a learner who is excused from what
lies in between. `check --fix` leaves it in where such a learner's file is checked along.

Bad:
    competencies:
      variables: {title: Use variables}
      terms: {title: Write terms, requires: [variables]}
      solve: {title: Solve, requires: [variables, terms]}
Good:
    competencies:
      variables: {title: Use variables}
      terms: {title: Write terms, requires: [variables]}
      solve: {title: Solve, requires: [terms]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import duplicate, item_of, place_of, said
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Fix, Severity
from pathplan.graph.prerequisites import Leaf, top_parts
from pathplan.graph.redundancy import redundant_parts
from pathplan.text import Change


def redundant(subject: Subject) -> Iterator[Found]:
    """Yield each top-level prerequisite that the others bring."""
    for found in redundant_parts(subject.graph):
        where = place_of(found.part)
        if where is None or subject.graph.nodes[found.owner].entry.map != subject.map.id:
            continue
        if duplicate(found.part, top_parts(subject.graph.nodes[found.owner].requires)):
            continue
        name, through = said(subject, found.part), said(subject, found.through)
        because = isinstance(found.part, Leaf) and found.part.need.because
        item = item_of(found.part.need) if isinstance(found.part, Leaf) else where
        change = Change(kind="remove", where=item)
        yield Found(
            where,
            f"{name} is already needed through {through}",
            "take it out",
            fix=Fix(changes=(change,), safe=not because),
        )


RULE = Rule(redundant, Severity.WARNING, fix="safe")
