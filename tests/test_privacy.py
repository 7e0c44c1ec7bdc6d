"""What is made for a learner holds nothing that is between the people around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pathplan.cli.pages import sheet
from pathplan.cli.planning import Asked, planned
from pathplan.cli.run import run
from pathplan.cli.who import learner_at
from pathplan.render.pages.paper import plan_paper

TODAY = ("--today", "2026-12-07", "-q")
WITHHELD = {
    "SCORE": "score of a record",
    "GRADER": "by of a record",
    "REMARK": "note of a record",
    "wrongidea": "misconception of a record",
    "WORKFILE": "work of a record",
    "STAFFNOTE": "a note about the learner",
    "NOTER": "by of such a note",
    "TRANSFER": "reason that somebody else gave for a waiver",
    "CLASHING": "reason that somebody else gave for a choice",
    "SKIPWHY": "reason that somebody else gave to skip something",
    "ADDWHY": "reason that somebody else gave to add a goal",
    "1.3728": "extra time",
    "Zoe": "the name of another learner",
    "L-2": "the id of another learner",
    "MOODLE": "what another system calls the learner",
}
"""Marks that stand in the files, and what they are: no learner sees one of them."""
SHOWN = {
    "Mia": "the learner's own name",
    "L-1": "their id",
    "SOURCE": "what a record comes from",
    "OWNWORDS": "what the learner wants a goal for",
    "OWNWHY": "reason that the learner gave for a choice",
    "ADVISOR": "who agreed to a decision about the learner",
}
"""Marks that a learner sees, somewhere."""
ADVISED = set(WITHHELD) - {"wrongidea", "WORKFILE", "Zoe", "L-2", "MOODLE"}
"""Marks that an advisor sees, somewhere: they are alive."""

MAP = """\
format: pathplan-map/1
id: m
title: A map
language: en
competencies:
  held: {title: Held, effort: 1h, assess: [{title: Check, kind: quiz, effort: 5m}]}
  let: {title: Let, effort: 1h}
  again:
    title: Again
    effort: 2h
    requires: [held, let]
    misconceptions: {wrongidea: An idea}
  left: {title: Left, effort: 1h, requires: [again]}
  right: {title: Right, effort: 2h, requires: [again]}
  unsure: {title: Unsure, effort: 1h, requires: [{any_of: [left, right]}]}
  gone: {title: Gone, effort: 1h, expires_after: 30d}
  last: {title: Last, effort: 3h, requires: [unsure, gone]}
  extra: {title: Extra, effort: 1h, requires: [held]}
  far: {title: Far, effort: 1h, requires: [shut]}
  shut: {title: Shut, effort: 1h}
credentials:
  badge: {title: Badge, requires: [last]}
"""
RECORD = "score: SCORE, source: SOURCE, by: GRADER, work: WORKFILE, note: REMARK"
LEARNER = f"""\
format: pathplan-learner/1
id: L-1
ids: {{moodle: MOODLE}}
map: m.map.yaml
goals:
  - {{id: badge, due: 2026-12-20, because: OWNWORDS}}
  - {{id: last, due: 2027-03-01}}
pace: {{hours_per_week: 4, start: 2026-11-23, extra_time: 1.3728}}
likes: {{languages: [LANGUAGE]}}
evidence:
  - {{competency: held, date: 2026-11-24, took: 5h, {RECORD}}}
  - {{competency: again, date: 2026-11-30, result: not-yet, misconception: wrongidea, {RECORD}}}
  - {{competency: unsure, date: 2026-11-20, {RECORD}}}
  - {{competency: unsure, date: 2026-11-21, result: not-yet, {RECORD}}}
  - {{competency: gone, date: 2026-09-21, {RECORD}}}
decisions:
  - {{waive: let, by: ADVISOR, date: 2026-11-20, reason: TRANSFER}}
  - {{choose: right, by: Mia, date: 2026-11-20, reason: OWNWHY}}
  - {{avoid: left, by: ADVISOR, date: 2026-11-20, reason: CLASHING}}
  - {{add: extra, by: ADVISOR, date: 2026-11-20, reason: ADDWHY}}
notes:
  - {{date: 2026-11-23, by: NOTER, text: STAFFNOTE}}
