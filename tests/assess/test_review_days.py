"""When a review is due, and until when something counts, from the records of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from maps import as_map, one

from pathplan.assess import assess
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import (
    Competency,
    Decision,
    Evidence,
    Holding,
    LearnerProfile,
    Need,
    Refreshes,
    Review,
)
from pathplan.model.review import later

START = date(2026, 1, 1)
A = replace(one("a"), review_after=30)
B = replace(one("b", Need(id="a")), refreshes=(Refreshes(id="a", weight=0.5),))


def day(number: int) -> date:
    return START + timedelta(days=number)


def shown(name: str, number: int) -> Evidence:
    return Evidence(competency=name, day=day(number))


def not_yet(name: str, number: int) -> Evidence:
    return Evidence(competency=name, day=day(number), result="not-yet")


def held(
    *records: Evidence,
    on: int,
    entries: Sequence[Competency] = (A, B),
    decisions: Sequence[Decision] = (),
    implied: bool = True,
    policy: str = "latest",
) -> Holding:
    graph = PrerequisiteGraph.build([as_map(*entries)])
    learner = LearnerProfile(
        id="L", file="l", map_ids=("m",), evidence=records, decisions=tuple(decisions)
    )
    state, _ = assess(graph, learner, day(on), implied=implied, policy=policy)
    return state.of("m/a")


@pytest.mark.parametrize(
    ("records", "due"),
    [
        ((shown("a", 0),), 30),
        ((shown("a", 0), shown("a", 10)), 40),  # early: it begins anew
        ((shown("a", 0), shown("a", 30)), 90),  # a review: the interval doubles
        ((shown("a", 0), shown("a", 35), shown("a", 95)), 215),  # and again
        ((shown("a", 0), shown("a", 35), shown("a", 50)), 110),  # early, at twice the interval
        ((shown("a", 0), shown("b", 10)), 40),  # practised: at most a whole interval from then on
        ((shown("a", 0), shown("b", 20)), 45),
        ((shown("a", 0), shown("b", 20), shown("a", 40)), 70),  # practice put the review off
        ((shown("a", 0), shown("b", 20), shown("a", 45)), 105),
        ((shown("a", 0), not_yet("a", 31), shown("a", 40)), 70),  # forgotten: from the beginning
        ((shown("b", 0), shown("a", 5)), 35),  # before it was shown itself there is nothing to keep
    ],
)
def test_a_review_is_due(records: tuple[Evidence, ...], due: int) -> None:
    found = held(*records, on=max((r.day or START) - START for r in records).days, implied=False)
    assert found.review is not None
    assert found.review.due == day(due)
    assert not held(*records, on=due - 1, implied=False).review_due
    assert held(*records, on=due, implied=False).review_due


def test_what_is_implied_is_reviewed_and_what_is_waived_is_not() -> None:
    plain = replace(B, refreshes=())
    found = held(shown("b", 0), on=20, entries=(A, plain))
    assert found.reason == "implied"
    assert found.review == Review(due=day(30), interval=30)
    waiver = Decision(kind="waive", competency="a", day=day(0), by="T", reason="r")
    assert held(on=20, decisions=(waiver,)).review is None


def test_it_counts_until() -> None:
    lasting = replace(A, expires_after=100)
    entries = (lasting, B)
    assert held(shown("a", 0), on=1).until is None
    assert held(shown("a", 0), on=1, entries=entries).until == day(99)
    assert held(shown("a", 0), shown("a", 40), on=41, entries=entries).until == day(139)
    dated = replace(shown("a", 0), expires=day(50))
    assert held(dated, on=1, entries=entries).until == day(50)
    assert held(dated, shown("a", 0), on=1).until is None
    assert held(replace(shown("b", 0), expires=day(60)), on=1).until == day(60)  # implied by it
    waiver = Decision(kind="waive", competency="a", day=day(0), by="T", reason="r", expires=day(70))
    assert held(on=1, decisions=(waiver,)).until == day(70)
    assert held(shown("a", 0), on=1, entries=entries, decisions=(waiver,)).until == day(99)
    assert held(dated, on=1, entries=entries, decisions=(waiver,)).until == day(70)
    assert held(shown("a", 0), on=1, decisions=(waiver,)).until is None


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 90), st.booleans()), max_size=5),
    st.one_of(st.none(), st.integers(1, 60)),
    st.booleans(),
    st.sampled_from(["latest", "strongest"]),
)
def test_it_counts_up_to_that_day_and_no_longer(
    rows: list[tuple[str, int, bool]], after: int | None, dated: bool, policy: str
) -> None:
    """Looked at on every later day, with no record of a later one."""
    entries = (replace(A, expires_after=after), replace(B, expires_after=50))
    records = [
        replace(
            shown(name, number) if met or dated else not_yet(name, number),
            expires=day(number + 20) if dated and name == "a" else None,
        )
        for name, number, met in rows
    ]
    now = held(*records, on=90, entries=entries, policy=policy)
    if not now.level:
        return
    last = 90
    while last < 200 and held(*records, on=last + 1, entries=entries, policy=policy).level:
        last += 1
    assert now.until == (None if last == 200 else day(last))


def test_days_too_far_away_are_the_last_there_is() -> None:
    far = replace(A, review_after=99_999 * 365, expires_after=99_999 * 365)
    found = held(shown("a", 0), on=1, entries=(far, B))
    assert found.until == date.max
    assert found.review is not None
    assert found.review.shown(date.max).due == date.max
    assert found.review.practised(day(9), 0.7).due == date.max


def test_days_before_the_first_and_after_the_last_are_those() -> None:
    assert later(date.min, -1) == date.min
    assert later(date(2026, 11, 23), -1) == date(2026, 11, 22)
    assert later(date.max, 1) == later(date(2026, 11, 23), 36_500_000) == date.max
