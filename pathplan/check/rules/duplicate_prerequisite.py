"""The same id twice in one list.

The second says nothing that the first does not say. In `at_least` both would be counted.

Bad:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count, count]}
Good:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count]}
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pathplan.check.requirements import choices, item_of
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Fix, Related, Severity
from pathplan.model import AtLeast, Need
from pathplan.text import Change


def twice(subject: Subject) -> Iterator[Found]:
    """Yield each later one of two references in one list that name one thing at one level."""
    for entry in subject.map.entries:
        if len(entry.corequires) > 1:
            yield from _listed(entry.corequires, counted=False)
        if len(entry.recommends) > 1:
            yield from _listed(entry.recommends, counted=False)
        top = entry.requires
        if isinstance(top, Need) or len(top.parts) < 2 or top.form != "all_of":
            continue
        if len({part.id for part in top.parts if isinstance(part, Need)}) < len(top.parts):
            yield from _listed(_named(top), counted=False)
    for gate in choices(subject):
        yield from _listed(_named(gate), counted=gate.form == "at_least")


def _named(gate: AtLeast) -> list[Need]:
    return [part for part in gate.parts if isinstance(part, Need)]


def _listed(needs: Sequence[Need], *, counted: bool) -> Iterator[Found]:
    if len(needs) < 2 or len({need.id for need in needs}) == len(needs):
        return
    first: dict[tuple[str, str | None], Need] = {}
    for need in needs:
        other = first.setdefault((need.id, need.level), need)
        if other is not need:
            change = Change(kind="remove", where=item_of(need))
            yield Found(
                need.where,
                f"`{need.id}` stands in this list twice",
                "take one of them out" if counted else "take this one out",
                related=(Related(where=other.where, message="the first"),),
                fix=Fix(changes=(change,), safe=not counted and not need.because),
            )


RULE = Rule(twice, Severity.WARNING, fix="safe")
