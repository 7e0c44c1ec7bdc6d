"""What is said in a picture of a path."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypedDict

from pathplan.model.amounts import Share, Tally
from pathplan.render.languages._dates import Counts, Says
from pathplan.render.languages._sentences import sentences


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


@sentences
class Drawn:
    """How much is drawn, where it is not everything."""

    near: Counts  # how many are left out
    plan: Counts
    around: Callable[[str, int], str]  # what, how many steps each way
    strand: Says
    goal: Says
    overview: str


@sentences
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
    centre: str  # of what the picture is drawn around
    together: str
    from_map: Says
    gate: Callable[[int, int], str]  # how many, of so many
    size: Callable[[int, str], str]  # competencies, effort
    needs: Callable[[Sequence[str], Sequence[str]], str]  # first, and at the same time
    asked: Callable[[int, Sequence[str]], str]  # how many, of which
    optional: Says  # a title
    needed: Counts  # by so many
    share: Callable[[Share], str]
    levels: Callable[[int, int], str]  # the first and the last, counted from the start
    support: Callable[[Sequence[int]], str]  # the numbers of steps
    version: Says
    drawn: Drawn
    map_holds: Callable[[Tally], str]
    path_holds: Callable[[Tally], str]
