"""One learner's path as a page that needs nothing else: for a browser, a phone and paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pathplan.render.pages import explore
from pathplan.render.pages._advisor import for_advisors
from pathplan.render.pages._credit import choices, counting, left_out, not_yet
from pathplan.render.pages._facts import facts
from pathplan.render.pages._html import Html, asset, document, joined, tag
from pathplan.render.pages._map import map_section
from pathplan.render.pages._todo import checklist, next_steps
from pathplan.render.pages._top import banner, heading, how_far
from pathplan.render.pages.sheet import Section, Sheet, contents, own_id

ADVISED = "It is for advisors: it holds scores, notes and the people behind them."


def plan_page(sheet: Sheet, figure: Callable[[], explore.Figure]) -> str:
    """Return the whole page, the same bytes for the same sheet.

    The figure, the drawing as SVG, is under way and asked for last.
    """
    data = explore.data(facts(sheet), sheet.report.language, sheet.report.maps[0].language)
    parts = [
        how_far(sheet),
        next_steps(sheet),
        checklist(sheet),
        choices(sheet),
        left_out(sheet),
        counting(sheet),
        *([not_yet(sheet)] if sheet.for_learner else for_advisors(sheet)),
    ]
    told = [part for part in parts if part is not None]
    drawn = map_section(sheet, figure)
    there = [*told, drawn] if drawn else told
    body = joined(
        _skips(sheet, there),
        banner(sheet),
        contents(there, sheet.say.sheet.on_page),
        tag(
            "main",
            tag("div", *(part.html for part in told), class_="parts"),
            drawn.html if drawn else None,
        ),
        _about(sheet),
    )
    return document(
        language=sheet.report.language,
        title=heading(sheet),
        body=body,
        style=asset("page.css") + explore.style(),
        script=explore.script(),
        data=data,
    )


def _skips(sheet: Sheet, there: Sequence[Section]) -> Html:
    """Return links over what is read already, seen when they have the focus."""
    skip = sheet.say.sheet.skip
    aims = [part for part in there if part.name in {"next", "map"}]
    return joined(
        *(
            tag("a", skip(part.heading), href=f"#{own_id(part.name)}", class_="skip")
            for part in aims
        )
    )


def _about(sheet: Sheet) -> Html:
    report, say = sheet.report, sheet.say
    learner = report.learner
    file = learner.id if learner else report.maps[0].id
    made = say.sheet.made(say.dates.full_day(report.plan.as_of), file)
    knows = say.sheet.knows if sheet.for_learner else ADVISED
    return tag(
        "footer",
        tag("h2", say.sheet.about),
        tag("p", f"{made} {knows}" if learner else made),
        tag("p", say.dates.estimates),
    )
