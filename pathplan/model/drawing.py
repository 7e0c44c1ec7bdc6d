"""A picture before it is drawn: boxes, gates and edges, decided once for every form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Status = Literal["plain", "done", "ready", "planned", "goal", "optional", "outside", "foreign"]
EdgeKind = Literal["needs", "option", "recommends"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One competency or credential. `words` say its status, `minutes` is its effort.

    `credential` boxes are milestones; `foreign` is the title of the other map it comes from.
    """

    id: str
    title: str
    status: Status
    words: str = ""
    minutes: int | None = None
    credential: bool = False
    foreign: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A choice: `label` says how many of what leads into it are enough."""

    id: str
    label: str


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
    """One line of the outline; `heading` is the strand it stands under."""

    heading: str
    mark: str
    number: str
    title: str
    minutes: int | None
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture. `counts` is what a sentence about it says; `legend` is what occurs."""

    title: str
    subtitle: str
    language: str
    boxes: tuple[Box, ...]
    gates: tuple[Gate, ...]
    edges: tuple[Edge, ...]
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    footnotes: tuple[str, ...]
    legend: tuple[tuple[Status, str], ...]
    counts: str
