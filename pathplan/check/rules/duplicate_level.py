"""The same level twice in one scale.

Levels go from low to high; a name that stands at two places would be two of them at once.

Bad:
    competencies:
      add: {title: Add, levels: [starting, secure, starting]}
Good:
    competencies:
      add: {title: Add, levels: [starting, secure, fluent]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.text import Where


def twice(subject: Subject) -> Iterator[Found]:
    """Yield each level that its scale has already: the map's scale, and those of competencies."""
    own = subject.map
    yield from _twice(own.levels, own.where / "levels")
    for entry in own.competencies:
        if entry.levels is not own.levels:
            yield from _twice(entry.levels, entry.where / "levels")


def _twice(levels: Sequence[str], where: Where) -> Iterator[Found]:
    for number, level in enumerate(levels):
        first = levels.index(level)
        if first < number:
            yield Found(
                where / number,
                f"`{level}` is a level of this scale already",
                "give one of them another name",
                related=(Related(where=where / first, message="the first"),),
            )


RULE = Rule(twice, Severity.ERROR)
