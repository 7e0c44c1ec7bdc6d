"""A map as a page for whoever writes it: the map itself, what it makes hard, what is wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from pathplan.diagnostic import Diagnostic, Severity
from pathplan.render.pages import explore
from pathplan.render.pages._entries import entries, facts
from pathplan.render.pages._hard import (
    beginnings,
    bottlenecks,
    chains,
    choices,
    ends,
    missing,
    size,
    table,
)
from pathplan.render.pages._html import Html, asset, document, joined, tag
from pathplan.render.pages.sheet import Section, contents, section
from pathplan.render.pages.survey import Survey
from pathplan.render.words import count, listing

MANY = 30
"""Notes above which they are folded away."""


def designer_page(survey: Survey, figure: Callable[[], explore.Figure]) -> str:
    """Return the whole page, the same bytes for the same survey.

    The figure, the drawing as SVG, is under way and asked for last.
    """
    say, home = survey.say, survey.home
    title = home.title or home.id
    data = explore.data(facts(survey), survey.code, home.language)
    listed = [
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
    parts = [part for part in (_map(survey, figure), *listed) if part is not None]
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
        data=data,
    )


def _map(survey: Survey, figure: Callable[[], explore.Figure]) -> Section | None:
    say = survey.say.sheet
    if not survey.drawing.boxes:
        return None
    found = figure()
    picture = explore.shown(found, survey.code)
    more = _more(survey) if survey.drawing.extent == "overview" else None
    return section("map", say.map, picture, more, class_=explore.look(found))


def _more(survey: Survey) -> Html:
    """Return how to see more than an overview."""
    say, command = survey.say.designer, f"pathplan draw {survey.home.file}"
    each = tag("code", f"{command} --all -o FILE.html")
    some = (tag("code", option) for option in ("--strand ID", "--around ID", "--goal ID"))
    return tag("p", say.each, " ", each, ". ", say.some, " ", joined(*some, by=", "), ".")


def _check(survey: Survey) -> Section | None:
    """Return all findings with their places, worst first, as `check --all` words them."""
    say = survey.say.designer
    heads = [say.place, say.rule, say.finding]
    worst = sorted(survey.findings, key=lambda found: -found.severity)
    notes = [found for found in worst if found.severity is Severity.NOTE]
    shown = worst if len(notes) <= MANY else worst[: -len(notes)]
    found = table(heads, [_finding(found) for found in shown], say.check)
    told = say.uncounted(len(survey.uncounted))
    rest = table(heads, [_finding(found, mark) for found, mark in survey.uncounted], told)
    return section(
        "check",
        say.check,
        tag("p", _counted(worst), lang="en") if worst else tag("p", say.nothing_found),
        found,
        _folded(heads, notes) if shown is not worst else None,
        tag("details", tag("summary", told), rest) if rest else None,
    )


def _folded(heads: Sequence[str], notes: Sequence[Diagnostic]) -> Html:
    """Return notes that are so many that they are not in the way of the rest."""
    many = _counted(notes)
    rows = table(heads, [_finding(found) for found in notes], many)
    return tag("details", tag("summary", many, lang="en"), rows)


def _counted(findings: Sequence[Diagnostic]) -> str:
    many = Counter(found.severity.word for found in findings)
    return listing([count(number, word) for word, number in many.items()])


def _finding(found: Diagnostic, mark: str = "") -> Html:
    """Return a finding as a row; a check speaks English."""
    span = found.place.span if found.place else None
    at = f":{span.line + 1}:{span.column + 1}" if span else ""
    advice = [found.help, found.advice, *(related.message for related in found.related)]
    return tag(
        "tr",
        tag("th", f"{found.where.file}{at}", scope="row"),
        tag("td", tag("code", found.rule), " ", tag("small", mark or found.severity.word)),
        tag(
            "td",
            tag("p", found.message),
            *(tag("p", text, class_="because") for text in advice if text),
        ),
        lang="en",
    )
