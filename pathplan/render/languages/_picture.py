"""What is said in a picture of a path."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypedDict

from pathplan.model.drawing import Drawing, Share, Tally
from pathplan.render.languages._dates import Says


class Held(TypedDict):
    """How something is held that counts."""

    demonstrated: str
    implied: str
    waived: str


class Places(TypedDict):
    """Where something stands on a path."""

    ready: str
    planned: str
    goal: str
    earned: str
    closed: str
    optional: str
    outside: str


class Legend(TypedDict):
    """What the looks of boxes mean."""

    done: str
    implied: str
    waived: str
    ready: str
    planned: str
    expired: str
    failed: str
    support: str
    goal: str
    earned: str
    optional: str
    outside: str
    foreign: str


class Lines(TypedDict):
    """What the kinds of lines mean."""

    needs: str
    option: str
    recommends: str
    taken: str
    chain: str
    level: str
    many: str
    shade: str


class Sections(TypedDict):
    """What stands in no strand."""

    badges: str
    others: str
    elsewhere: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Words in boxes, at gates, and about the whole picture."""

    held: Held
    places: Places
    legend: Legend
    lines: Lines
    sections: Sections
    means: str
    refresh: str
    expired: str
    not_yet: str
    together: str
    from_map: Says
    gate: Callable[[int, int], str]  # how many, of so many
    size: Callable[[int, str], str]  # competencies, effort
    needed: Callable[[int], str]  # by so many
    share: Callable[[Share], str]
    step: Callable[[int], str]  # from the start
    version: Says
    drawn: Callable[[Drawing], str]
    map_holds: Callable[[Tally], str]
    path_holds: Callable[[Tally], str]
