"""A place in a term for something that no map of the learner has.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    pace:
      terms: [{name: autumn}]
      place: {ad: autumn}
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    pace:
      terms: [{name: autumn}]
      place: {add: autumn}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pathplan.check.references import unknown
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Fix, Severity


def unknown_placement(subject: Subject) -> Iterator[Found]:
    """Yield each placement that names nothing."""
    learner = subject.learner
    for name, _ in learner.pace.place if learner else ():
        if learner and not subject.exists(learner.key(name)):
            where = learner.where / "pace" / "place" / name
            found = unknown(subject, name, where)
            fix = found.fix and Fix(
                changes=tuple(replace(c, kind="rename") for c in found.fix.changes)
            )
            yield replace(found, where=where.at_key(), fix=fix)


RULE = Rule(unknown_placement, Severity.ERROR, "learner", fix="unsafe")
