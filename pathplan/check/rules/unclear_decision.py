"""A decision that says nothing, or more than one thing.

Each stands alone, with who, when and why: waive, skip, choose, avoid, first, last or add.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
      sum: {title: Sum, effort: 1h}
    # ada.learner.yaml
    decisions:
      - {waive: add, skip: sum, by: R. Baker, date: 2026-09-01, reason: Transfer record}
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
      sum: {title: Sum, effort: 1h}
    # ada.learner.yaml
    decisions:
      - {waive: add, by: R. Baker, date: 2026-09-01, reason: Transfer record}
      - {skip: sum, by: R. Baker, date: 2026-09-01, reason: Not this year}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity

KINDS = "waive, skip, choose, avoid, first, last or add"


def unclear(subject: Subject) -> Iterator[Found]:
    """Yield each decision without a verb, and each with several."""
    for where, said in subject.learner.unclear if subject.learner else ():
        if said:
            words = " and ".join(f"`{word}`" for word in said)
            at = (where / said[1]).at_key()
            yield Found(at, f"this decision says {words}", "write one entry for each")
        else:
            yield Found(where, "this decision says nothing", f"write {KINDS}")


RULE = Rule(unclear, Severity.ERROR, "learner")
