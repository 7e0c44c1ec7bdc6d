"""How it is going, as a page: for one learner, or a sheet for each of several."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model import Report
from pathplan.render.languages import language_of
from pathplan.render.pages._bar import bar
from pathplan.render.pages._html import Html, asset, document, joined, tag
from pathplan.render.pages.sheet import items, spoken
from pathplan.render.reports.dates import besides
from pathplan.render.reports.progress import Told, goal_rows, happened, reason, so_far, topics
from pathplan.render.reports.text import as_of
from pathplan.render.words import count, day

NEEDS = {
    "talk": "Talk first",
    "look": "Look in on",
    "on-track": "On track",
    "reached": "Goal reached",
}


def status_page(told: Told) -> str:
    """Return the page of one learner."""
    report = told.report
    parts = tag("main", tag("article", *_person(told, "h1")))
    return document(
        language=report.language,
        title=f"{report.who}, {as_of(report)}",
        body=parts,
        style=asset("page.css"),
    )


def many_page(people: Sequence[Told], missing: Sequence[tuple[str, str]]) -> str:
    """Return one page for advisors: who needs somebody first, then a sheet for each.

    `missing` are those without one, each with why.
    """
    first = people[0].report
    title = f"{count(len(people), 'learner')}, {as_of(first)}"
    rows = [_row(told) for told in people]
    rows += [
        tag("tr", tag("th", word, scope="row"), tag("td", "No plan"), tag("td", why))
        for word, why in missing
    ]
    heads = [tag("th", text, scope="col") for text in ("Learner", "How", "Why")]
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows))
    body = joined(
        tag("header", tag("h1", title)),
        tag(
            "main",
            tag("div", table, class_="scroll", role="region", tabindex="0", aria_label=title),
            *(tag("article", *_person(t, "h2"), id=_mark(t), class_="sheet") for t in people),
        ),
    )
    return document(language=first.language, title=title, body=body, style=asset("page.css"))


def _mark(told: Told) -> str:
    return told.report.plan.learner


def _row(told: Told) -> Html:
    link = tag("a", told.report.who, href=f"#{_mark(told)}")
    need = tag("span", NEEDS[told.progress.need], class_=f"need {told.progress.need}")
    return tag("tr", tag("th", link, scope="row"), tag("td", need), tag("td", reason(told) or None))


def _person(told: Told, top: str) -> list[Html]:
    """Return a sheet about one learner; `top` is its heading, the ones within are a level below."""
    report, made = told.report, told.progress
    language, below = language_of(report), "h3" if top == "h2" else "h2"
    say = language.status
    agreed = (
        [say.agreed(language.dates.day(s.day, report.plan.as_of))]
        if (s := report.plan.since)
        else []
    )
    home = report.maps[0]
    about = joined(_own(report, home.title or home.id), *agreed, as_of(report), by=" · ")
    parts = [tag("header", tag(top, report.who), tag("p", about, class_="map"))]
    heads = {
        language.plan.goals: _goals(report),
        say.progress: _progress(told) if made.total else None,
        say.since(language.dates.day(made.since, report.plan.as_of)): _news(told),
        say.talk: _talk(told),
        "Notes": _notes(report),
    }
    for heading, part in heads.items():
        if part:
            parts.append(tag("section", tag(below, heading), part))
    return parts


def _own(report: Report, text: str) -> Html:
    return spoken(text, report.maps[0].language, report.language)


def _goals(report: Report) -> Html | None:
    rows = []
    for title, due, now, verdict, late in goal_rows(report):
        look = "late" if late else "good"
        mark = tag("strong", verdict, class_=look) if verdict else None
        told = joined(*(text for text in (due, now) if text), by=" · ")
        rows.append(
            joined(
                tag("div", tag("strong", _own(report, title)), mark, class_="head"), tag("p", told)
            )
        )
    return items(rows, class_="goals")


def _progress(told: Told) -> Html:
    report, made = told.report, told.progress
    say = language_of(report).status
    rows = [
        joined(
            tag("span", _own(report, group.title)),
            bar(group.done, group.total),
            tag("span", say.share(group.done, group.total), class_="effort"),
        )
        for group in made.groups
    ]
    return joined(tag("p", so_far(made, report)), items(rows, class_="bars"))


def _news(told: Told) -> Html | None:
    report = told.report
    rows = [
        joined(
            tag("strong", _own(report, report.title(item.key))),
            tag("span", happened(report, item), class_="because"),
            by=" ",
        )
        for item in told.progress.news
    ]
    return items([*rows, *besides(report)], class_="held")


def _talk(told: Told) -> Html | None:
    found = topics(told)
    return tag("ol", *(tag("li", text) for text in found), class_="topics") if found else None


def _notes(report: Report) -> Html | None:
    """Return the newest notes between the people around a learner, which are for them."""
    notes = report.learner.notes if report.learner and report.audience == "advisor" else ()
    told = []
    for note in reversed(notes[-3:]):
        when = day(note.day, report.plan.as_of) if note.day else note.day_text
        who = ", ".join(text for text in (when, note.by) if text)
        told.append(joined(tag("q", note.text), f" {who}" if who else None))
    return items(told)
