"""No strand has this id.

Bad:
    strands:
      number: {title: Number}
    competencies:
      add: {title: Add, strand: nubmer}
Good:
    strands:
      number: {title: Number}
    competencies:
      add: {title: Add, strand: number}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.spelling import nearest


def unknown_strand(subject: Subject) -> Iterator[Found]:
    """Yield each competency in a strand that its map does not have."""
    known = {strand.id: strand for strand in subject.map.strands}
    for competency in subject.map.competencies:
        if competency.strand and competency.strand not in known:
            near = nearest(competency.strand, known)
            yield Found(
                competency.where / "strand",
                f"this map has no strand `{competency.strand}`",
                f"nearest: `{near}` ({known[near].title})" if near else "add it under `strands`",
            )


RULE = Rule(unknown_strand, Severity.ERROR)
