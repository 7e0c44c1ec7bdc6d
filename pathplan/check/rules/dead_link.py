"""A link to a file that is not there.

A link without http: or https: is a path, seen from the file that it stands in.

Bad:
    competencies:
      add: {title: Add, effort: 1h, resources: [{title: Sheet, url: sheets/add.pdf}]}
Good:
    competencies:
      add: {title: Add, effort: 1h, resources: [{title: Sheet, url: "https://example.org/add"}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity


def dead(subject: Subject) -> Iterator[Found]:
    """Yield each relative link whose file is gone."""
    if not subject.gone:
        return
    for url, where in subject.map.links():
        path = url.partition("#")[0].partition("?")[0]
        if (where.file, path) in subject.gone:
            yield Found(
                where, f"there is no file `{path}`", "it is looked for from this file's folder"
            )


RULE = Rule(dead, Severity.WARNING)