"""
CLOSED = "  - {id: far}\npace:"
SKIPPED = "decisions:\n  - {skip: shut, by: ADVISOR, date: 2026-11-20, reason: SKIPWHY}"
OWN_SKIP = "decisions:\n  - {skip: shut, by: mia, date: 2026-11-20, reason: OWNWHY}"
FORMS = ("text", "markdown", "json", "csv", "ics", "svg", "dot", "mermaid", "html")


@pytest.fixture(params=["en", "es"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Files with a mark in every place that tells of somebody."""
    text = LEARNER.replace("LANGUAGE", request.param)
    (tmp_path / "m.map.yaml").write_text(MAP)
    (tmp_path / "L-1.learner.yaml").write_text(text)
    (tmp_path / "L-2.learner.yaml").write_text(text.replace("L-1", "L-2"))
    (tmp_path / "names.csv").write_text("L-1,Mia\nL-2,Zoe\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _commands(audience: str) -> Iterator[list[str]]:
    """Yield every command about one learner, in every form it has."""
    flags = [*TODAY, "--for", audience]
    for form in FORMS:
        yield ["plan", "mia", "--format", form, *flags]
    yield ["plan", "mia", "--pace", "8h", *flags]
    yield ["plan", "mia", "--evidence", "strongest", *flags]
    for form in ("outline", "svg", "dot", "mermaid", "graphml"):
        for extent in (["--all", "--by", "needed"], ["--overview"], ["--around", "last"]):
            yield ["draw", "mia", *extent, "--format", form, *flags]
    yield ["next", "mia", "--all", *flags]
    yield ["status", "mia", *flags]
    yield ["choose", "mia", "--all", *flags]
    for what in ("held", "let", "again", "left", "unsure", "gone", "last", "extra", "badge"):
        yield ["why", "mia", what, *flags]
    yield ["choose", "mia", "--pace", "5h", *flags]
    yield ["choose", "mia", "right", "--undo", *flags]
    yield ["choose", "mia", "right", "--by", "Mia", "--reason", "OWNWHY", *flags]


def _told(audience: str, capfd: pytest.CaptureFixture[str]) -> Iterator[tuple[str, str]]:
    """Yield every command with what it says on either stream."""
    for words in _commands(audience):
        code = run(words)
        printed = capfd.readouterr()
        assert code in {0, 1}, printed.err
        yield " ".join(words), printed.out + printed.err


def _variants(folder: Path) -> Iterator[None]:
    """Put the learner's file into each of several states: open, agreed on, closed by somebody."""
    file = folder / "L-1.learner.yaml"
    text = file.read_text()
    yield
    run(["plan", "mia", "--save", "--today", "2026-11-23", "-q"])
    yield
    (folder / "L-1.plan.json").unlink()
    for skipped in (SKIPPED, OWN_SKIP):
        file.write_text(text.replace("pace:", CLOSED).replace("decisions:", skipped))
        yield
    file.write_text(text)


def test_a_learner_sees_their_own_and_nothing_of_others(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    seen = set()
    for _ in _variants(folder):
        capfd.readouterr()
        for typed, text in _told("learner", capfd):
            leaked = {mark: what for mark, what in WITHHELD.items() if mark in text}
            assert not leaked, (typed, text)
            seen |= {mark for mark in SHOWN if mark in text}
    assert seen == set(SHOWN)


def test_an_advisor_sees_what_is_kept_from_learners(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    text = ""
    for _ in _variants(folder):
        capfd.readouterr()
        text += "".join(told for _, told in _told("advisor", capfd))
    assert {mark for mark in (*ADVISED, *SHOWN) if mark not in text} == set()
    assert {mark for mark in ("Zoe", "L-2", "MOODLE") if mark in text} == set()


def test_files_about_one_learner_are_for_them_unless_said_otherwise(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for ending in ("txt", "md", "json", "csv", "ics", "svg", "dot", "mmd", "html"):
        run(["plan", "mia", "-o", f"mine.{ending}", *TODAY])
        run(["plan", "mia", "-o", f"theirs.{ending}", "--for", "advisor", *TODAY])
        mine, theirs = ((folder / f"{n}.{ending}").read_text() for n in ("mine", "theirs"))
        assert not [mark for mark in WITHHELD if mark in mine], ending
        if ending in {"txt", "md", "json", "html"}:
            assert "SCORE" in theirs or "REMARK" in theirs, ending
    run(["plan", ".", "-o", "plans/", *TODAY])
    page = (folder / "plans" / "L-1.html").read_text()
    assert not [mark for mark in WITHHELD if mark in page]
    capfd.readouterr()


def test_what_a_learner_gets_on_paper_or_as_a_page_of_their_progress_is_theirs(
    folder: Path,
) -> None:
    for _ in _variants(folder):
        asked = Asked(today=date(2026, 12, 7), quiet=True, audience="learner")
        mine = plan_paper(sheet(planned(learner_at("L-1.learner.yaml"), asked)), "a4")
        theirs = replace(asked, audience="advisor")
        assert "SCORE" in plan_paper(sheet(planned(learner_at("L-1.learner.yaml"), theirs)), "a4")
        run(["status", "mia", "-o", "status.html", *TODAY])
        mine += (folder / "status.html").read_text()
        assert not [mark for mark in WITHHELD if mark in mine]
        assert "OWNWORDS" in mine


def test_the_agreed_plan_is_for_those_who_agreed(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    run(["plan", "mia", "--save", "--for", "learner", *TODAY])
    saved = (folder / "L-1.plan.json").read_text()
    assert '"audience": "advisor"' in saved
    assert "TRANSFER" in saved
    capfd.readouterr()


def test_next_and_choose_speak_to_the_learner_the_rest_to_the_advisor(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    spanish = "es" in (folder / "L-1.learner.yaml").read_text().split("languages:")[1][:5]
    for command in ("next", "choose"):
        run([command, "mia", *TODAY])
        text = capfd.readouterr().out
        assert ("a fecha de" in text) is spanish, text
    for words in (["plan", "mia"], ["status", "mia"], ["why", "mia", "again"], ["draw", "mia"]):
        run([*words, *TODAY])
        text = capfd.readouterr().out
        assert "fecha" not in text
        assert "Camino" not in text


def test_several_learners_are_for_advisors(capfd: pytest.CaptureFixture[str], folder: Path) -> None:
    assert folder.is_dir()
    assert run(["status", ".", "--for", "learner", *TODAY]) == 2
    assert "advisors" in capfd.readouterr().err


def test_without_names_nobody_is_named(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (folder / "names.csv").unlink()
    for words in _commands("learner"):
        run(
            [word.replace("mia", "L-1") if word == "mia" else word for word in words[:2]]
            + words[2:]
        )
        text = capfd.readouterr().out
        assert "Zoe" not in text
        assert "Mia (L-1)" not in text
