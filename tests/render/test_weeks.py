"""The weeks of a plan hold all of its work, each day once, and nothing that is not told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from pathplan.cli.planning import Asked, planned
from pathplan.cli.who import learner_at
from pathplan.model import Audience, Report
from pathplan.render.reports._weeks import Milestone, Week, Work, weeks

CURRICULA = Path(__file__).parents[2] / "curricula"
SLOW = "school-math/learners/S-1310.learner.yaml"
MIA = "fractions/learners/L-0042.learner.yaml"
DATED = (MIA, SLOW, "computing/learners/C-2001.learner.yaml")
BREAKS = """\
format: pathplan-learner/1
id: ida
map: m.map.yaml
goals: [{id: d, due: 2026-12-24}]
pace:
  hours_per_week: 2
  start: 2026-11-25
  days: [tue, sat]
  breaks:
    - {from: 2026-11-26, to: 2026-12-01}
    - {from: 2026-12-03, to: 2026-12-11}
    - {from: 2026-12-14, to: 2027-01-03}
"""
MAP = """\
format: pathplan-map/1
id: m
title: M
language: en
competencies:
  a: {title: A, effort: 3h}
  b: {title: B, effort: 1h, requires: [a]}
  d: {title: D, effort: 0m, requires: [b, c]}
credentials:
  c: {title: C, requires: [a]}
"""


def report(path: Path, audience: Audience = "advisor") -> Report:
    return planned(learner_at(str(path)), Asked(today=date(2026, 11, 23), audience=audience)).report


def work(found: Week) -> list[Work]:
    return [entry for entry in found.entries if isinstance(entry, Work)]


@pytest.mark.parametrize("who", DATED)
def test_all_work_is_in_the_weeks_once(who: str) -> None:
    made = report(CURRICULA / who)
    schedule = made.plan.schedule
    assert schedule is not None
    found = weeks(made)
    assert [w.start for w in found] == sorted({w.start for w in found})
    pieces = [piece for span in schedule.spans for piece in span.work]
    assert sum(w.minutes or 0 for w in found) == sum(minutes for _, minutes in pieces)
    assert [day for w in found for day in w.days] == sorted({day for day, _ in pieces})
    parts = [part for w in found for part in work(w)]
    for place, step in enumerate(made.plan.steps):
        mine = [part for part in parts if part.place == place]
        assert [part.begins for part in mine].count(True) == min(step.number, 1)
        assert [part.ends for part in mine].count(True) == min(step.number, 1)
        assert not mine or (mine[0].begins and mine[-1].ends)
    assert [part.place for part in parts] == sorted(part.place for part in parts)
    for w in found:
        assert w.start.weekday() == 0
        assert all(w.start <= day < w.start + timedelta(days=7) for day in (*w.days, *w.off))
        assert not {*w.days} & {*w.off}
        assert {part.first for part in work(w)} | {part.last for part in work(w)} <= {*w.days}


def test_goals_are_reached_on_their_days_and_days_off_are_told() -> None:
    made = report(CURRICULA / MIA)
    thursday = date(2026, 11, 26)
    assert weeks(made)[0].off == (thursday, thursday + timedelta(days=1))
    found = [e for w in weeks(made) for e in w.entries if isinstance(e, Milestone)]
    assert {(e.key, e.day) for e in found if e.goal} == {
        (goal.key, goal.ready) for goal in made.plan.goal_dates
    }


def test_short_breaks_are_days_off_and_long_ones_stand_between_the_weeks(tmp_path: Path) -> None:
    (tmp_path / "m.map.yaml").write_text(MAP)
    (tmp_path / "ida.learner.yaml").write_text(BREAKS)
    found = weeks(report(tmp_path / "ida.learner.yaml"))
    # Tuesdays and Saturdays, an hour each; 28 Nov and 1 Dec are in a short break
    assert [[f"{day:%d %b}" for day in w.days] for w in found] == [
        ["12 Dec"],
        ["05 Jan", "09 Jan"],
        ["12 Jan"],
    ]
    assert [w.minutes for w in found] == [60, 120, 60]
    milestones = [e for w in found for e in w.entries if isinstance(e, Milestone)]
    assert [(e.key, e.goal) for e in milestones] == [("m/c", False), ("m/d", True)]
    assert [[f"{day:%d %b}" for day in w.off] for w in found] == [[], [], []]
    assert [w.pauses for w in found] == [
        ((date(2026, 12, 3), date(2026, 12, 11)),),
        ((date(2026, 12, 14), date(2027, 1, 3)),),
        (),
    ]


def test_who_may_not_know_of_extra_time_is_told_no_minutes_of_weeks() -> None:
    told, withheld = (weeks(report(CURRICULA / SLOW, a)) for a in ("advisor", "learner"))
    assert [w.days for w in told] == [w.days for w in withheld]
    assert {w.minutes for w in withheld} == {None}
    steps = report(CURRICULA / SLOW).plan.steps
    for w in withheld:
        for part in work(w):
            whole = part.begins and part.ends
            assert part.minutes == (steps[part.place].minutes if whole else None)


def test_a_plan_without_dates_has_no_weeks() -> None:
    made = planned(
        str(CURRICULA / "fractions/fractions.map.yaml"),
        Asked(today=date(2026, 11, 23), goals=("fraction-badge",)),
    )
    assert weeks(made.report) == ()
