"""What advisors see besides: evidence, decisions, remarks and notes, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pathplan.model import Decision, Evidence
from pathplan.render.languages import USUAL, language
from pathplan.render.pages._html import Html, joined, tag
from pathplan.render.pages.sheet import Section, Sheet, items, section
from pathplan.render.reports.text import remarks
from pathplan.render.words import day, duration


def for_advisors(sheet: Sheet) -> list[Section | None]:
    """Return the sections on what is between the people around a learner, in one language."""
    learner = sheet.report.learner
    records = sorted(
        learner.evidence if learner else (),
        key=lambda r: (r.day is not None, r.day or r.day_text),
        reverse=True,
    )
    return [
        section("remarks", "To know", items(remarks(sheet.report))),
        section("evidence", "Evidence", _evidence(sheet, records)),
        section("decisions", "Decisions", _decisions(sheet, learner.decisions if learner else ())),
        section("notes", "Notes", _notes(sheet)),
    ]


def _evidence(sheet: Sheet, records: Sequence[Evidence]) -> Html | None:
    heads = ("Day", "Competency", "Result", "How", "Score", "By", "Took", "Note")
    rows = [
        (
            _day(sheet, record),
            sheet.linked(sheet.report.key(record.competency)),
            "not yet" if record.result == "not-yet" else record.level or "shown",
            ", ".join(text for text in (record.source, record.kind) if text),
            record.score,
            record.by,
            duration(record.took) if record.took else "",
            record.note,
        )
        for record in records
    ]
    return _table("Evidence, newest first", heads, rows)


def _decisions(sheet: Sheet, decisions: Sequence[Decision]) -> Html | None:
    say = language(USUAL).since
    rows = [
        (
            _day(sheet, decision),
            say.kinds[decision.kind],
            sheet.linked(sheet.report.key(decision.competency)),
            decision.by,
            ", ".join(x for x in (decision.reason, decision.show) if x),
        )
        for decision in decisions
    ]
    return _table(
        "What was decided, by whom and why", ("Day", "What", "Competency", "By", "Reason"), rows
    )


def _day(sheet: Sheet, dated: Evidence | Decision) -> str:
    return day(dated.day, sheet.report.plan.as_of) if dated.day else dated.day_text


def _notes(sheet: Sheet) -> Html | None:
    learner = sheet.report.learner
    told = []
    for note in reversed(learner.notes if learner else ()):
        when = day(note.day, sheet.report.plan.as_of) if note.day else note.day_text
        who = ", ".join(text for text in (when, note.by) if text)
        told.append(joined(tag("q", note.text), f" {who}"))
    return items(told)


def _table(caption: str, heads: Sequence[str], rows: Sequence[Iterable[str]]) -> Html | None:
    """Return a table, its columns that hold nothing left out; None where it has no rows."""
    if not rows:
        return None
    columns = list(zip(*rows, strict=True))
    kept = [n for n, column in enumerate(columns) if any(column)]
    head = tag("tr", *(tag("th", heads[n], scope="col") for n in kept))
    body = [
        tag("tr", *(tag("td", columns[n][row] or None) for n in kept)) for row in range(len(rows))
    ]
    table = tag("table", tag("caption", caption), tag("thead", head), tag("tbody", *body))
    return tag("div", table, class_="scroll", role="group", tabindex="0", aria_label=caption)
