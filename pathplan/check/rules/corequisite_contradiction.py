"""Learned together, and one before the other.

Competencies that corequire each other are learned together; what one of them requires has to be
mastered before that. So one that requires another of the group can never begin.

Bad:
    competencies:
      add: {title: Add, corequires: [tell]}
      tell: {title: Tell how, corequires: [add], requires: [add]}
Good:
    competencies:
      add: {title: Add, corequires: [tell]}
      tell: {title: Tell how, corequires: [add]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import knots_of
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity


def contradiction(subject: Subject) -> Iterator[Found]:
    """Yield each knot whose shortest cycle runs through a corequisite."""
    nodes = subject.graph.nodes
    for knot in knots_of(subject):
        if not knot.together:
            continue
        short = [subject.map.short(nodes[node].key) for node, _ in knot.cycle]
        targets = [*short[1:], short[0]]
        lines = [
            f"{a} {'corequires' if need.where.path[2:3] == ('corequires',) else 'needs'} {b}"
            for a, b, (_, need) in zip(short, targets, knot.cycle, strict=True)
        ]
        related = tuple(
            Related(where=need.where, message=line)
            for (_, need), line in zip(knot.cycle[1:], lines[1:], strict=True)
        )
        yield Found(
            knot.cycle[0][1].where,
            "what is learned together cannot also come before",
            lines[0],
            "take out the prerequisite, or the corequisite",
            related,
        )


RULE = Rule(contradiction, Severity.ERROR, hard=True)
