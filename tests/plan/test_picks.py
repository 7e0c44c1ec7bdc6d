"""What to do now is of the term that is running, as far as that can be begun."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pathplan.cli.planning import Asked, planned
from pathplan.cli.who import learner_at
from pathplan.plan import next_picks

MAP = """\
format: pathplan-map/1
id: m
title: M
language: en
competencies:
  a: {title: A, effort: 1h, credits: 2}
  b: {title: B, effort: 2h, credits: 2}
  c: {title: C, effort: 3h, credits: 2, offered: [spring]}
  d: {title: D, effort: 4h, credits: 2, requires: [a]}
"""
LEARNER = """\
format: pathplan-learner/1
id: ida
map: m.map.yaml
goals: [a, b, c, d]
pace:
  terms:
    - {name: Autumn, from: 2026-09-01, to: 2026-12-18, max: 4}
    - {name: Spring, from: 2027-01-11, to: 2027-06-30, max: 6}
  place: {%s}
"""


@pytest.mark.parametrize(
    ("today", "place", "picks", "also"),
    [
        pytest.param(
            "2026-10-01", "b: Spring", [("a", "term")], ["b"], id="only one is of the term"
        ),
        pytest.param(
            "2026-10-01",
            "a: Autumn, b: Autumn",
            [("a", "furthest"), ("b", "quicker")],
            [],
            id="two in the term, the third not offered in it",
        ),
        pytest.param(
            "2026-08-15",
            "a: Autumn",
            [("a", "furthest"), ("b", "quicker")],
            ["c"],
            id="no term is running",
        ),
    ],
)
def test_picks_by_term(
    today: str, place: str, picks: list[tuple[str, str]], also: list[str], tmp_path: Path
) -> None:
    (tmp_path / "m.map.yaml").write_text(MAP)
    (tmp_path / "ida.learner.yaml").write_text(LEARNER % place)
    who = learner_at(str(tmp_path / "ida.learner.yaml"))
    made = planned(who, Asked(today=date.fromisoformat(today)))
    assert made.plan.terms is not None
    found = next_picks(made.plan, made.report.entries, made.report.learner)
    assert [(p.step.key[2:], p.reason) for p in found.picks] == picks
    assert [s.key[2:] for s in found.open] == also


def test_where_nothing_else_is_offered_the_term_that_it_waits_for_is_named(tmp_path: Path) -> None:
    (tmp_path / "m.map.yaml").write_text(MAP)
    (tmp_path / "ida.learner.yaml").write_text((LEARNER % "").replace("[a, b, c, d]", "[c]"))
    who = learner_at(str(tmp_path / "ida.learner.yaml"))
    made = planned(who, Asked(today=date(2026, 10, 1)))
    found = next_picks(made.plan, made.report.entries, made.report.learner)
    assert [(p.step.key, p.reason, p.term) for p in found.picks] == [("m/c", "term", "Spring")]
    assert found.open == ()


def test_where_nothing_of_the_term_can_be_begun_the_rest_is_picked_from(tmp_path: Path) -> None:
    (tmp_path / "m.map.yaml").write_text(MAP)
    autumn = "a: Spring, b: Spring"
    (tmp_path / "ida.learner.yaml").write_text(
        (LEARNER % autumn).replace("[a, b, c, d]", "[a, b]").replace("max: 4", "max: 0")
    )
    who = learner_at(str(tmp_path / "ida.learner.yaml"))
    made = planned(who, Asked(today=date(2026, 10, 1)))
    found = next_picks(made.plan, made.report.entries, made.report.learner)
    assert [(p.step.key, p.reason) for p in found.picks] == [("m/a", "quickest")]
    assert [s.key for s in found.open] == ["m/b"]
