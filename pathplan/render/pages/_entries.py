"""Every competency and badge of a map: as a table, and as facts for the map's script."""

from __future__ import annotations

from pathplan.model import Competency, Entry
from pathplan.model.drawing import Box
from pathplan.render.pages._hard import table
from pathplan.render.pages._html import Html, joined, tag
from pathplan.render.pages.explore import material, plain
from pathplan.render.pages.sheet import Section, section
from pathplan.render.pages.survey import ALONE, Survey
from pathplan.render.words import duration


def entries(survey: Survey) -> Section | None:
    """Return the table of all entries; each row has the id that links lead to."""
    say = survey.say
    heads = [say.sheet.competency, say.sheet.strand, say.plan.effort, say.sheet.needs]
    rows = [_row(survey, key, survey.entries[key]) for key in survey.rows]
    found = table([*heads, say.map["opens"]], rows, say.designer.table)
    return section("table", say.designer.table, found)


def _row(survey: Survey, key: str, entry: Entry) -> Html:
    near = survey.neighbours.get(key, ALONE)
    name = joined(survey.own(survey.name(key)), " ", tag("small", survey.home.short(key)))
    return tag(
        "tr",
        tag("th", name, scope="row"),
        tag("td", survey.own(survey.strand(entry))),
        tag("td", _effort(entry)),
        tag("td", joined(*(survey.demand(demand) for demand in near.needs), by="; ")),
        tag("td", survey.all_linked(near.opens)),
        id=survey.home.short(key),
    )


def _effort(entry: Entry) -> str:
    known = isinstance(entry, Competency) and entry.effort is not None
    return duration(entry.minutes_to(entry.mastery_rank)) if known else ""


def facts(survey: Survey) -> dict[str, dict[str, object]]:
    """Return what the map's panel says of each box, by its id; what is empty is left out."""
    found = {}
    for box in survey.drawing.boxes:
        key = survey.keys.get(box.id, "")
        if key in survey.links:
            fact = _fact(survey, box, key)
            kept = {name: value for name, value in fact.items() if value}
            found[box.id] = {**kept, "needs": fact["needs"], "opens": fact["opens"]}
    return found


def _fact(survey: Survey, box: Box, key: str) -> dict[str, object]:
    entry, near, home = survey.entries[key], survey.neighbours.get(key, ALONE), survey.home
    of, together = survey.say.designer.of, survey.say.designer.with_it
    fact: dict[str, object] = {
        "id": home.short(key),
        "title": plain(survey.name(key)),
        "status": box.status,
        "effort": _effort(entry),
        "strand": plain(survey.strand(entry)),
        "needs": [
            {
                "text": together if demand.together else of(demand.n) if demand.n else "",
                "ids": [home.short(needed) for needed in demand.keys],
            }
            for demand in near.needs
        ],
        "opens": [home.short(opened) for opened in near.opens],
    }
    return fact | material(entry)
