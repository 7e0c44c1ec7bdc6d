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

from pathplan.check.references import listing, path_to, troubles
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def unknown_map(subject: Subject) -> Iterator[Found]:
    """Yield each reference whose prefix is no key of `maps`."""
    for reference in troubles(subject):
        if reference.trouble == "unknown-map":
            prefix = reference.need.id.partition("/")[0]
            known = ", ".join(f"`{link.prefix}`" for link in subject.map.maps)
            help_ = f"listed are {known}" if known else "add it there, with the path of its file"
            other = next((m for m in subject.others if m.id == prefix), None)
            fix = None
            if other is not None:
                fix, help_ = (
                    listing(subject.map, other),
                    f"add {prefix}: {path_to(subject.map, other)}",
                )
            message = f"no map `{prefix}` is listed under `maps`"
            yield Found(reference.need.where, message, help_, fix=fix)


RULE = Rule(unknown_map, Severity.ERROR)
