"""The map of a page: as a picture, and the same as a table."""

from __future__ import annotations

from collections.abc import Callable

from pathplan.model.drawing import Box
from pathplan.render.drawings.words import told
from pathplan.render.pages._html import Html, joined, tag
from pathplan.render.pages.explore import Figure, look, shown
from pathplan.render.pages.sheet import Section, Sheet, section
from pathplan.render.words import duration


def map_section(sheet: Sheet, figure: Callable[[], Figure]) -> Section | None:
    """Return the map: the picture, which a script may move, and the table, open where none runs.

    The picture is asked for when all else is there.
    """
    say = sheet.say.sheet
    if not sheet.drawing.boxes:
        return None
    table = _table(sheet)
    found = figure()
    picture = shown(found, sheet.report.language)
    return section("map", say.map, picture, table, class_=look(found))


def _table(sheet: Sheet) -> Html:
    say, drawing = sheet.say, sheet.drawing
    strands = any(box.foreign or box.strand for box in drawing.boxes)
    heads = [say.sheet.competency, *([say.sheet.strand] if strands else [])]
    heads += [say.sheet.standing, say.plan.effort, say.sheet.needs]
    head = tag("thead", tag("tr", *(tag("th", text, scope="col") for text in heads)))
    rows = [_row(sheet, box, strands=strands) for box in drawing.boxes if box.id in sheet.keys]
    table = tag("table", tag("caption", say.sheet.table), head, tag("tbody", *rows))
    return tag(
        "div", table, class_="scroll", role="region", tabindex="0", aria_label=say.sheet.table
    )


def _row(sheet: Sheet, box: Box, *, strands: bool) -> Html:
    key = sheet.keys[box.id]
    why = sheet.whys.get(key)
    needs = joined(*(sheet.linked(need) for need in why.needs), by=", ") if why else None
    cells = [tag("th", sheet.title(key), scope="row")]
    cells += [tag("td", sheet.own(box.foreign or box.strand))] if strands else []
    cells += [
        tag("td", told(sheet.drawing, box.standing)),
        tag("td", duration(box.minutes) if box.minutes else ""),
    ]
    return tag("tr", *cells, tag("td", needs or None), id=sheet.report.short(key))
