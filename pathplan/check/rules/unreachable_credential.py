"""A credential that nobody can earn.

Something it cannot do without can never be started; that is an error of its own, and the place to
mend.

Bad:
    competencies:
      a: {title: A, requires: [b]}
      b: {title: B, requires: [a]}
    credentials:
      badge: {title: Badge, requires: [a]}
Good:
    competencies:
      a: {title: A}
      b: {title: B, requires: [a]}
    credentials:
      badge: {title: Badge, requires: [b]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import broken, failing
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import Credential


def unreachable(subject: Subject) -> Iterator[Found]:
    """Yield each credential that cannot be derived, at the first need that fails."""
    for node in broken(subject):
        entry = subject.graph.nodes[node].entry
        if not isinstance(entry, Credential) or entry.map != subject.map.id:
            continue
        needed = failing(subject, node)
        if needed is not None:
            name = subject.titled(subject.graph.nodes[needed.node].key)
            yield Found(
                needed.need.where,
                f"nobody can earn {entry.title}",
                f"{name} can never be started",
            )


RULE = Rule(unreachable, Severity.NOTE)
