"""A map as a page for whoever writes it: the map itself, what it makes hard, what is wrong."""

from __future__ import annotations

from pathplan.diagnostic import Diagnostic
from pathplan.render.pages import _explore as explore
from pathplan.render.pages._entries import entries, facts
from pathplan.render.pages._hard import (
    beginnings,
    bottlenecks,
    chains,
    choices,
    ends,
    missing,
    row,
    size,
    table,
)
from pathplan.render.pages._html import Html, asset, document, joined, tag
from pathplan.render.pages._sheet import Section, contents, section
from pathplan.render.pages._survey import Survey


def designer_page(survey: Survey) -> str:
    """Return the whole page, the same bytes for the same survey."""
    say, home = survey.say, survey.home
    title = home.title or home.id
    listed = [
        _map(survey),
        size(survey),
        _check(survey),
        beginnings(survey),
        ends(survey),
        chains(survey),
        bottlenecks(survey),
        choices(survey),
        missing(survey),
        entries(survey),
    ]
    parts = [part for part in listed if part is not None]
    made = tag("p", say.designer.made(home.file, home.version))
    body = joined(
        tag("a", say.sheet.skip(say.designer.table), href="#-table", class_="skip"),
        tag("header", tag("h1", survey.own(title))),
        contents(parts, say.sheet.on_page),
        tag("main", *(part.html for part in parts)),
        tag("footer", tag("h2", say.sheet.about), made),
    )
    return document(
        language=survey.code,
        title=title,
        body=body,
        style=asset("page.css") + explore.style(),
        script=explore.script(),
        data=explore.data(facts(survey), survey.code),
    )


def _map(survey: Survey) -> Section | None:
    say = survey.say.sheet
    picture = explore.shown(survey.figure, say.picture)
    return section("-map", say.map, picture, class_="map-part") if survey.drawing.boxes else None


def _check(survey: Survey) -> Section | None:
    """Return all findings with their places, as `check --all` words them."""
    say = survey.say.designer
    heads = [say.place, say.rule, say.finding]
    found = table(heads, [_finding(found) for found in survey.findings], say.check)
    told = say.uncounted(len(survey.uncounted))
    rest = table(heads, [_finding(found, mark) for found, mark in survey.uncounted], told)
    return section(
        "-check",
        say.check,
        found or tag("p", say.nothing_found),
        tag("details", tag("summary", told), rest) if rest else None,
    )


def _finding(found: Diagnostic, mark: str = "") -> Html:
    span = found.place.span if found.place else None
    at = f":{span.line + 1}:{span.column + 1}" if span else ""
    advice = [found.help, found.advice, *(related.message for related in found.related)]
    said = joined(
        tag("p", found.message), *(tag("p", text, class_="because") for text in advice if text)
    )
    rule = joined(tag("code", found.rule), " ", tag("small", mark or found.severity.word))
    # a check speaks English
    return row(f"{found.where.file}{at}", rule, tag("div", said, lang="en"))
