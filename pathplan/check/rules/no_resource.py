"""Nothing to learn from.

Settings can ask for more than one resource of any kind: one in certain languages, one that works
offline, one that costs nothing.

Bad:
    competencies:
      add: {title: Add, effort: 1h}
Good:
    competencies:
      add: {title: Add, effort: 1h, resources: [{title: Beads, modality: hands-on}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Option, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import Competency, Resource
from pathplan.model.likes import tongue

LANGUAGES: Option[tuple[str, ...]] = Option(
    "languages", (), "languages that each needs a resource in"
)
OFFLINE = Option("offline", False, "whether one has to work offline")
FREE = Option("free", False, "whether one has to cost nothing")


def lacking(subject: Subject) -> Iterator[Found]:
    """Yield each competency without a resource, or without one that settings ask for."""
    languages = subject.value(LANGUAGES)
    offline, free = subject.value(OFFLINE), subject.value(FREE)
    asked = languages or offline or free
    for competency in subject.map.competencies:
        if competency.resources and not asked:
            continue
        at = competency.where.at_key()
        if not competency.resources:
            yield Found(at, f"`{competency.id}` has nothing to learn from", "add `resources`")
            continue
        missing = [f"in `{code}`" for code in languages if not _in(subject, competency, code)]
        if offline and not any(r.offline for r in competency.resources):
            missing.append("offline")
        if free and not any(_free(r) for r in competency.resources):
            missing.append("free")
        for what in missing:
            yield Found(at, f"`{competency.id}` has nothing {what} to learn from")


def _in(subject: Subject, competency: Competency, language: str) -> bool:
    own, wanted = subject.map.language, tongue(language)
    return any(tongue(r.language or own) == wanted for r in competency.resources)


def _free(resource: Resource) -> bool:
    return resource.cost in {"", "free"}


RULE = Rule(lacking, Severity.NOTE, options=(LANGUAGES, OFFLINE, FREE))
