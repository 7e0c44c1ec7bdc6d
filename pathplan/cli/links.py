"""Links to files, as an output that stands elsewhere has to write them."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from pathplan import disk
from pathplan.model import Assessment, Competency, CompetencyMap, Entry, Resource
from pathplan.model.competency_map import SCHEME

Linked = TypeVar("Linked", Assessment, Resource)


def entries_from(entries: Mapping[str, Entry], folder: str) -> dict[str, Entry]:
    """Return entries whose relative links lead to the same files from a folder."""
    return {
        key: replace(
            entry,
            assess=tuple(_moved(way, folder) for way in entry.assess),
            resources=tuple(_moved(resource, folder) for resource in entry.resources),
        )
        if isinstance(entry, Competency) and (entry.assess or entry.resources)
        else entry
        for key, entry in entries.items()
    }


def maps_from(maps: tuple[CompetencyMap, ...], folder: str) -> tuple[CompetencyMap, ...]:
    """Return maps whose own assessments lead to the same files from a folder."""
    return tuple(
        replace(map_, assessments=tuple(_moved(way, folder) for way in map_.assessments))
        for map_ in maps
    )


def _moved(found: Linked, folder: str) -> Linked:
    """Return something whose link, where it is relative, is written from a folder."""
    url = found.url
    path = url.partition("#")[0].partition("?")[0]
    if not path or path.startswith("/") or SCHEME.match(url):
        return found
    there = posixpath.join(posixpath.dirname(found.where.file), path)
    return replace(found, url=disk.relative(there, folder) + url[len(path) :])
