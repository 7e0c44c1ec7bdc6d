"""What a format offers, and which one a file is in."""

from __future__ import annotations

import ntpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pathplan.exchange.archive import UnreadableError
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.table import folded
from pathplan.model import CompetencyMap, Report
from pathplan.model.foreign import Dropped, EvidenceIn, MapIn, Written
from pathplan.plugin import load, names

__all__ = [
    "FORMATS",
    "Asked",
    "Format",
    "UnreadableError",
    "by_format",
    "known",
    "loaded",
    "stem",
    "unread",
]

FORMATS = "pathplan.exchange.formats"
"""The package that holds one module per format."""
Use = Literal["map", "evidence", "export", "plan"]
MAP, PACKED = ".map.yaml", ".gz"
"""Endings of a map, and of what is packed in another file of its kind."""
SHOWN = 5
"""Sheets that are named."""


def stem(path: str) -> str:
    """Return the name of a file without its folder and its ending; other dots are of the name.

    Folders may be written as on Windows. A dot that a name begins with ends nothing.
    """
    name = ntpath.basename(path).removesuffix(PACKED).lstrip(".")
    return name.removesuffix(MAP) if name.endswith(MAP) else ntpath.splitext(name)[0] or "map"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an import was asked for with.

    `id` is that of the map to be made; without one it is what the file calls itself, or else
    `stem`, what the map's file will be called. `columns` names columns by what they hold; with
    `reverse` lines are read the other way round than this format usually means them. `verbs` says
    what the verbs of statements show where it is not what they usually do: `met`, `not-yet`,
    `pass-mark` where only a score can tell, or `off`.
    """

    id: str = ""
    stem: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    reverse: bool = False
    verbs: Mapping[str, str] = field(default_factory=dict)

    def named(self, file: Foreign, own: str = "", title: str = "") -> tuple[str, str]:
        """Return the id and the title of the map; `own` and `title` are what the file says."""
        called = self.stem or stem(file.name)
        id_ = self.id or own or called
        words = (self.id or called).replace("-", " ").replace("_", " ").strip()
        return id_, title or words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One format of another system; its module's docstring says what it is.

    `likeness` says how much a file looks like it: 0 not at all, 1 as any table or list of edges
    does, 2 by its columns or keys, 3 because it says so itself. `ending` is that of its files.
    What a format cannot do is None. `by_columns` says that a user may name its columns, `both_ways`
    that its lines are found written in both directions, so that a user may turn them. `sheets` are
    the titles, folded, of sheets that are read by their titles, where a workbook is more than one
    table.
    """

    likeness: Callable[[Foreign], int]
    ending: str
    by_columns: bool = False
    both_ways: bool = False
    sheets: frozenset[str] = frozenset()
    read_map: Callable[[Foreign, Asked], MapIn] | None = None
    read_evidence: Callable[[Sequence[Foreign], Asked], EvidenceIn] | None = None
    write_map: Callable[[Sequence[CompetencyMap]], Written] | None = None
    write_plan: Callable[[Report], Written] | None = None

    def does(self, use: Use) -> bool:
        """Say whether the format can be used so."""
        found = {
            "map": self.read_map,
            "evidence": self.read_evidence,
            "export": self.write_map,
            "plan": self.write_plan,
        }
        return found[use] is not None


def loaded(name: str) -> Format:
    """Load one format by its name.

    Raises:
        ModuleNotFoundError: there is none of this name.
    """
    found = load(FORMATS, name, "FORMAT")
    if not isinstance(found, Format):
        raise TypeError(name)
    return found


def known(file: Foreign, use: Use) -> list[str]:
    """Return the names of the formats that a file looks most like, of those that can be used so.

    Raises:
        UnreadableError: the file cannot be read as anything.
    """
    found = {name: loaded(name) for name in names(FORMATS)}
    likeness = {name: f.likeness(file) for name, f in found.items() if f.does(use)}
    most = max(likeness.values(), default=0)
    return [name for name, much in likeness.items() if much == most and most > 0]


def by_format(files: Sequence[Foreign]) -> dict[str, list[Foreign]]:
    """Return files of evidence by their format; what is in none, or broken, is left out."""
    found: dict[str, list[Foreign]] = {}
    for file in files:
        try:
            names_ = known(file, "evidence")
        except UnreadableError:
            continue
        if len(names_) == 1:
            found.setdefault(names_[0], []).append(file)
    return found


def unread(form: Format, files: Sequence[Foreign]) -> tuple[Dropped, ...]:
    """Return the tables in workbooks that a format leaves out."""
    places = [
        file.at(title)
        for file in files
        for title, table in file.tables.items()
        if table is not file.table and folded(title) not in form.sheets
    ]
    why = "only the first with columns is read; save the others as files of their own"
    left = Dropped(many=len(places), what="sheets", why=why, at=tuple(places[:SHOWN]))
    return (left,) if places else ()
