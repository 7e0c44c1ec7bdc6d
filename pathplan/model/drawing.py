"""A picture before it is drawn: boxes, gates and edges, decided once for every form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pathplan.model.state import Reason

Meaning = Literal["done", "ready", "planned", "goal", "optional", "outside", "foreign"]
Status = Meaning | Literal["plain"]
Place = Literal["", "held", "ready", "planned", "goal", "earned", "closed", "optional", "outside"]
"""Where something stands on a path; `closed` is a goal that no path leads to."""
Section = Literal["", "badges", "others", "elsewhere"]
EdgeKind = Literal["needs", "option", "recommends"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a learner is with one thing, to be put into words.

    `number` is that of its step, 0 where there is none, `refresh` those of the steps which refresh
    it. What is held says why, and its level where that is below mastery. A goal may be `ready`.
    """

    place: Place = ""
    number: int = 0
    ready: bool = False
    reason: Reason = "none"
    level: str = ""
    refresh: tuple[int, ...] = ()
    expired: bool = False
    failed: bool = False


NOWHERE = Standing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One competency or credential. `standing` is told in words, `minutes` is its effort.

    `credential` boxes are milestones; `foreign` is the title of the other map it comes from.
    """

    id: str
    title: str
    status: Status
    standing: Standing = NOWHERE
    minutes: int | None = None
    credential: bool = False
    foreign: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A choice: `n` of the `many` lines that lead into it are enough."""

    id: str
    n: int
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line from what is needed to what needs it; `taken` where the path goes along it."""

    source: str
    target: str
    kind: EdgeKind = "needs"
    taken: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Boxes that are learned together."""

    id: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the outline.

    It stands under a strand, its `heading`, or in a section of what is in none. What is told of it
    are the words `told`, of a map, or its `standing`, of a path.
    """

    heading: str = ""
    section: Section = ""
    mark: str = ""
    number: str = ""
    title: str
    minutes: int | None
    told: str = ""
    standing: Standing = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much is in a picture.

    Of a map: its competencies and their minutes, those of other maps, gates and badges. Of a path:
    its competencies, of which some count and some are refreshed, the choices, badges, and what is
    left out.
    """

    path: bool
    competencies: int
    badges: int
    minutes: int = 0
    others: int = 0
    gates: int = 0
    counting: int = 0
    refreshed: int = 0
    choices: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture; `legend` is what occurs, `foreign` the titles of other maps in it.

    Its titles are in one language, `language`, and what is told in another, `told_in`: codes.
    """

    title: str
    home: str
    language: str
    told_in: str
    boxes: tuple[Box, ...]
    gates: tuple[Gate, ...]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    foreign: tuple[str, ...]
    legend: tuple[Meaning, ...]
    tally: Tally
