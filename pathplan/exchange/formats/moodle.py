"""A competency framework of Moodle: its hierarchy, scales and rules, in 12 or 14 columns.

The CSV that Moodle's framework tool reads and writes, with its columns known by their English names
or by their places. What has something below it becomes a strand, and a badge where it has a rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence

from pathplan.exchange.building import MapBuilder, Wanted
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._moodle_out import write_map
from pathplan.exchange.formats._moodle_rules import Required, called, has_rule, parsed, required
from pathplan.exchange.hierarchy import Hierarchy
from pathplan.exchange.html import plain
from pathplan.exchange.json_values import many, mapping, number
from pathplan.exchange.remarks import no_prerequisites
from pathplan.exchange.scale import Scale, settle
from pathplan.exchange.table import Row, Table
from pathplan.model.foreign import Heard, Held, MapIn

HINTS: Mapping[str, Sequence[str]] = {
    "parent": ("Parent ID number",),
    "id": ("ID number",),
    "title": ("Short name",),
    "description": ("Description",),
    "format": ("Description format",),
    "scale": ("Scale values",),
    "configuration": ("Scale configuration",),
    "rule": ("Rule type (optional)", "Rule type"),
    "outcome": ("Rule outcome (optional)", "Rule outcome"),
    "config": ("Rule config (optional)", "Rule config"),
    "related": ("Cross-referenced competency ID numbers",),
    "exported": ("Exported ID (optional)", "Exported ID"),
    "framework": ("Is framework",),
    "taxonomy": ("Taxonomy",),
}
"""The columns in their order, by their names in English."""
LATER = ("related", "exported")
"""Columns that older files lack."""
KNOWN = {"parent", "id", "title", "framework"}
PLAIN = {"2", "4"}
"""Formats of descriptions that are no HTML: plain text and Markdown."""
LOOKED_AT = 50
HIGHEST = 50
"""Headings one above the other that are looked at."""


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a framework: 3 by its names, or by what is where."""
    table = file.table
    if set(table.found(HINTS)) >= KNOWN:
        return 3
    columns = _places(table)
    rows = table.rows[:LOOKED_AT] if columns else ()
    return 3 * any(
        row.cell(columns["framework"]) == "1" and "scaleid" in row.cell(columns["configuration"])
        for row in rows
    )


def _places(table: Table) -> dict[str, int]:
    """Return the columns by their places; none where there are not as many as there must be."""
    names = {14: list(HINTS), 12: [name for name in HINTS if name not in LATER]}
    return {name: n for n, name in enumerate(names.get(len(table.header), ()))}


def read_map(file: Foreign, asked: Asked) -> MapIn:
    """Return the map that a framework makes: nothing needs anything, for Moodle says nothing."""
    columns = file.table.found(HINTS)
    framework = _Framework(file.table, columns if set(columns) >= KNOWN else _places(file.table))
    data = framework.read(*asked.named(file, *framework.named()))
    return MapIn(
        data=data,
        what="a competency framework of Moodle",
        size=(
            Held(many=len(file.table.header), what="columns"),
            Held(many=len(file.table.rows), what="rows"),
        ),
        heard=tuple(framework.heard()),
        dropped=framework.map.dropped,
        origins=framework.map.origins,
        remarks=(no_prerequisites("Moodle keeps no prerequisites"),),
    )


