"""A picture before it is drawn: boxes, gates and edges, decided once for every form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from pathplan.model.amounts import Share, Tally
from pathplan.model.state import Reason

Meaning = Literal[
    "done",
    "implied",
    "waived",
    "ready",
    "planned",
    "expired",
    "failed",
    "support",
    "goal",
    "earned",
    "optional",
    "outside",
    "foreign",
]
"""What the look of a box says.

`implied` and `waived` count without having been shown, `support` does so too and may be behind a
"not yet". `expired` and `failed` (a "not yet") are to be shown again, `earned` is a badge on the
way.
"""
Status = Meaning | Literal["plain"]
Grouping = Literal["none", "strand", "level"]
"""How boxes are brought together: not, or into bands by strand or by steps from the start."""
Direction = Literal["lr", "tb"]
Extent = Literal["all", "near", "plan", "around", "strand", "goal", "overview"]
"""How much is drawn: everything; what is planned and its neighbours; a plan and what it needs
directly; what surrounds one competency; a strand; what a goal needs; strands by levels."""
Place = Literal["", "held", "ready", "planned", "goal", "earned", "closed", "optional", "outside"]
"""Where something stands on a path; `closed` is a goal that no path leads to."""
Section = Literal["", "badges", "others", "elsewhere"]
EdgeKind = Literal["needs", "option", "recommends"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far a learner is with one thing, to be put into words.

    `number` is that of its step, 0 where there is none, `refresh` those of the steps which refresh
    it. What is held says why, and its level where that is below mastery. A goal may be `ready`.
    `support` are the numbers of the steps with a "not yet" that it may be behind.
    """

    place: Place = ""
    number: int = 0
    ready: bool = False
    reason: Reason = "none"
    level: str = ""
    refresh: tuple[int, ...] = ()
    expired: bool = False
    failed: bool = False
    support: tuple[int, ...] = ()


NOWHERE = Standing()


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One competency or credential, or in an overview several. `standing` is told in words.

    `id` names it within the picture, `name` is its id as the picture's own map writes it.
    `minutes` is its effort; `credential` boxes are milestones; `foreign` is the title of the other
    map it comes from. `strand` is a title, `strand_key` its map and id, as two strands may have one
    title; `level` says how many steps it is from the start, from 1. `link` is where it is
    published. `needed` is how many competencies of the map depend on it, None where that is not
    shown, `shade` how dark that makes it, from 0 to 4; `chain` is True on the longest chain,
    `centre` where the picture is drawn around it. A box of an overview has a `share`.
    """

    id: str
    title: str
    status: Status
    standing: Standing = NOWHERE
    minutes: int | None = None
    credential: bool = False
    foreign: str = ""
    name: str = ""
    strand: str = ""
    strand_key: str = ""
    level: int = 1
    tags: tuple[str, ...] = ()
    link: str = ""
    needed: int | None = None
    shade: int = 0
    chain: bool = False
    centre: bool = False
    share: Share | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """A choice: `n` of the `many` lines that lead into it are enough."""

    id: str
    n: int
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """A line from what is needed to what needs it; `taken` where the path goes along it.

    `label` is the level required where that is not mastery; `many` how many lines it stands for in
    an overview; `chain` is True on the longest chain.
    """

    source: str
    target: str
    kind: EdgeKind = "needs"
    taken: bool = False
    label: str = ""
    many: int = 1
    chain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Boxes that are learned together."""

    id: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Boxes of one strand, or of the levels from `first` to `last`.

    The `title` is that of the strand, "" for levels and for what is in no strand.
    """

    id: str
    title: str
    boxes: tuple[str, ...]
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What an entry asks for: one thing, its title the `name`, or `n` of several `parts`.

    `number` is that of its row, which is told instead of the title, 0 where it has none. `level`
    is the one required where that is not mastery; `elsewhere` is what another map holds.
    """

    name: str = ""
    number: int = 0
    level: str = ""
    elsewhere: bool = False
    n: int = 0
    parts: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of the outline.

    It stands under a strand, its `heading`, with the key of it, or in a section of what is in none.
    What is told of it
    is what it `needs` first, what is learned `together` with it, and whether it is `optional`, of a
    map, or its `standing`, of a path, where `needs` is None. In an overview it has a `share`
    and no title. `needed`, `chain` and `centre` are as in its box.
    """

    heading: str = ""
    strand_key: str = ""
    section: Section = ""
    mark: str = ""
    number: str = ""
    title: str
    minutes: int | None
    needs: tuple[Ask, ...] | None = None
    together: tuple[Ask, ...] = ()
    optional: bool = False
    standing: Standing = NOWHERE
    share: Share | None = None
    needed: int | None = None
    chain: bool = False
    centre: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A whole picture; `legend` is what occurs, `foreign` the titles of other maps in it.

    Its titles are in one language, `language`, and what is told in another, `told_in`: codes.
    `bands` are by `grouping`. `extent` says how much is drawn, `about` the titles of what it is
    drawn for, and `steps` how far around; an `overview` of all of the map may stand beside a part.
    `version` is the map's, `as_of` the day of a path.
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
    bands: tuple[Band, ...] = ()
    grouping: Grouping = "none"
    direction: Direction = "lr"
    extent: Extent = "all"
    about: str = ""
    steps: int = 0
    version: str = ""
    as_of: date | None = None
    overview: Drawing | None = None
