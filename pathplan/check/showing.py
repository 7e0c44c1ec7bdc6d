"""Which assessments show a competency, and to which level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from pathplan.check.rule import Subject
from pathplan.model import Assessment, Competency, Entry, ways_to_show


@lru_cache(maxsize=2)
def ways(subject: Subject) -> Counter[str]:
    """Return how many assessments show each key in any of the maps."""
    return ways_to_show(subject.maps)


def shown_by(subject: Subject, entry: Entry) -> Iterator[tuple[Assessment, int]]:
    """Yield what shows an entry: its own assessments, then those of the maps.

    Each comes with the rank that it shows, 0 where its level is unknown.
    """
    for way in entry.assess if isinstance(entry, Competency) else ():
        yield way, entry.rank(way.level) or 0
    for map_ in subject.maps:
        for way in map_.assessments:
            for need in way.shows:
                if map_.key(need.id) == entry.key:
                    yield way, entry.rank(need.level) or 0
