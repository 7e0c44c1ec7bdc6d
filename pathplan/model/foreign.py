"""What comes from other systems and goes to them, before and after it is a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from pathplan.text import Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """So `many` things of one kind in a file; `what` begins with a noun in the plural."""

    many: int
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """How one column or property was understood: `Hours` as `effort`, "" for not at all."""

    name: str
    as_: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """So `many` things of one kind that were not taken over, and why.

    `what` begins with a noun in the plural: `lines from an entry to itself`. `at` are the places
    of the first few: a cell as `D5`, or a row.
    """

    many: int
    what: str
    why: str
    at: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A graph that looks the wrong way round.

    `title` is the entry that would need `needs` of the `others` while nothing needs it; `needed`
    and `needing` are the titles of one line read the other way.
    """

    title: str
    needs: int
    others: int
    needed: str
    needing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapIn:
    """A map that was read from another system.

    `data` is in the shape of `pathplan-map/1`; nothing of it is checked yet. `what` says what the
    file is, `size` how much is in it. `outside` counts the ends of lines
    that lie in other frameworks, by what they are called there. `origins` says where what stands
    at a path of `data` came from. `remarks` are sentences about the whole. `unclear` is True where
    something was left out that its author has to mend.
    """

    data: Mapping[str, object]
    what: str
    size: tuple[Held, ...]
    heard: tuple[Heard, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    outside: tuple[str, ...] = ()
    origins: Mapping[tuple[Part, ...], str] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()
    turned: Turned | None = None
    unclear: bool = False


TargetKind = Literal["uri", "code", "id", "column", "title"]


class Target(NamedTuple):
    """What a record from elsewhere is about, as it is called there.

    A `code` may name its `framework`; a `column` is that of a gradebook, which assessments match.
    """

    kind: TargetKind
    text: str
    framework: str = ""


class ForeignRecord(NamedTuple):
    """One record of evidence from elsewhere; a tuple, for a file may hold many thousands.

    `learner` gives what the learner is called there, by the name of the system, the surest first;
    it is empty in a file about one person. `targets` are tried one after the other. `met` is None
    where only the assessment in the map can tell, from the `share` of points (0 to 1) or the
    `points`. With `as_of` the day is that of the file, not of the result: the result may be older.
    `at` is its place: `row 17`.
    """

    learner: tuple[tuple[str, str], ...]
    targets: tuple[Target, ...]
    day: date | None
    as_of: bool = False
    met: bool | None = True
    level: str = ""
    kind: str = "import"
    share: float | None = None
    points: float | None = None
    score: str = ""
    source: str = ""
    by: str = ""
    note: str = ""
    expires: date | None = None
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceIn:
    """Records that were read from another system; the other fields are as in `MapIn`.

    `personal` is True where they belong to whoever brings them, as badges do.
    """

    records: tuple[ForeignRecord, ...]
    what: str
    size: tuple[Held, ...]
    heard: tuple[Heard, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    remarks: tuple[str, ...] = ()
    personal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """So `many` things that a format cannot hold, and why; `what` as in `Held`."""

    many: int
    what: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A map or a plan as another system's file: its bytes, what is in it, and what is not."""

    data: bytes
    holds: tuple[Held, ...]
    losses: tuple[Loss, ...] = ()
