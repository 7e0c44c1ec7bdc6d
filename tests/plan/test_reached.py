"""A goal is reached on the day of the record that completed it."""

from __future__ import annotations

from datetime import date

import pytest

from pathplan.model import Competency, Evidence, Holding
from pathplan.plan.reached import since

ENTRY = Competency(id="a", map="m", title="A", levels=("low", "middle", "high"), mastery="middle")


def record(day: int, level: str, *, met: bool = True) -> Evidence:
    result = "met" if met else "not-yet"
    return Evidence(competency="a", day=date(2026, 9, day), level=level, result=result)


def held(*records: Evidence, level: int = 2) -> Holding:
    return Holding(level=level, reason="demonstrated", since=records[-1].day, records=records)


@pytest.mark.parametrize(
    ("records", "rank", "day"),
    [
        pytest.param([record(1, "middle"), record(9, "middle")], 2, 1, id="shown once more"),
        pytest.param([record(1, "low"), record(9, "middle")], 1, 1, id="a lower level first"),
        pytest.param([record(1, "low"), record(9, "middle")], 2, 9, id="step by step"),
        pytest.param(
            [record(1, "middle"), record(5, "middle", met=False), record(9, "middle")],
            2,
            9,
            id="lost in between",
        ),
        pytest.param(
            [record(1, "middle"), record(5, "high", met=False), record(9, "middle")],
            2,
            1,
            id="not yet at a higher level",
        ),
    ],
)
def test_the_day(records: list[Evidence], rank: int, day: int) -> None:
    assert since(ENTRY, held(*records), rank, "latest") == date(2026, 9, day)


def test_the_strongest_record_is_not_taken_back() -> None:
    records = (record(1, "middle"), record(5, "middle", met=False), record(9, "middle"))
    assert since(ENTRY, held(*records), 2, "strongest") == date(2026, 9, 1)


def test_a_level_that_is_not_held_is_not_reached() -> None:
    assert since(ENTRY, held(record(1, "low"), level=1), 2, "latest") is None


def test_credit_counts_from_the_day_it_is_of() -> None:
    waived = Holding(level=2, reason="waived", since=date(2026, 9, 3))
    assert since(ENTRY, waived, 2, "latest") == date(2026, 9, 3)
