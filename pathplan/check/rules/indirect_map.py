"""An id of a map that is used only by another map.

A map names its own ids and those of the maps that it lists itself. What comes in through another
map could go away with it.

Bad:
    # x.map.yaml
    maps: {y: y.map.yaml}
    competencies:
      add: {title: Add, requires: [y/count, z/say]}
    # y.map.yaml
    maps: {z: z.map.yaml}
    competencies:
      count: {title: Count, requires: [z/say]}
    # z.map.yaml
    competencies:
      say: {title: Say the numbers}
Good:
    # x.map.yaml
    maps: {y: y.map.yaml, z: z.map.yaml}
    competencies:
      add: {title: Add, requires: [y/count, z/say]}
    # y.map.yaml
    maps: {z: z.map.yaml}
    competencies:
      count: {title: Count, requires: [z/say]}
    # z.map.yaml
    competencies:
      say: {title: Say the numbers}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.references import listing, path_to, troubles
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def indirect(subject: Subject) -> Iterator[Found]:
    """Yield each reference whose prefix is the id of a map that was reached through others."""
    for reference in troubles(subject):
        if reference.trouble != "indirect":
            continue
        prefix = reference.need.id.partition("/")[0]
        other = next(m for m in subject.maps if m.id == prefix)
        through = next(m for m in subject.maps if any(k.file == other.file for k in m.maps))
        yield Found(
            reference.need.where,
            f"`{prefix}` is a map that only `{through.id}` lists",
            f"list it here too: maps: {{{prefix}: {path_to(subject.map, other)}}}",
            fix=listing(subject.map, other, safe=True),
        )


RULE = Rule(indirect, Severity.ERROR, fix="safe")
