"""Outcomes of Canvas: groups, outcomes and their ratings, with the points that are mastery.

The CSV that Canvas imports. Groups become strands, ratings levels; one of 0 points is none, for it
says that nothing was shown.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence

from pathplan.exchange.building import MapBuilder
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._canvas_outcomes_out import write_map
from pathplan.exchange.hierarchy import Hierarchy
from pathplan.exchange.html import plain
from pathplan.exchange.json_values import number
from pathplan.exchange.remarks import no_prerequisites
from pathplan.exchange.scale import Scale, settle
from pathplan.exchange.table import Row, Table
from pathplan.model.foreign import Heard, Held, MapIn

HINTS: Mapping[str, Sequence[str]] = {
    "id": ("vendor_guid",),
    "kind": ("object_type",),
    "title": ("title",),
    "description": ("description",),
    "state": ("workflow_state",),
    "parents": ("parent_guids",),
    "mastery": ("mastery_points",),
    "ratings": ("ratings",),
}
MOST = 50
"""Groups of one outcome, and groups one above the other, that are looked at."""
KNOWN = {"id", "kind", "title"}


def likeness(file: Foreign) -> int:
    """Return how much a file looks like outcomes of Canvas: 3 by its columns."""
    return 3 if set(file.table.found(HINTS)) >= KNOWN else 0


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that outcomes make: nothing needs anything, for Canvas says nothing."""
    outcomes = _Outcomes(file.table)
    data = outcomes.read(*asked.named(file))
    return MapIn(
        data=data,
        what="outcomes of Canvas",
        size=(
            Held(many=len(outcomes.groups), what="groups"),
            Held(many=len(outcomes.rows) - len(outcomes.groups), what="outcomes"),
        ),
        heard=tuple(outcomes.heard()),
        dropped=outcomes.map.dropped,
        origins=outcomes.map.origins,
        remarks=(no_prerequisites("Canvas keeps no prerequisites"),),
    )


class _Outcomes:
    """Reads the rows: the groups, and the outcomes with their ratings."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.columns = table.found(HINTS)
        self.map = MapBuilder()
        self.rows: dict[str, Row] = {}
        for row in table.rows:
            self._sort(row)
        self.groups = [key for key, row in self.rows.items() if self._is_group(row)]
        self.upper = {key: up[0] for key in self.groups if (up := self._parents(key))}
        self.scales: dict[Hashable, Scale] = {}

    def _cell(self, row: Row, holds: str) -> str:
        return row.cell(self.columns.get(holds))

    def _is_group(self, row: Row) -> bool:
        return self._cell(row, "kind").casefold() == "group"

    def _sort(self, row: Row) -> None:
        at = f"row {row.number}"
        key = self._cell(row, "id")
        if self._cell(row, "state").casefold() == "deleted":
            self.map.drop("rows", "they are deleted in Canvas", at)
        elif not key or not self._cell(row, "title"):
            self.map.drop("rows", "they have no vendor_guid or no title", at)
        elif key in self.rows:
            self.map.drop("entries with a code that is taken", "the first one counts", at)
        else:
            self.rows[key] = row

    def _parents(self, key: str) -> list[str]:
        """Return the groups that a row says it is in, those that are in this file."""
        row = self.rows[key]
        found = dict.fromkeys(self._cell(row, "parents").split())
        for word in found:
            if word not in self.rows or not self._is_group(self.rows[word]):
                self.map.drop(
                    "references to groups", "they are not in this file", f"row {row.number}"
                )
        return [one for one in found if one in self.rows and self._is_group(self.rows[one])]

    def read(self, id_: str, title: str) -> dict[str, object]:
        """Return the map's data."""
        outcomes = [key for key, row in self.rows.items() if not self._is_group(row)]
        groups = {key: group for key in outcomes if (group := self._group(key))}
        hierarchy = Hierarchy(list(self.rows), groups | self.upper, ())
        told = {key: self._told(self.rows[key]) for key in hierarchy.headings}
        for key in self.groups:
            if key not in told:
                self.map.drop("groups", "they are empty", f"row {self.rows[key].number}")
        strands = hierarchy.strands(self.map, outcomes, told, dict(zip(told, told, strict=True)))
        for key in outcomes:
            row = self.rows[key]
            title_, about = self._told(row)
            values = {"description": about, "strand": strands.get(key, "")}
            self.map.add(key, title_, key, at=f"row {row.number}", values=values)
            if scale := self._scale(row):
                self.scales[key] = scale
        return self.map.data(id_=id_, title=title, **settle(self.map, self.scales))

    def _told(self, row: Row) -> tuple[str, str]:
        return self._cell(row, "title"), plain(self._cell(row, "description"))

    def _group(self, key: str) -> str:
        """Return the innermost group of an outcome, of several the first; "" for none."""
        groups = self._parents(key)[:MOST]
        outer = {above for one in groups for above in self._above(one)}
        inner = [one for one in groups if one not in outer] or groups
        if len(inner) > 1:
            at = f"row {self.rows[key].number}"
            why = "a competency has one strand"
            self.map.drop("groups after the first", why, at, len(inner) - 1)
        return inner[0] if inner else ""

    def _above(self, group: str) -> set[str]:
        """Return the groups that one is in, directly or not."""
        found: set[str] = set()
        while (group := self.upper.get(group, "")) and group not in found:
            if len(found) == MOST:
                break
            found.add(group)
        return found

    def _scale(self, row: Row) -> Scale | None:
        """Return the ratings from low to high; without mastery points the highest is mastery."""
        ratings = sorted(self._ratings(row), key=lambda rating: rating[0])
        if not ratings:
            return None
        enough = number(self._cell(row, "mastery"))
        met = [n for n, (points, _) in enumerate(ratings) if enough and points >= enough]
        return Scale.of([name for _, name in ratings], min(met, default=len(ratings) - 1))

    def _ratings(self, row: Row) -> Iterator[tuple[float, str]]:
        first = self.columns.get("ratings", len(row.cells))
        for place in range(first, len(row.cells), 2):
            points = number(row.cell(place))
            name = row.cell(place + 1)
            if points is None and (row.cell(place) or name):
                self.map.drop("ratings", "they have no points", row.at(place))
            elif points:
                yield points, name or f"{points:g} point{'' if points == 1 else 's'}"

    def heard(self) -> Iterator[Heard]:
        """Yield what became of the columns, of groups and of ratings."""
        used = {
            *(self.columns.values()),
            *range(self.columns.get("ratings", len(self.table.header)), len(self.table.header)),
        }
        if self.map.strands:
            yield Heard(name="groups", as_="strands")
        if self.scales:
            yield Heard(name="ratings", as_="levels")
            without = not any(self._cell(row, "mastery") for row in self.rows.values())
            yield Heard(name="mastery_points", as_="the highest rating" if without else "mastery")
        for place, name in enumerate(self.table.header):
            if name and place not in used:
                yield Heard(name=name)


FORMAT = Format(likeness=likeness, ending=".csv", read_map=read_map, write_map=write_map)
