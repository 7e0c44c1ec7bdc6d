"""These need each other, so nobody can start them.

Each of them waits for the next one, round and round. Where a choice offers another way the
loop is harmless and not reported.

Bad:
    competencies:
      quantity: {title: Find a part, requires: [ratio]}
      ratio: {title: Read ratios, requires: [quantity]}
Good:
    competencies:
      quantity: {title: Find a part}
      ratio: {title: Read ratios, requires: [quantity]}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pathplan.check.requirements import knots_of
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity

if TYPE_CHECKING:
    from pathplan.graph.cycles import Knot


NUMBERS = ("none", "it", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def cycle(subject: Subject) -> Iterator[Found]:
    """Yield one shortest cycle for each knot of requirements, with every line on it."""
    for knot in knots_of(subject):
        if knot.forced and not knot.together and len(knot.cycle) > 1:
            yield _found(subject, knot)


def _found(subject: Subject, knot: Knot) -> Found:
    nodes = subject.graph.nodes
    short = [subject.map.short(nodes[node].key) for node, _ in knot.cycle]
    targets = [*short[1:], short[0]]
    many = len(short)
    word = NUMBERS[many] if many < len(NUMBERS) else str(many)
    message = f"these {word} need each other, so nobody can ever start them"
    lines = [f"{a} needs {b}" for a, b in zip(short, targets, strict=True)]
    advice = "take one of the two out" if many == 2 else "take one of them out"
    advice += "; if they are learned side by side, use `corequires`"
    related = tuple(
        Related(where=need.where, message=line)
        for (_, need), line in zip(knot.cycle[1:], lines[1:], strict=True)
    )
    return Found(knot.cycle[0][1].where, message, lines[0], advice, related)


RULE = Rule(cycle, Severity.ERROR, hard=True)
