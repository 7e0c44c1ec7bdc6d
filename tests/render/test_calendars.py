"""Calendars and tables: read back by independent readers, the same bytes each time, no formulas."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.cli.planning import Asked, planned
from pathplan.cli.who import learner_at
from pathplan.model import Report
from pathplan.render.escape import cell
from pathplan.render.reports.csv import HEAD, plan_csv
from pathplan.render.reports.ics import plan_ics, tasks
from pathplan.render.reports.markdown import plan_markdown
from pathplan.render.reports.text import plan_text

MIA = str(Path(__file__).parents[2] / "curricula/fractions/learners/L-0042.learner.yaml")
TOM = str(Path(__file__).parents[2] / "curricula/it-support/learners/T-101.learner.yaml")


@pytest.fixture(scope="module")
def report() -> Report:
    return planned(learner_at(MIA), Asked(today=date(2026, 11, 23), audience="learner")).report


def test_every_step_is_a_task_after_those_it_needs(report: Report) -> None:
    read = icalendar.Calendar.from_ical(plan_ics(report))
    todos = read.walk("VTODO")
    marks = [str(todo["uid"]) for todo in todos]
    assert len(todos) == report.plan.length == tasks(report)[0] == len(set(marks))
    assert str(todos[0]["summary"]) == "Show fractions as areas"
    spans = report.plan.schedule.spans if report.plan.schedule else ()
    dues = [todo["due"].dt for todo in todos]
    numbered = [span for span, step in zip(spans, report.plan.steps, strict=True) if step.number]
    assert dues == [span.end for span in numbered]
    for todo in todos:
        before = todo.get("related-to", [])
        for mark in before if isinstance(before, list) else [before]:
            assert mark.params["RELTYPE"] == "DEPENDS-ON"
            assert marks.index(str(mark)) < marks.index(str(todo["uid"]))
    assert [str(e["summary"]) for e in read.walk("VEVENT")] == [
        "Due: Fraction fluency badge",
        "Due: Solve ratio problems",
    ]


def test_the_same_plan_gives_the_same_bytes_and_a_new_one_the_same_ids(report: Report) -> None:
    assert plan_ics(report) == plan_ics(report)
    later = planned(learner_at(MIA), Asked(today=date(2026, 11, 30))).report
    ids = [
        {str(todo["uid"]) for todo in icalendar.Calendar.from_ical(plan_ics(r)).walk("VTODO")}
        for r in (report, later)
    ]
    assert ids[0] == ids[1]


def test_in_spanish_the_words_change_and_nothing_else_does(report: Report) -> None:
    spanish = replace(report, language="es")
    calendars = [icalendar.Calendar.from_ical(plan_ics(r)) for r in (report, spanish)]
    english, told = ([dict(c.property_items()) for c in read.walk("VTODO")] for read in calendars)
    assert str(told[0]["DESCRIPTION"]) == (
        "2h30m; para 2 y 9 (elección A); empieza con Fold and shade; demuéstralo con Area poster"
        " (45m)"
    )
    assert str(told[2]["SUMMARY"]) == "Repasar: List multiples to 100"
    assert [str(e["summary"]) for e in calendars[1].walk("VEVENT")] == [
        "Fecha límite: Fraction fluency badge",
        "Fecha límite: Solve ratio problems",
    ]
    for one, other in zip(english, told, strict=True):
        changed = {key for key in one if one[key] != other[key]}
        assert changed <= {"DESCRIPTION", "SUMMARY"}
    rows, shown = (list(csv.DictReader(io.StringIO(plan_csv(r)))) for r in (report, spanish))
    assert shown[0]["why"] == "para 2 y 9 (elección A)"
    for row, other_row in zip(rows, shown, strict=True):
        changed = {key for key in row if row[key] != other_row[key]}
        assert changed == ({"why"} if row["why"] else set())


def test_the_table_says_what_the_plan_says(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(plan_csv(report))))
    assert tuple(rows[0]) == HEAD
    assert [row["title"] for row in rows] == [
        report.title(key) for step in report.plan.steps for key in step.keys
    ]
    assert sum(int(row["minutes"]) for row in rows) == report.plan.minutes


def test_steps_of_a_term_take_its_days_and_stand_in_its_name() -> None:
    made = planned(learner_at(TOM), Asked(today=date(2026, 11, 23))).report
    assert made.plan.terms is not None
    terms = [made.plan.terms.terms[place] for place in made.plan.terms.steps]
    numbered = [t for t, step in zip(terms, made.plan.steps, strict=True) if step.number]
    todos = icalendar.Calendar.from_ical(plan_ics(made)).walk("VTODO")
    assert [(todo["dtstart"].dt, todo["due"].dt) for todo in todos] == [
        (term.start, term.end) for term in numbered
    ]
    rows = list(csv.DictReader(io.StringIO(plan_csv(made))))
    names = [t.name for t, step in zip(terms, made.plan.steps, strict=True) for _ in step.parts]
    assert [row["term"] for row in rows] == names
    assert len(set(names)) == 4


def test_a_hostile_term_stays_a_name() -> None:
    made = planned(learner_at(TOM), Asked(today=date(2026, 11, 23))).report
    terms = made.plan.terms
    assert terms is not None
    hostile = replace(terms.terms[0], name="=1+1\n\x1b[31m# red\n" * 9)
    bad = replace(terms, terms=(hostile, *terms.terms[1:]))
    report = replace(made, plan=replace(made.plan, terms=bad))
    assert next(csv.DictReader(io.StringIO(plan_csv(report))))["term"].startswith("'=")
    for text in (plan_text(report, 100), plan_markdown(report)):
        assert "\x1b" not in text
        assert not any(row.startswith("# red") for row in text.splitlines())


@given(st.text(max_size=30))
def test_no_cell_is_a_formula_and_a_calendar_keeps_its_lines(text: str) -> None:
    safe = cell(text)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r", "\uff1d"))
    assert next(csv.reader(io.StringIO(_row(safe)))) == [safe, "x"]


def _row(text: str) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([text, "x"])
    return out.getvalue()


@given(st.text(max_size=40))
def test_a_hostile_title_stays_a_title(title: str) -> None:
    made = planned(learner_at(MIA), Asked(today=date(2026, 11, 23), content=False)).report
    key = made.plan.steps[0].key
    entries = {**made.entries, key: replace(made.entries[key], title=title or "x")}
    read = icalendar.Calendar.from_ical(plan_ics(replace(made, entries=entries)))
    assert len(read.walk("VTODO")) == made.plan.length
    assert len(read.walk("VEVENT")) == 2