class _Framework:
    """Reads the rows: the framework, the headings, what stands below them, and their rules."""

    def __init__(self, table: Table, columns: Mapping[str, int]) -> None:
        self.columns = columns
        self.map = MapBuilder()
        self.about = Row(0, ())
        self.rows: dict[str, Row] = {}
        self.scale: Scale | None = None
        self.rules: Counter[str] = Counter()
        for row in table.rows:
            self._sort(row)
        above = {key: self._above(row) for key, row in self.rows.items()}
        self.above = {key: up for key, up in above.items() if up}
        self.below: dict[str, list[str]] = {}
        for key, up in self.above.items():
            self.below.setdefault(up, []).append(key)

    def _cell(self, row: Row, holds: str) -> str:
        return row.cell(self.columns.get(holds))

    def _sort(self, row: Row) -> None:
        at = f"row {row.number}"
        key = self._cell(row, "id") or self._cell(row, "title")
        if self._cell(row, "framework") == "1":
            if self.about.cells:
                self.map.drop("frameworks", "a file is one map; the first one counts", at)
            else:
                self.about = row
        elif not key:
            self.map.drop("rows", "they have neither an ID number nor a name", at)
        elif key in self.rows:
            self.map.drop("entries with a code that is taken", "the first one counts", at)
        else:
            self.rows[key] = row

    def _above(self, row: Row) -> str:
        """Return the heading that a row stands below, "" for none."""
        above = self._cell(row, "parent")
        if above in self.rows and self.rows[above] is not row:
            return above
        if not above or above == self._cell(self.about, "id"):
            return ""
        why = "no other row has that ID number, so what stands there is below nothing"
        self.map.drop("parents", why, f"row {row.number}")
        return ""

    def named(self) -> tuple[str, str]:
        """Return the id and the title that the framework gives itself."""
        return self._cell(self.about, "id"), self._title(self.about)[0]

    def read(self, id_: str, title: str) -> dict[str, object]:
        """Return the map's data."""
        ruled = dict(self._ruled())
        leaves = [key for key in self.rows if key not in self.below]
        strands = self._strands(leaves, ruled)
        self.scale = self._scale(self.about)
        scales: dict[Hashable, Scale] = {}
        for key in leaves:
            self._competency(key, strands.get(key, ""))
            if found := self._scale(self.rows[key]) or self.scale:
                scales[key] = found
        self._credentials(ruled)
        about = self._title(self.about)[1]
        return self.map.data(id_=id_, title=title, description=about, **settle(self.map, scales))

    def heard(self) -> Iterator[Heard]:
        """Yield what became of the headings, the scale and the rules."""
        if self.map.strands:
            yield Heard(name=f"headings ({len(self.map.strands)})", as_="strands")
        for kind, times in self.rules.items():
            yield Heard(name=f"rules of {kind} ({times})", as_="badges")
        if self.scale:
            levels = f"levels {', '.join(self.scale.levels)}; {self.scale.mastery} is mastery"
            yield Heard(name="scale", as_=levels)

    def _title(self, row: Row) -> tuple[str, str]:
        """Return the title and the description of a row; a title that was cut comes whole."""
        short = self._cell(row, "title") or self._cell(row, "id")
        said = self._cell(row, "description")
        about = said if self._cell(row, "format") in PLAIN else plain(said)
        first, _, rest = about.partition("\n\n")
        begun = short.removesuffix("...").removesuffix("…")
        if begun != short and first.startswith(begun.rstrip()) and "\n" not in first:
            return first, rest.strip()
        return short, "" if about == short else about

    def _ruled(self) -> Iterator[tuple[str, Required]]:
        """Yield what rules ask for, by their headings."""
        for key, row in self.rows.items():
            kind, outcome, config = (self._cell(row, c) for c in ("rule", "outcome", "config"))
            if not has_rule(kind, outcome):
                continue
            below = self.below.get(key, [])
            numbers = {self._cell(self.rows[one], "exported"): one for one in below}
            found = required(kind, config, below, numbers)
            if isinstance(found, Required):
                yield key, found
            else:
                self.map.drop("rules", found, f"row {row.number}")

    def _strands(self, leaves: Sequence[str], ruled: Mapping[str, Required]) -> dict[str, str]:
        """Add the strands: the nearest headings without a rule, or else with one."""
        parents = {key: up for key in leaves if (up := self._heading(key, ruled))}
        upper = {key: up for key, up in self.above.items() if key in self.below}
        hierarchy = Hierarchy(list(self.rows), parents | upper, ())
        headings = hierarchy.headings
        told = {key: self._title(self.rows[key]) for key in headings}
        codes = {key: self._cell(self.rows[key], "id") for key in headings}
        return hierarchy.strands(self.map, leaves, told, codes)

    def _heading(self, key: str, ruled: Mapping[str, Required]) -> str:
        """Return the heading that an entry's strand is made of, "" for none."""
        above: dict[str, None] = {}
        while (key := self.above.get(key, "")) and key not in above and len(above) < HIGHEST:
            above[key] = None
        return next((up for up in above if up not in ruled), next(iter(above), ""))

    def _competency(self, key: str, strand: str) -> None:
        row = self.rows[key]
        title, about = self._title(row)
        values = {"description": about, "strand": strand}
        self.map.add(key, title, self._cell(row, "id"), at=f"row {row.number}", values=values)
        if related := self._cell(row, "related"):
            why = "they say `related`, not `needs`"
            self.map.drop("cross-references", why, many=related.count(",") + 1)

    def _scale(self, row: Row) -> Scale | None:
        names = [name.strip() for name in self._cell(row, "scale").split(",") if name.strip()]
        if not names:
            return None
        parts = map(mapping, many(parsed(self._cell(row, "configuration"))))
        good = [number(part.get("id")) for part in parts if number(part.get("proficient"))]
        places = [int(n) - 1 for n in good if n is not None and 1 <= n <= len(names)]
        return Scale.of(names, min(places, default=len(names) - 1))

    def _credentials(self, ruled: Mapping[str, Required]) -> None:
        """Add a badge for each rule: first all of them, then what each asks for."""
        for key in ruled:
            row = self.rows[key]
            title, about = self._title(row)
            values = {"description": about}
            code, at = self._cell(row, "id"), f"row {row.number}"
            self.map.add(("rule", key), title, code, at=at, section="credentials", values=values)
            self.rules[called(self._cell(row, "rule"))] += 1
        for key, rule in ruled.items():
            for id_ in (id_ for one in rule.all for id_ in self._counts(one)):
                self.map.ask(("rule", key), id_)
            parts = [_together(self._counts(one)) for one in rule.of]
            if rule.least == 1:
                self.map.ask(("rule", key), {"any_of": parts})
            elif rule.least:
                self.map.ask(("rule", key), {"at_least": rule.least, "of": parts})

    def _counts(self, key: str) -> list[str]:
        """Return what stands for an entry below a heading: itself, its badge, or all below it."""
        own = self.map.id_of(("rule", key)) or self.map.id_of(key)
        if own:
            return [own]
        seen, queue = {key}, [key]
        for one in queue:
            new = [child for child in self.below.get(one, ()) if child not in seen]
            seen.update(new)
            queue += new
        return [id_ for one in queue if (id_ := self.map.id_of(one))]


def _together(ids: list[str]) -> Wanted:
    return ids[0] if len(ids) == 1 else {"all_of": ids}


FORMAT = Format(likeness=likeness, ending=".csv", read_map=read_map, write_map=write_map)
