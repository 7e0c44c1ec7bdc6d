"""A map as outcomes of Canvas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pathplan.exchange.html import paragraphs
from pathplan.exchange.ids import Ids
from pathplan.exchange.lines import no_lines, strand_abouts, strand_titles
from pathplan.exchange.losses import losses, renamed
from pathplan.exchange.table import written
from pathplan.model import Competency, CompetencyMap
from pathplan.model.foreign import Held, Written

HEADER = (
    *("vendor_guid", "object_type", "title", "description", "workflow_state", "parent_guids"),
    *("mastery_points", "ratings"),
)
NOTHING = "Not yet shown"
"""The rating of 0 points."""
ONE_ROW = "a vendor_guid is that of one row"
HELD = frozenset(("strands", "abouts", "order", "descriptions", "levels", "scales", "becauses"))


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as outcomes; the first map is written."""
    home = maps[0]
    strands = strand_titles(home)
    ids = Ids()
    own = {entry.id: ids.give(entry.id) for entry in home.competencies}
    groups = {id_: ids.give(id_) for id_ in strands}
    rows = [list(HEADER), *_groups(home, groups), *_outcomes(home, own, groups)]
    width = max(map(len, rows))
    table = [[*row, *[""] * (width - len(row))] for row in rows]
    return Written(
        data=written(table, mark=False),
        holds=(
            Held(many=len(home.competencies), what="outcomes"),
            Held(many=len(strands), what="groups"),
        ),
        losses=(
            *no_lines(home, "Canvas"),
            *renamed(own, "ids", ONE_ROW),
            *renamed(groups, "ids of strands", ONE_ROW),
            *losses(
                home,
                "Canvas has no place for them",
                HELD,
                reasons={"maps": "export that map too"},
            ),
        ),
    )


def _groups(home: CompetencyMap, groups: Mapping[str, str]) -> Iterator[list[str]]:
    abouts = strand_abouts(home)
    for id_, title in strand_titles(home).items():
        yield [groups[id_], "group", title, paragraphs(abouts[id_]), "active", "", ""]


def _outcomes(
    home: CompetencyMap, own: Mapping[str, str], groups: Mapping[str, str]
) -> Iterator[list[str]]:
    for entry in home.competencies:
        about = paragraphs(entry.description)
        group = groups.get(entry.strand, "")
        first = [own[entry.id], "outcome", entry.title, about, "active", group]
        yield [*first, str(entry.mastery_rank), *_ratings(entry)]


def _ratings(entry: Competency) -> Iterator[str]:
    """Yield points and names from high to low, down to nothing."""
    ranks = range(len(entry.levels), 0, -1)
    for rank, name in zip(ranks, reversed(entry.levels), strict=True):
        yield from (str(rank), name)
    yield from ("0", NOTHING)
