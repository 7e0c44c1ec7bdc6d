"""A decision to show something by an assessment that there is not.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h, assess: [{title: Ten sums}]}
    # ada.learner.yaml
    goals: [add]
    decisions:
      - {choose: add, by: Ada, date: 2026-09-01, show: Ten sms}
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h, assess: [{title: Ten sums}]}
    # ada.learner.yaml
    goals: [add]
    decisions:
      - {choose: add, by: Ada, date: 2026-09-01, show: Ten sums}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.check.showing import shown_by
from pathplan.diagnostic import Severity
from pathplan.spelling import nearest


def unknown(subject: Subject) -> Iterator[Found]:
    """Yield each decision whose `show` is the title of no assessment of its competency."""
    learner = subject.learner
    for decision in learner.decisions if learner else ():
        node = subject.graph.find(learner.key(decision.competency)) if learner else None
        if node is None or not decision.show:
            continue
        entry = subject.graph.nodes[node].entry
        known = [way.title for way, _ in shown_by(subject, entry)]
        if decision.show not in known:
            near = nearest(decision.show, known)
            listed = ", ".join(known) or "none"
            yield Found(
                decision.where / "show",
                f"no assessment shows {entry.title} under the title `{decision.show}`",
                f"nearest: `{near}`" if near else f"there is {listed}",
            )


RULE = Rule(unknown, Severity.WARNING, "learner")
