"""Days: capacity, breaks, extra time, and the least lateness against brute force."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from maps import random_map
from reference import learned
from reviews_reference import Agenda

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import (
    ORDERS,
    Break,
    Goal,
    Holding,
    KnowledgeState,
    LearnerProfile,
    Order,
    Pace,
    Plan,
)
from pathplan.plan import make_plan
from pathplan.plan.calendar import LAST, Calendar, NoEnd, calendar_of
from pathplan.plan.lateness import least_late
from pathplan.plan.schedule import before

MONDAY = date(2026, 11, 23)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def test_a_week_is_shared_by_its_days() -> None:
    calendar = Calendar(MONDAY, 240, (0, 1, 2, 3), ((date(2026, 11, 26), date(2026, 11, 27)),))
    assert calendar.ends(Fraction(150)) == date(2026, 11, 25)
    assert calendar.begins(Fraction(150)) == date(2026, 11, 25)
    assert calendar.ends(Fraction(330)) == date(2026, 12, 2)
    assert calendar.spread(Fraction(150), Fraction(330)) == (
        (date(2026, 11, 25), 30),
        (date(2026, 11, 30), 60),
        (date(2026, 12, 1), 60),
        (date(2026, 12, 2), 30),
    )
    assert calendar.until(date(2026, 11, 30)) == 4
    assert calendar_of(Pace(), MONDAY) is None


@given(
    st.integers(min_value=0, max_value=40),
    st.integers(min_value=-5, max_value=60),
    st.sets(st.integers(min_value=0, max_value=6), min_size=1),
    st.lists(st.tuples(st.integers(-9, 60), st.integers(0, 12)), max_size=4),
)
def test_working_days_are_counted_as_by_walking(
    start: int, last: int, weekdays: set[int], breaks: list[tuple[int, int]]
) -> None:
    def at(days: int) -> date:
        return MONDAY + timedelta(days=days)

    free = tuple((at(first), at(first + days)) for first, days in breaks)
    calendar = Calendar(at(start), 60, tuple(sorted(weekdays)), free)
    walked = sum(calendar.works(at(n)) for n in range(start, last + 1))
    assert calendar.until(at(last)) == walked


def test_the_calendar_ends_where_days_do() -> None:
    calendar = Calendar(date(9999, 12, 20), 60, (0, 1, 2, 3, 4, 5, 6))
    assert calendar.day(6) == LAST == date(9999, 12, 26)
    assert calendar.week(LAST) == (date(9999, 12, 20), 60)
    with pytest.raises(NoEnd):
        calendar.day(7)
    with pytest.raises(NoEnd):
        Calendar(date.max, 60, (0,)).day(0)
    assert calendar.until(date.max) == 12
    assert Calendar(date.min, 60, (0,), ((date.min, date.max),)).until(date.max) == 0
    assert Calendar(date.min, 60, tuple(range(7))).until(date.max) == date.max.toordinal()


def random_pace(random: Random) -> Pace:
    breaks = []
    for _ in range(random.randint(0, 3)):
        start = MONDAY + timedelta(days=random.randint(-5, 60))
        breaks.append(Break(start=start, end=start + timedelta(days=random.randint(0, 12))))
    return Pace(
        hours_per_week=random.choice([0.5, 1, 2.5, 4, 10]),
        days=tuple(random.sample(DAYS, random.randint(1, 7))),
        breaks=tuple(breaks),
        max_sitting=random.choice([None, 7, 20, 45, 90]),
        extra_time=random.choice([None, 1, 1.25, 1.5, 2]),
    )


def made(seed: int, pace: Pace, due: dict[str, tuple[date, int | None]] | None = None) -> Plan:
    map_ = random_map(seed)
    graph = PrerequisiteGraph.build([map_])
    goals = [
        Goal(
            id=e.id,
            due=(due or {}).get(e.id, (None, None))[0],
            priority=(due or {}).get(e.id, (None, None))[1],
        )
        for e in map_.entries
    ]
    learner = LearnerProfile(id="L", file="l", map_ids=("m",), pace=pace)
    state = KnowledgeState(as_of=MONDAY)
    return make_plan(graph, state, learner, goals, "m")


def test_a_long_step_is_done_in_sittings() -> None:
    """2h30m at 30m are 5 sittings, whether a day has room for one or for two of them."""
    for weekly, days in ((30, [0, 1, 2, 3, 4]), (60, [0, 0, 1, 1, 2])):
        calendar = Calendar(MONDAY, weekly * 5, (0, 1, 2, 3, 4))
        found = calendar.spread(Fraction(0), Fraction(150), 30)
        assert found == tuple((MONDAY + timedelta(days=n), 30) for n in days)
    calendar = Calendar(MONDAY, 500, (0, 1, 2, 3, 4))
    assert calendar.spread(Fraction(0), Fraction(100), 30) == ((MONDAY, 25),) * 4
    assert calendar.spread(Fraction(0), Fraction(100), None) == ((MONDAY, 100),)
    slow = Calendar(MONDAY, 500, (0, 1, 2, 3, 4), factor=Fraction(3, 2))
    assert slow.spread(Fraction(0), Fraction(60), 30) == ((MONDAY, 30),) * 3


@given(st.integers(0, 3_000))
def test_no_day_holds_more_than_its_share_and_breaks_are_free(seed: int) -> None:
    random = Random(seed)
    pace = random_pace(random)
    plan = made(seed, pace)
    if plan.schedule is None:
        return
    calendar = calendar_of(pace, MONDAY)
    assert calendar is not None
    used: dict[date, int] = {}
    exact = Fraction(0)
    for step, span in zip(plan.steps, plan.schedule.spans, strict=True):
        assert span.start <= span.end
        needed = step.minutes * Fraction(pace.extra_time or 1)
        exact += needed
        assert abs(sum(m for _, m in span.work) - needed) < 1
        assert [day for day, _ in span.work] == sorted(day for day, _ in span.work)
        long = pace.max_sitting is not None and needed > pace.max_sitting
        assert span.sittings == (len(span.work) if long else 0)
        for day, minutes in span.work:
            used[day] = used.get(day, 0) + minutes
            assert span.start <= day <= span.end
            assert calendar.works(day)
            assert 0 < minutes <= (pace.max_sitting or minutes)
    assert abs(sum(used.values()) - exact) <= Fraction(1, 2)
    assert all(minutes < calendar.share + 1 for minutes in used.values())
    weeks: dict[tuple[int, int], int] = {}
    for day, minutes in used.items():
        week = day.isocalendar()[:2]
        weeks[week] = weeks.get(week, 0) + minutes
    assert all(minutes <= calendar.minutes for minutes in weeks.values())
    ahead = before(plan)
    for number, earlier in ahead.items():
        for other in earlier:
            assert plan.schedule.spans[other].end <= plan.schedule.spans[number].start


@given(st.integers(0, 3_000))
def test_every_day_is_used_up_before_the_next(seed: int) -> None:
    """Day by day, with a diary of its own."""
    random = Random(seed)
    pace = random_pace(random)
    plan = made(seed, pace)
    if plan.schedule is None:
        return
    agenda = Agenda(
        today=MONDAY,
        weekly=int((pace.hours_per_week or 0) * 60),
        weekdays=pace.days,
        breaks=[(b.start, b.end) for b in pace.breaks if b.start and b.end],
        slower=Fraction(pace.extra_time or 1),
    )
    for step, span in zip(plan.steps, plan.schedule.spans, strict=True):
        assert agenda.work(step.minutes) == (span.start, span.end)


@given(st.integers(0, 2_000))
def test_extra_time_scales(seed: int) -> None:
    pace = random_pace(Random(seed))
    plain = made(seed, Pace(hours_per_week=pace.hours_per_week, days=pace.days))
    double = made(
        seed, Pace(hours_per_week=(pace.hours_per_week or 1) * 2, days=pace.days, extra_time=2)
    )
    if plain.schedule and double.schedule:
        assert [s.end for s in plain.schedule.spans] == [s.end for s in double.schedule.spans]


@given(st.integers(0, 10_000))
def test_the_worst_lateness_is_that_of_brute_force(seed: int) -> None:
    random = Random(seed)
    jobs = list(range(random.randint(1, 6)))
    minutes = {job: random.randint(0, 5) * 30 for job in jobs}
    ahead = {job: [o for o in range(job) if random.random() < 0.3] for job in jobs}
    due = {job: random.randint(0, 12) for job in jobs if random.random() < 0.6}

    def cost(job: int, done: Fraction) -> int:
        return max(0, int(done) // 60 - due[job]) if job in due else 0

    def worst(order: tuple[int, ...] | list[int]) -> int:
        total, found = 0, 0
        for job in order:
            total += minutes[job]
            found = max(found, cost(job, Fraction(total)))
        return found

    def feasible(order: tuple[int, ...]) -> bool:
        place = {job: n for n, job in enumerate(order)}
        return all(place[o] < place[job] for job in jobs for o in ahead[job])

    found = least_late(jobs, minutes, ahead, cost)
    assert feasible(tuple(found))
    assert worst(found) == min(worst(o) for o in permutations(jobs) if feasible(o))


@given(st.integers(0, 1_500))
def test_a_date_that_can_be_met_is_met(seed: int) -> None:
    """Against brute force over all orders of the plan's steps."""
    random = Random(seed)
    pace = Pace(hours_per_week=5)
    due = {
        f"c{n}": (MONDAY + timedelta(days=random.randint(0, 9)), None)
        for n in range(6)
        if random.random() < 0.4
    }
    plan = made(seed, pace, due)
    if plan.schedule is None or len(plan.steps) > 6 or plan.unreachable:
        return
    calendar = calendar_of(pace, MONDAY)
    assert calendar is not None
    ahead = before(plan)
    dated = {g.key: g.due for g in plan.schedule.goals if g.due}
    best = min(
        _worst(plan, order, calendar, dated)
        for order in permutations(range(len(plan.steps)))
        if all(order.index(o) < order.index(n) for n in ahead for o in ahead[n])
    )
    worst = max((g.late for g in plan.schedule.goals), default=0)
    assert worst >= best
    if best == 0:
        assert worst == 0


