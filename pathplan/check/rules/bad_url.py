"""A link that is neither a web page, an address for mail, nor a file.

Links start with http:, https: or mailto:, or are paths. Anything else is left out of pictures and
pages.

Bad:
    competencies:
      add: {title: Add, effort: 1h, resources: [{title: Sheet, url: "htps://example.org/add"}]}
Good:
    competencies:
      add: {title: Add, effort: 1h, resources: [{title: Sheet, url: "https://example.org/add"}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model.competency_map import SCHEME
from pathplan.spelling import nearest

KNOWN = ("http:", "https:", "mailto:")


def bad(subject: Subject) -> Iterator[Found]:
    """Yield each link with another scheme, or without a host."""
    for url, where in subject.map.links():
        scheme = SCHEME.match(url)
        if url.startswith("//"):
            yield Found(where, f"`{url}` has no scheme", f"write https:{url}")
        elif scheme is not None and scheme.group().lower() not in KNOWN:
            near = nearest(scheme.group(), KNOWN)
            help_ = f"nearest: `{near}`" if near else "write http:, https:, mailto: or a path"
            yield Found(where, f"`{scheme.group()}` is no link that can be followed", help_)
        elif scheme is not None and not url[len(scheme.group()) :].strip("/"):
            yield Found(where, f"`{url}` leads nowhere", "write the whole address")
        elif scheme is not None and any(c.isspace() for c in url):
            yield Found(where, "there is a space in this link", "write %20")


RULE = Rule(bad, Severity.WARNING)
