"""Two records of one day disagree.

The kind of evidence decides, then which stands later in the file.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    evidence:
      - {competency: add, date: 2026-09-01, kind: exam}
      - {competency: add, date: 2026-09-01, kind: quiz, result: not-yet}
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    evidence:
      - {competency: add, date: 2026-09-01, kind: exam}
      - {competency: add, date: 2026-09-02, kind: quiz, result: not-yet}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.model import Evidence


def contradictory(subject: Subject) -> Iterator[Found]:
    """Yield each record that says otherwise than one of the same day before it."""
    learner = subject.learner
    seen: dict[tuple[str, object], list[Evidence]] = {}
    for record in learner.evidence if learner else ():
        node = subject.graph.find(learner.key(record.competency)) if learner else None
        if node is None or record.day is None or record.kind == "self":
            continue
        entry = subject.graph.nodes[node].entry
        earlier = seen.setdefault((entry.key, record.day), [])
        for other in earlier:
            ranks = (entry.rank(record.level) or 0, entry.rank(other.level) or 0)
            met, failed = ranks if record.result == "met" else ranks[::-1]
            if record.result != other.result and met >= failed:
                yield Found(
                    record.where / "competency",
                    f"another record of {record.day_text} says otherwise",
                    related=(Related(where=other.where / "competency", message="this one"),),
                )
                break
        earlier.append(record)


RULE = Rule(contradictory, Severity.WARNING, "learner")
