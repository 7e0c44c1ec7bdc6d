"""A misconception that the competency does not list.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h, misconceptions: {counts-all: Counts from one each time}}
    # ada.learner.yaml
    evidence:
      - {competency: add, date: 2026-09-01, result: not-yet, misconception: counts-al}
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h, misconceptions: {counts-all: Counts from one each time}}
    # ada.learner.yaml
    evidence:
      - {competency: add, date: 2026-09-01, result: not-yet, misconception: counts-all}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import Competency
from pathplan.spelling import nearest


def unknown(subject: Subject) -> Iterator[Found]:
    """Yield each record that names a misconception its competency does not have."""
    learner = subject.learner
    for record in learner.evidence if learner else ():
        node = subject.graph.find(learner.key(record.competency)) if learner else None
        if node is None or not record.misconception:
            continue
        entry = subject.graph.nodes[node].entry
        known = [m.id for m in entry.misconceptions] if isinstance(entry, Competency) else []
        if record.misconception not in known:
            near = nearest(record.misconception, known)
            help_ = f"it lists {', '.join(known)}" if known else "it lists none"
            yield Found(
                record.where / "misconception",
                f"{entry.title} has no misconception `{record.misconception}`",
                f"nearest: `{near}`" if near else help_,
            )


RULE = Rule(unknown, Severity.WARNING, "learner")
