"""An id starts with a map that is not listed.

A map names its own ids and those of the maps that it lists under maps.

Bad:
    competencies:
      add: {title: Add, requires: [arith/count]}
Good:
    competencies:
      count: {title: Count}
      add: {title: Add, requires: [count]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.references import troubles
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def unknown_map(subject: Subject) -> Iterator[Found]:
    """Yield each reference whose prefix is no key of `maps`."""
    for reference in troubles(subject):
        if reference.trouble == "unknown-map":
            prefix = reference.need.id.partition("/")[0]
            known = ", ".join(f"`{link.prefix}`" for link in subject.map.maps)
            yield Found(
                reference.need.where,
                f"no map `{prefix}` is listed under `maps`",
                f"listed are {known}" if known else f"add maps: {{{prefix}: path/to/its.map.yaml}}",
            )


RULE = Rule(unknown_map, Severity.ERROR)
