"""A map as a competency framework of Moodle, with 14 columns."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pathplan.exchange.formats._moodle_rules import ALL, COMPLETE, POINTS
from pathplan.exchange.html import paragraphs
from pathplan.exchange.ids import Ids
from pathplan.exchange.lines import must_haves, no_lines, strand_abouts, strand_titles
from pathplan.exchange.losses import losses, renamed
from pathplan.exchange.needs import becauses
from pathplan.exchange.table import written
from pathplan.model import AtLeast, CompetencyMap, Credential, Entry, Need, Requirement
from pathplan.model.foreign import Held, Loss, Written

HEADER = (
    *("Parent ID number", "ID number", "Short name", "Description", "Description format"),
    *("Scale values", "Scale configuration", "Rule type (optional)", "Rule outcome (optional)"),
    *("Rule config (optional)", "Cross-referenced competency ID numbers"),
    *("Exported ID (optional)", "Is framework", "Taxonomy"),
)
LONGEST = 100
"""Characters of an ID number and of a short name; Moodle cuts off the rest."""
HTML = "1"
ONE_LEVEL = ("Not yet competent", "Competent")
"""The scale of a map that has none: Moodle's own, for a scale there has two values or more."""
HELD = frozenset(
    ("title", "about", "strands", "abouts", "order", "descriptions", "levels", "scales")
) | frozenset(("credentials", "becauses"))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A badge as a rule: all of some competencies, and `least` of others."""

    all: tuple[str, ...]
    least: int = 0
    of: tuple[str, ...] = ()

    @property
    def members(self) -> tuple[str, ...]:
        return (*self.all, *self.of)


class _Rows:
    """Collects rows; a strand, a badge with a rule, and a competency each have one."""

    def __init__(self, home: CompetencyMap) -> None:
        self.home = home
        self.numbers = {c.id: n for n, c in enumerate(home.competencies, start=1)}
        self.rules = dict(self._rules())
        self.holder = {id_: badge for badge, rule in self.rules.items() for id_ in rule.members}
        self.cut = 0
        ids = Ids()
        self.ids = {id_: ids.give(id_[:LONGEST]) for id_ in (*self.numbers, *self.rules)}
        self.strands = {id_: ids.give(id_[:LONGEST]) for id_ in strand_titles(home)}
        self._exported = len(self.numbers)

    def _rules(self) -> Iterator[tuple[str, _Rule]]:
        """Yield the badges that can be rules: of competencies of one strand, in no other badge."""
        strands = {c.id: c.strand for c in self.home.competencies}
        taken: set[str] = set()
        for badge in self.home.entries:
            if not isinstance(badge, Credential) or badge.aside:
                continue
            rule = _rule(badge.requires)
            if rule is None or not taken.isdisjoint(rule.members):
                continue
            found = {strands.get(id_, "") for id_ in rule.members}
            if len(found) == 1 and "" not in found:
                taken.update(rule.members)
                yield badge.id, rule

    def rows(self) -> Iterator[list[str]]:
        """Yield all rows below the header."""
        home = self.home
        values, configuration = _scale(home.levels, home.counts)
        scale = (values, configuration, "1", ",".join(["competency"] * 4))
        yield self._row("", home.id, home.title or home.id, home.about, scale=scale)
        abouts = strand_abouts(home)
        for id_, name in strand_titles(home).items():
            yield self._row("", self.strands[id_], name, abouts[id_], exported=self._number())
        entries = {e.id: e for e in home.entries}
        for id_, rule in self.rules.items():
            yield self._badge(entries[id_], rule, entries)
        for entry in home.competencies:
            holder = self.holder.get(entry.id)
            above = self.ids[holder] if holder else self.strands.get(entry.strand, "")
            scale = ("", "", "", "")
            if (entry.levels, entry.mastery) != (home.levels, home.counts):
                scale = (*_scale(entry.levels, entry.mastery), "", "")
            yield self._row(
                above,
                self.ids[entry.id],
                entry.title,
                entry.description,
                scale=scale,
                exported=str(self.numbers[entry.id]),
            )

    def _badge(self, badge: Entry, rule: _Rule, entries: dict[str, Entry]) -> list[str]:
        first = entries[rule.members[0]]
        strand = getattr(first, "strand", "")
        points = [(id_, 1) for id_ in rule.all] + [(id_, 0) for id_ in rule.of]
        data = {
            "base": {"points": len(rule.all) + rule.least},
            "competencies": [
                {"id": self.numbers[id_], "points": 1, "required": must} for id_, must in points
            ],
        }
        told = (POINTS, COMPLETE, _json(data)) if rule.least else (ALL, COMPLETE, "null")
        return self._row(
            self.strands.get(strand, ""),
            self.ids[badge.id],
            badge.title,
            badge.description,
            rule=told,
            exported=self._number(),
        )

    def _number(self) -> str:
        self._exported += 1
        return str(self._exported)

    def _row(
        self,
        above: str,
        id_: str,
        title: str,
        about: str,
        *,
        scale: tuple[str, str, str, str] = ("", "", "", ""),
        rule: tuple[str, str, str] = ("", "0", "null"),
        exported: str = "",
    ) -> list[str]:
        values, configuration, framework, taxonomy = scale
        html = paragraphs(about)
        if len(title) > LONGEST:
            self.cut += 1
            html = paragraphs(title) + html
            title = title[: LONGEST - 3].rstrip() + "..."
        if framework:
            rule = ("", "", "")
        ends = ("", exported, framework, taxonomy)
        return [above, id_, title, html, HTML, values, configuration, *rule, *ends]


def _rule(requirement: Requirement) -> _Rule | None:
    """Return what a badge asks for as a rule; None where no rule says it."""
    parts = list(must_haves(requirement))
    singles = [part for part in parts if isinstance(part, Need)]
    choices = [part for part in parts if isinstance(part, AtLeast)]
    if not parts or len(choices) > 1:
        return None
    of = [part for choice in choices for part in choice.parts]
    options = [part for part in of if isinstance(part, Need)]
    ids = [need.id for need in (*singles, *options)]
    levels = any(need.level for need in (*singles, *options))
    if levels or len(options) < len(of) or len(set(ids)) < len(ids):
        return None
    least = choices[0].n if choices else 0
    return _Rule(tuple(n.id for n in singles), least, tuple(n.id for n in options))


def _scale(levels: Sequence[str], mastery: str) -> tuple[str, str]:
    """Return the values of a scale, and which of them count."""
    if len(levels) < len(ONE_LEVEL):
        levels, mastery = ONE_LEVEL, ONE_LEVEL[-1]
    first = levels.index(mastery) if mastery in levels else len(levels) - 1
    good: list[dict[str, object]] = [
        {"id": n + 1, "scaledefault": int(n == first), "proficient": 1}
        for n in range(first, len(levels))
    ]
    return ",".join(level.replace(",", ";") for level in levels), _json([{"scaleid": "1"}, *good])


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a framework; the first map is written."""
    home = maps[0]
    rows = _Rows(home)
    table = [list(HEADER), *rows.rows()]
    return Written(
        data=written(table, mark=False),
        holds=(
            Held(many=len(home.competencies), what="competencies"),
            Held(many=len(strand_titles(home)), what="strands"),
            Held(many=len(rows.rules), what="badges as a rule"),
        ),
        losses=tuple(_losses(rows)),
    )


