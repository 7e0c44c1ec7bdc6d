"""No competency has this id.

It is misspelled, or a title stands where an id is due.

Bad:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [cuont]}
Good:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.references import troubles, unknown
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def unknown_prerequisite(subject: Subject) -> Iterator[Found]:
    """Yield each reference of a map that names nothing."""
    for reference in troubles(subject):
        if reference.trouble == "unknown":
            yield unknown(subject, reference.need.id, reference.need.where)


RULE = Rule(unknown_prerequisite, Severity.ERROR, fix="unsafe")
