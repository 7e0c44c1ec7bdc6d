"""Two competencies have one title.

Nobody can tell them apart in a list. One of them may be a copy that was to be changed. Where no
line leads to or from either of them, as with the free places of a degree, it is no mistake.

Bad:
    competencies:
      add: {title: Add numbers}
      sum: {title: Add Numbers, requires: [add]}
Good:
    competencies:
      add: {title: Add numbers}
      sum: {title: Add up a list, requires: [add]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.requirements import alone
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Related, Severity
from pathplan.model import Entry
from pathplan.text import Where


def twice(subject: Subject) -> Iterator[Found]:
    """Yield each title that another entry of the map has already, whatever its case."""
    free = {competency.key for competency in alone(subject)}
    first: dict[str, Entry] = {}
    for entry in subject.map.entries:
        if entry.aside or not entry.title:
            continue
        other = first.setdefault(entry.title.casefold(), entry)
        if other is not entry and not {entry.key, other.key} <= free:
            message = f"`{other.id}` has this title too"
            related = (Related(where=_title(other), message="the first"),)
            yield Found(_title(entry), message, "say what makes it another one", related=related)


def _title(entry: Entry) -> Where:
    return entry.where / "title"


RULE = Rule(twice, Severity.WARNING)