def _worst(plan: Plan, order: tuple[int, ...], calendar: Calendar, due: dict[str, date]) -> int:
    total, found = 0, 0
    for n in order:
        total += plan.steps[n].minutes
        for key in plan.steps[n].keys:
            if key in due and plan.steps[n].kind != "refresh":
                found = max(found, (calendar.ends(Fraction(total)) - due[key]).days)
    return max(0, found)


@pytest.mark.parametrize("order", ["goals", "deadline"])
def test_an_order_that_meets_dates_is_one_to_learn_in(order: Order) -> None:
    """By the definition: at every step all that it requires is held already."""
    moved = 0
    for seed in range(800):
        map_ = random_map(seed, 7)
        graph = PrerequisiteGraph.build([map_])
        random = Random(seed)
        due = {e.id: MONDAY + timedelta(days=random.randint(0, 25)) for e in map_.entries}
        goals = [Goal(id=name, due=day) for name, day in due.items()]
        state = KnowledgeState(
            as_of=MONDAY,
            holdings={
                n.key: Holding(level=random.randint(1, n.size))
                for n in graph.nodes
                if random.random() < 0.2
            },
        )
        learner = LearnerProfile(id="L", file="l", map_ids=("m",), pace=Pace(hours_per_week=2))
        plan = make_plan(graph, state, learner, goals, "m", order=order)
        moved += bool(plan.schedule and plan.schedule.rearranged)
        levels = [state.level(n.key) for n in graph.nodes]
        for step in plan.steps:
            cap = list(levels)
            for part in step.parts:
                cap[graph.index[part.key]] = part.to_rank
            assert learned(graph, levels, cap) == cap, seed
            levels = cap
    assert order == "deadline" or moved > 20


@pytest.mark.parametrize("order", ORDERS)
@given(seed=st.integers(0, 500))
def test_every_order_keeps_what_comes_first_first(order: Order, seed: int) -> None:
    map_ = random_map(seed)
    graph = PrerequisiteGraph.build([map_])
    learner = LearnerProfile(id="L", file="l", map_ids=("m",), pace=Pace(hours_per_week=3))
    goals = [Goal(id=e.id, due=MONDAY) for e in map_.entries]
    state = KnowledgeState(as_of=MONDAY)
    usual = make_plan(graph, state, learner, goals, "m")
    plan = make_plan(graph, state, learner, goals, "m", order=order)
    assert sorted(s.key for s in plan.steps) == sorted(s.key for s in usual.steps)
    assert plan.minutes == usual.minutes
    for number, earlier in before(plan).items():
        assert all(other < number for other in earlier)
    assert [s.number for s in plan.steps if s.number] == list(range(1, plan.length + 1))
