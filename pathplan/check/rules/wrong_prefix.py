"""Another map is listed under a name that is not its id.

Bad:
    # x.map.yaml
    maps: {numbers: y.map.yaml}
    # y.map.yaml
    id: y
Good:
    # x.map.yaml
    maps: {y: y.map.yaml}
    # y.map.yaml
    id: y
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.references import named
from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Fix, Severity
from pathplan.text import Change


def wrong_prefix(subject: Subject) -> Iterator[Found]:
    """Yield each entry of `maps` whose key is not the id of the map it leads to."""
    ids = {m.file: m.id for m in subject.maps}
    for link in subject.map.maps:
        id_ = ids.get(link.file)
        if id_ and id_ != link.prefix:
            changes = (
                Change(kind="rename", where=link.where, value=id_),
                *_names(subject, link.prefix, id_),
            )
            yield Found(
                link.where.at_key(),
                f"this map's own id is `{id_}`",
                f"write `{id_}`, here and in the ids that start with `{link.prefix}/`",
                fix=Fix(changes=changes, safe=True),
            )


def _names(subject: Subject, prefix: str, id_: str) -> Iterator[Change]:
    """Yield the changes of all ids that start with the wrong name."""
    for need in named(subject.map):
        if need.id.startswith(f"{prefix}/"):
            value = f"{id_}/{need.id.removeprefix(f'{prefix}/')}"
            yield Change(kind="replace", where=need.where, value=value)


RULE = Rule(wrong_prefix, Severity.ERROR, fix="safe")
