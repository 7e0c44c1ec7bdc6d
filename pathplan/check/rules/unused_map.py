"""Another map is listed, and nothing of it is named.

Take it out of `maps`, unless learners of this map aim at something in it.

Bad:
    # x.map.yaml
    maps: {y: y.map.yaml}
    competencies:
      add: {title: Add}
    # y.map.yaml
    competencies:
      count: {title: Count}
Good:
    # x.map.yaml
    maps: {y: y.map.yaml}
    competencies:
      add: {title: Add, requires: [y/count]}
    # y.map.yaml
    competencies:
      count: {title: Count}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.references import named
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Fix, Severity
from pathplan.text import Change


def unused(subject: Subject) -> Iterator[Found]:
    """Yield each entry of `maps` that no id starts with."""
    links = subject.map.maps
    if not links:
        return
    used = {need.id.partition("/")[0] for need in named(subject.map) if "/" in need.id}
    whole = not any(entry.aside for entry in subject.map.entries)
    for link in links:
        if link.prefix not in used and whole:
            change = Change(kind="remove", where=link.where)
            yield Found(
                link.where.at_key(),
                f"nothing here names anything of `{link.prefix}`",
                "take it out, if no learner aims at something in it",
                fix=Fix(changes=(change,)),
            )


RULE = Rule(unused, Severity.WARNING, fix="unsafe")
