"""One learner's path as a page that needs nothing else: for a browser, a phone and paper."""

from __future__ import annotations

import json

from pathplan.render.pages._advisor import for_advisors
from pathplan.render.pages._credit import choices, counting, not_yet
from pathplan.render.pages._facts import facts
from pathplan.render.pages._html import Html, asset, document, joined, tag
from pathplan.render.pages._map import map_section
from pathplan.render.pages._sheet import Sheet, section
from pathplan.render.pages._todo import checklist, next_steps
from pathplan.render.pages._top import banner, heading, how_far


def plan_page(sheet: Sheet) -> str:
    """Return the whole page, the same bytes for the same sheet."""
    say = sheet.say
    parts: dict[str, tuple[str, Html]] = {
        "progress": (say.sheet.how_far, how_far(sheet)),
        "next": (say.sheet.next, next_steps(sheet)),
        "steps": (_steps(sheet), checklist(sheet)),
        "choices": (say.page.choices, choices(sheet)),
        "counts": (say.plan.counts, counting(sheet)),
        "not-yet": (say.page.not_yet, not_yet(sheet)),
        **(for_advisors(sheet) if not sheet.for_learner else {}),
        "map": (say.sheet.map, map_section(sheet)),
    }
    there = {name: told for name, (told, part) in parts.items() if part}
    body = joined(
        _skips(sheet, there),
        banner(sheet),
        _contents(sheet, there),
        tag("main", *(part for _, part in parts.values())),
        _about(sheet),
    )
    data = json.dumps({"things": facts(sheet)}, ensure_ascii=False, separators=(",", ":"))
    return document(
        language=sheet.report.language,
        title=heading(sheet),
        body=body,
        style=asset("page.css"),
        data=data,
    )


def _steps(sheet: Sheet) -> str:
    say = sheet.say.sheet
    return say.week_by_week if sheet.report.plan.schedule else say.in_order


def _skips(sheet: Sheet, there: dict[str, str]) -> Html:
    """Return links over what is read already, seen when they have the focus."""
    names = [name for name in ("next", "map") if name in there]
    skip = sheet.say.sheet.skip
    return joined(*(tag("a", skip(there[n]), href=f"#{n}", class_="skip") for n in names))


def _contents(sheet: Sheet, there: dict[str, str]) -> Html:
    rows = [tag("li", tag("a", told, href=f"#{name}")) for name, told in there.items()]
    return tag("nav", tag("ul", *rows), aria_label=sheet.say.sheet.on_page)


def _about(sheet: Sheet) -> Html:
    report, say = sheet.report, sheet.say
    learner = report.learner
    file = learner.id if learner else report.maps[0].id
    made = say.sheet.made(say.dates.full_day(report.plan.as_of), file)
    knows = say.sheet.knows if sheet.for_learner else ADVISED
    told = [tag("p", f"{made} {knows}" if learner else made), tag("p", say.dates.estimates)]
    return tag("footer", section("about", say.sheet.about, *told))


ADVISED = "It is for advisors: it holds scores, notes and the people behind them."
