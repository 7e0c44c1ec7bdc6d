"""What a page about a map is made from, and how its parts name competencies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from pathplan.diagnostic import Diagnostic
from pathplan.model import Competency, CompetencyMap, Entry
from pathplan.model.drawing import Drawing
from pathplan.model.map_facts import Demand, MapFacts, Neighbours
from pathplan.render.languages import Language, language, nearest
from pathplan.render.pages._html import Html, joined, tag
from pathplan.render.pages.sheet import spoken

ALONE = Neighbours()
COMMA = Html(", ")


@dataclass(frozen=True, kw_only=True)
class Survey:
    """All that is told of the first of some maps; `entries` are by key, `rows` those in the table.

    `keys` are those of the drawing's boxes by their ids, `findings` are located, as are those
    `uncounted`, each with the reason in a word.
    """

    maps: tuple[CompetencyMap, ...]
    entries: Mapping[str, Entry]
    rows: tuple[str, ...]
    facts: MapFacts
    neighbours: Mapping[str, Neighbours]
    findings: tuple[Diagnostic, ...]
    uncounted: tuple[tuple[Diagnostic, str], ...]
    drawing: Drawing
    keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def home(self) -> CompetencyMap:
        """The map that the page is about."""
        return self.maps[0]

    @cached_property
    def code(self) -> str:
        """The language of the page: the map's where it is here."""
        return nearest([self.home.language])

    @cached_property
    def say(self) -> Language:
        """The sentences that it is written with."""
        return language(self.code)

    def name(self, key: str) -> str:
        """Return the title of an entry, its id where it has none."""
        entry = self.entries.get(key)
        return (entry.title or entry.id) if entry else key

    def own(self, text: str) -> Html:
        """Return a text of the map, marked where the page is in another language."""
        return spoken(text, self.home.language, self.code)

    @cached_property
    def links(self) -> dict[str, Html]:
        """The titles of what has a row in the table, each leading there."""
        return {
            key: tag("a", self.own(self.name(key)), href=f"#{self.home.short(key)}")
            for key in self.rows
        }

    def linked(self, key: str) -> Html:
        """Return a title that leads to its row of the table, where it has one."""
        return self.links.get(key) or self.own(self.name(key))

    def all_linked(self, keys: Iterable[str], by: str = COMMA) -> Html:
        """Return titles that lead to their rows."""
        return joined(*(self.linked(key) for key in keys), by=by)

    def demand(self, found: Demand) -> Html:
        """Return what is asked for, in words."""
        say = self.say.designer
        named = self.all_linked(found.keys)
        if found.together:
            return joined(say.with_it, " ", named)
        return joined(say.of(found.n), " ", named) if found.n else named

    def strand(self, entry: Entry) -> str:
        """Return the title of the strand that something is in, else that of its other map."""
        if entry.map != self.home.id:
            other = next((m for m in self.maps if m.id == entry.map), None)
            return (other.title or other.id) if other else entry.map
        name = entry.strand if isinstance(entry, Competency) else ""
        return next((s.title or s.id for s in self.home.strands if s.id == name), name)
