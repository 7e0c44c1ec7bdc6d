"""When what was shown is to be reviewed, from the records of it and of what practises it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pathplan.assess.evidence import Gathered
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.graph.refreshing import refreshing
from pathplan.model import Review

Practice = Sequence[tuple[date, float]]
"""The days on which something else was shown that practises it, each with its share of a review."""


def practice(graph: PrerequisiteGraph, gathered: Gathered) -> dict[int, list[tuple[date, float]]]:
    """Return for each node what practised it, oldest first: the met records of what refreshes it.

    Two records of one competency on one day are one piece of work.
    """
    found: dict[int, list[tuple[date, float]]] = {}
    for node, worth in refreshing(graph).items():
        days = dict.fromkeys(r.day for r in gathered.counting.get(node, ()) if r.met)
        for target, share in worth:
            found.setdefault(target, []).extend((day, share) for day in days)
    for events in found.values():
        events.sort()
    return found


def next_review(shown: Sequence[date], practised: Practice, interval: int) -> Review:
    """Return the next review of what was shown on some days, in order, and practised since.

    On one day what was shown comes before what only practises it.
    """
    review = Review.first(shown[0], interval)
    again = [(day, 1, 0.0) for day in dict.fromkeys(shown[1:]) if day > shown[0]]
    events = [*again, *((day, 2, share) for day, share in practised if day >= shown[0])]
    for day, kind, share in sorted(events):
        review = review.shown(day) if kind == 1 else review.practised(day, share)
    return review
