"""What would clear up a doubt: the assessment that tells whether something is known."""

from __future__ import annotations

from pathplan.model import Assessment
from pathplan.plan import fitting
from pathplan.render.words import duration
from pathplan.study import Study


def clears(found: Study, key: str) -> Assessment | None:
    """Return the assessment of a competency that fits the learner best, None without one.

    A credential has none.
    """
    entries = {n.key: n.entry for n in found.graph.nodes}
    content = fitting([key], entries, found.maps, found.learner).get(key)
    return next(iter(content.assessments), None) if content else None


def tells(found: Study, key: str) -> str:
    """Return that assessment with its time, as `Show me (10m)`, "" without one."""
    way = clears(found, key)
    if way is None:
        return ""
    return f"{way.title} ({duration(way.effort)})" if way.effort else way.title
