"""A name or an e-mail address of a learner.

Learner files hold a pseudonym; names stand in names.csv, which stays on this machine. Files are
copied, mailed and kept in version control for ever.

Bad:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    name: Ada Lovelace
Good:
    # x.map.yaml
    competencies:
      add: {title: Add, effort: 1h}
    # ada.learner.yaml
    ids: {moodle: "4711"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import LearnerProfile
from pathplan.text import Where

ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")


def addresses(subject: Subject) -> Iterator[Found]:
    """Yield each e-mail address in a learner file; names are found with its shape."""
    if subject.learner is None:
        return
    for text, where in _texts(subject.learner):
        found = ADDRESS.search(text) if "@" in text else None
        if found is not None:
            message = f"`{found.group()}` is an e-mail address"
            yield Found(where, message, "write initials, or a pseudonym; names live in names.csv")


def _texts(learner: LearnerProfile) -> Iterator[tuple[str, Where]]:
    yield learner.id, learner.where / "id"
    for system, text in learner.ids:
        yield text, learner.where / "ids" / system
    for goal in learner.goals:
        yield goal.because, Where(goal.where.file, (*goal.where.path[:-1], "because"))
    for record in learner.evidence:
        for key in ("source", "by", "work", "note"):
            yield getattr(record, key), record.where / key
    for decision in learner.decisions:
        yield decision.by, decision.where / "by"
        yield decision.reason, decision.where / "reason"
    for note in learner.notes:
        yield note.by, note.where / "by"
        yield note.text, note.where / "text"


RULE = Rule(addresses, Severity.WARNING, "learner")