def _losses(rows: _Rows) -> Iterator[Loss]:
    yield from no_lines(rows.home, "Moodle")
    badges = sum(isinstance(e, Credential) and not e.aside for e in rows.home.entries)
    if badges > len(rows.rules):
        why = "a rule is about competencies of one strand, and each is below one heading"
        yield Loss(many=badges - len(rows.rules), what="badges", why=why)
    if reasons := sum(becauses(e.requires) for e in rows.home.entries if e.id in rows.rules):
        yield Loss(many=reasons, what="reasons of needs", why="a rule holds only what is needed")
    if rows.cut:
        why = f"a name has {LONGEST} characters; the whole title begins the description"
        yield Loss(many=rows.cut, what="ends of titles", why=why)
    scales = {rows.home.levels, *(c.levels for c in rows.home.competencies)}
    commas = sum("," in level for levels in scales for level in levels)
    if commas:
        why = "a comma parts levels there, and becomes a semicolon"
        yield Loss(many=commas, what="commas in levels", why=why)
    single = {one for one in scales if len(one) < len(ONE_LEVEL)} if rows.numbers else ()
    if single:
        why = "a scale there has two values or more, so Moodle's own stands for them"
        yield Loss(many=len(single), what="scales of one level", why=why)
    longest = f"an ID number has {LONGEST} characters, and is that of one row"
    yield from renamed(rows.ids, "ids", longest)
    yield from renamed(rows.strands, "ids of strands", longest)
    elsewhere = {"maps": "export that map too"}
    yield from losses(rows.home, "Moodle has no place for them", HELD, reasons=elsewhere)
