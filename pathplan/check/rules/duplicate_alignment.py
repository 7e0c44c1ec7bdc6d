"""The same entry of a framework twice.

Bad:
    competencies:
      add:
        title: Add
        aligns:
          - {code: 1.OA.6, framework: CCSS}
          - {code: 1.OA.6, framework: CCSS}
Good:
    competencies:
      add:
        title: Add
        aligns:
          - {code: 1.OA.6, framework: CCSS}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Fix, Related, Severity
from pathplan.model import Alignment
from pathplan.text import Change


def twice(subject: Subject) -> Iterator[Found]:
    """Yield each alignment to what its entry is aligned to already."""
    for entry in subject.map.entries:
        if len(entry.aligns) < 2:
            continue
        first: dict[object, Alignment] = {}
        for alignment in entry.aligns:
            key = (alignment.framework, alignment.code) if alignment.code else alignment.to
            other = first.setdefault(key, alignment)
            if other is not alignment:
                at = "code" if alignment.code else "to"
                same = (alignment.to, alignment.match) == (other.to, other.match)
                change = Change(kind="remove", where=alignment.where)
                yield Found(
                    alignment.where / at,
                    f"`{alignment.code or alignment.to}` is listed here twice",
                    "take one of them out",
                    related=(Related(where=other.where / at, message="the first"),),
                    fix=Fix(changes=(change,), safe=same),
                )


RULE = Rule(twice, Severity.WARNING, fix="safe")
