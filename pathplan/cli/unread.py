"""Where the first mistake stands in a file that no plan can be made from."""

from __future__ import annotations

import posixpath

from pathplan.cli.planning import InTheWay
from pathplan.cli.who import Learner
from pathplan.render.reports.unread import Unread


def unread(who: Learner | str, mistakes: InTheWay | None = None) -> Unread:
    """Return what is said of a file that no plan was made from."""
    path, word = (who, who) if isinstance(who, str) else (who.path, who.word)
    places = [f.place for f in mistakes.findings if f.place] if mistakes else []
    if not places:
        return Unread(word, path)
    file = "" if places[0].file == path else posixpath.basename(places[0].file)
    return Unread(word, path, places[0].span.line + 1, file)
