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

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Fix, Severity
from pathplan.text import Change


def wrong_prefix(subject: Subject) -> Iterator[Found]:
    """Yield each entry of `maps` whose key is not the id of the map it leads to."""
    ids = {m.file: m.id for m in subject.maps}
    for link in subject.map.maps:
        id_ = ids.get(link.file)
        if id_ and id_ != link.prefix:
            change = Change(kind="rename", where=link.where, value=id_)
            yield Found(
                link.where.at_key(),
                f"this map's own id is `{id_}`",
                f"write `{id_}`, here and in the ids that start with `{link.prefix}/`",
                fix=Fix(changes=(change,), safe=True),
            )


RULE = Rule(wrong_prefix, Severity.ERROR)
