"""Reviews on the way: against a day by day reference, and what must always hold of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from maps import as_map, one, reviewed_map
from reviews_reference import Agenda, Facts, Memory, Story, Told, Work

from pathplan.assess import assess
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import (
    AtLeast,
    Break,
    Competency,
    CompetencyMap,
    Credential,
    Effort,
    Evidence,
    Goal,
    LearnerProfile,
    Need,
    Pace,
    Plan,
    Refreshes,
    Step,
)
from pathplan.plan import make_plan
from pathplan.plan.schedule import before

MONDAY = date(2026, 11, 23)
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PLANS = 2_000


def random_pace(random: Random) -> Pace:
    starts = [MONDAY + timedelta(days=random.randint(-5, 60)) for _ in range(random.randint(0, 2))]
    return Pace(
        hours_per_week=random.choice([0.5, 1, 2, 3, 5]),
        start=random.choice([None, None, MONDAY + timedelta(days=random.randint(0, 20))]),
        days=tuple(random.sample(WEEK, random.randint(1, 7))),
        breaks=tuple(Break(start=s, end=s + timedelta(days=random.randint(0, 9))) for s in starts),
        max_sitting=random.choice([None, 10, 25, 45]),
        extra_time=random.choice([None, 1, 1.5, 2]),
    )


def random_learner(seed: int, map_: CompetencyMap) -> LearnerProfile:
    """Return somebody who has shown a few things, some of them again, at mastery."""
    random = Random(seed * 5 + 3)
    evidence = [
        Evidence(competency=e.id, day=MONDAY - timedelta(days=random.randint(0, 40)), kind="quiz")
        for e in map_.competencies
        for _ in range(random.choice([0, 0, 0, 1, 2, 3]))
    ]
    return LearnerProfile(
        id="L",
        file="l",
        map_ids=("m",),
        goals=tuple(Goal(id=e.id) for e in map_.entries),
        evidence=tuple(evidence),
        pace=random_pace(random),
    )


def planned(map_: CompetencyMap, learner: LearnerProfile, *, implied: bool = False) -> Plan:
    graph = PrerequisiteGraph.build([map_])
    state, _ = assess(graph, learner, MONDAY, implied=implied)
    return make_plan(graph, state, learner, learner.goals, "m")


def random_plan(seed: int) -> tuple[CompetencyMap, LearnerProfile, Plan]:
    map_ = reviewed_map(seed, 8)
    learner = random_learner(seed, map_)
    return map_, learner, planned(map_, learner)


def without_reviews(map_: CompetencyMap) -> CompetencyMap:
    kept = (
        replace(e, review_after=None, refreshes=()) if isinstance(e, Competency) else e
        for e in map_.entries
    )
    return as_map(*kept)


def memories(map_: CompetencyMap, learner: LearnerProfile) -> dict[str, Memory]:
    """Return how fresh is what was shown, out of the records alone."""
    found = {}
    for entry in map_.competencies:
        if entry.review_after is None:
            continue
        own = sorted(r.day for r in counting(map_, learner, entry.id))
        if not own:
            continue
        memory = Memory(own[0] + timedelta(days=entry.review_after), entry.review_after)
        days: list[tuple[date, int, float]] = [(day, 0, 0) for day in {*own[1:]} - {own[0]}]
        for other in map_.competencies:
            for worth in other.refreshes:
                if worth.id == entry.id:
                    seen = {r.day for r in counting(map_, learner, other.id)}
                    days += [(day, 1, worth.weight) for day in seen if day >= own[0]]
        for day, practice, share in sorted(days):
            if practice:
                memory.touch(day, share)
            else:
                memory.see(day)
        found[entry.key] = memory
    return found


def counting(map_: CompetencyMap, learner: LearnerProfile, name: str) -> list[Evidence]:
    entry = next(e for e in map_.competencies if e.id == name)
    limit = entry.expires_after
    return [
        r
        for r in learner.evidence
        if r.competency == name and r.day and (limit is None or (MONDAY - r.day).days < limit)
    ]


def refresh_minutes(entry: Competency) -> int:
    sixth = Fraction(entry.minutes_to(entry.mastery_rank), 6)
    return next(n for n in range(0, 10_000, 5) if n >= sixth)


def expected(map_: CompetencyMap, learner: LearnerProfile) -> tuple[list[Told], int]:
    """Return what the reference does, and the minutes of it, from a plan without any review."""
    plan = planned(without_reviews(map_), learner)
    uses = dict(plan.used)
    entries = {e.key: e for e in map_.competencies}
    place = {e.key: n for n, e in enumerate(map_.entries)}
    used = {u for keys in uses.values() for u in keys}
    kept = {k: e for k, e in entries.items() if k in used and e.review_after}
    size = {key: refresh_minutes(entry) for key, entry in kept.items()}
    kept = {key: entry for key, entry in kept.items() if size[key]}
    fresh = {k: m for k, m in memories(map_, learner).items() if k in kept and k not in uses}
    overdue = sorted((k for k, m in fresh.items() if m.due <= MONDAY), key=place.__getitem__)
    steps: list[Work] = []
    for step in plan.steps:
        worth = {e.key: [(f"m/{w.id}", w.weight) for w in e.refreshes] for e in map_.competencies}
        work = Work(step.keys, step.minutes, uses, worth)
        for key in [k for k in overdue if k in work.used]:
            overdue.remove(key)
            steps.append(Work((key,), size[key], refresh=True))
        steps.append(work)
    pace = learner.pace
    agenda = Agenda(
        today=max(MONDAY, pace.start or MONDAY),
        weekly=int((pace.hours_per_week or 0) * 60),
        weekdays=pace.days,
        breaks=[(b.start, b.end) for b in pace.breaks if b.start and b.end],
        slower=Fraction(pace.extra_time or 1),
    )
    interval = {key: entry.review_after or 0 for key, entry in kept.items()}
    told = Story(agenda, Facts(fresh, interval, size, place)).tell(steps)
    once = sum(step.minutes for step in plan.steps)
    return told, once + sum(size[keys[0]] for kind, keys, _, _ in told if kind == "refresh")


def as_told(plan: Plan) -> list[Told]:
    assert plan.schedule is not None
    return [
        ("refresh" if step.kind == "refresh" else "learn", step.keys, span.start, span.end)
        for step, span in zip(plan.steps, plan.schedule.spans, strict=True)
    ]


def test_reviews_stand_where_the_reference_puts_them() -> None:
    seen = {"on the way": 0, "at once": 0, "again": 0}
    for seed in range(PLANS):
        map_, learner, plan = random_plan(seed)
        if plan.schedule is None:
            assert not plan.steps
            continue
        told, minutes = expected(map_, learner)
        assert as_told(plan) == told, seed
        assert plan.minutes == minutes == sum(step.minutes for step in plan.steps), seed
        refreshed = [step for step in plan.steps if step.kind == "refresh"]
        seen["at once"] += any(step.ready for step in refreshed)
        seen["on the way"] += any(not step.ready for step in refreshed)
        seen["again"] += len(refreshed) > len({step.key for step in refreshed})
    assert min(seen.values()) > PLANS / 20, seen


@given(st.integers(0, 20_000))
def test_reviews_are_never_early_and_ever_further_apart(seed: int) -> None:
    map_, learner, plan = random_plan(seed)
    if plan.schedule is None:
        return
    entries = {e.key: e for e in map_.competencies}
    last: dict[str, tuple[date, int]] = {}
    for key, memory in memories(map_, learner).items():
        last[key] = memory.due - timedelta(days=memory.days), memory.days
    for step, span in zip(plan.steps, plan.schedule.spans, strict=True):
        if step.kind != "refresh":
            for key in step.keys:
                after = getattr(entries.get(key), "review_after", None)
                if after:
                    last[key] = span.end, after
            continue
        day, days = last[step.key]
        assert span.start >= day + timedelta(days=days)
        last[step.key] = span.end, days * 2


@given(st.integers(0, 20_000))
def test_reviews_on_the_way_take_a_quarter_of_a_week_at_most(seed: int) -> None:
    _, learner, plan = random_plan(seed)
    if plan.schedule is None:
        return
    made = plan.schedule
    begun: dict[tuple[int, int], list[Fraction]] = {}
    for step, span in zip(plan.steps, made.spans, strict=True):
        if step.kind == "refresh" and not step.ready:
            week = span.start.isocalendar()[:2]
            begun.setdefault(week, []).append(step.minutes * Fraction(made.extra_time))
    free = [(b.start, b.end) for b in learner.pace.breaks if b.start and b.end]
    for week, amounts in begun.items():
        days = (date.fromisocalendar(*week, n) for n in range(1, 8))
        works = [
            d
            for d in days
            if d >= made.start
            and d.weekday() in made.weekdays
            and not any(a <= d <= b for a, b in free)
        ]
        capacity = Fraction(made.minutes, len(made.weekdays)) * len(works)
        assert len(amounts) == 1 or sum(amounts) <= capacity / 4


@given(st.integers(0, 20_000))
def test_numbers_and_what_waits_for_what_are_right(seed: int) -> None:
    _, _, plan = random_plan(seed)
    assert [s.number for s in plan.steps if s.number] == list(range(1, plan.length + 1))
    uses = dict(plan.used)
    brings = {k: s.number for s in plan.steps if s.kind != "refresh" for k in s.keys}
    assert dict(plan.numbers) == brings
    newest: dict[str, int] = {}
    reviews: dict[str, list[int]] = {}
    for place, step in enumerate(plan.steps):
        assert all(0 < n < (step.number or 10**6) for n in step.waits_for)
        if step.kind != "refresh":
            used = [u for key in step.keys for u in uses[key] if u in newest]
            assert {newest[u] for u in used} <= {*step.waits_for}
            continue
        reviews.setdefault(step.key, []).append(step.review)
        known = newest.get(step.key) or brings.get(step.key, 0)
        assert set(step.waits_for) == ({known} - {0} if known < step.number else set())
        newest[step.key] = step.number
        for key in step.for_keys:
            assert any(key in other.keys for other in plan.steps[place + 1 :])
            assert step.key in uses[key]
    assert all(numbers == sorted({*numbers}) for numbers in reviews.values())
    assert all(other < number for number, all_ in before(plan).items() for other in all_)


@given(st.integers(0, 20_000))
def test_reviews_scale_with_extra_time_as_all_work_does(seed: int) -> None:
    map_, learner, _ = random_plan(seed)
    pace = replace(learner.pace, extra_time=None)
    slow = replace(pace, extra_time=2, hours_per_week=(pace.hours_per_week or 0) * 2)
    one_, two = (planned(map_, replace(learner, pace=p)) for p in (pace, slow))
    if one_.schedule and two.schedule:
        assert as_told(one_) == as_told(two)
        assert one_.steps == two.steps


@given(st.integers(0, 20_000))
def test_the_hours_that_are_said_to_help_do_and_fewer_do_not(seed: int) -> None:
    map_, learner, plan = random_plan(seed)
    random = Random(seed)
    goal = random.choice(learner.goals)
    due = MONDAY + timedelta(days=random.randint(0, 30))
    late = replace(learner, goals=(replace(goal, due=due),))
    plan = planned(map_, late)
    if plan.schedule is None or not plan.schedule.remedies:
        return
    (remedy,) = plan.schedule.remedies
    if remedy.hours is None:
        return

    def lateness(minutes: int) -> int:
        pace = replace(late.pace, hours_per_week=minutes / 60)
        made = planned(map_, replace(late, pace=pace)).schedule
        assert made is not None
        return made.goals[0].late

    assert lateness(remedy.hours) == 0
    assert remedy.hours == 15 or lateness(remedy.hours - 15) > 0


@pytest.mark.parametrize("order", ["goals", "deadline"])
@given(seed=st.integers(0, 5_000))
def test_dates_take_reviews_into_account_in_any_order(order: str, seed: int) -> None:
    map_, learner, _ = random_plan(seed)
    random = Random(seed)
    goals = tuple(
        replace(g, due=MONDAY + timedelta(days=random.randint(5, 90))) for g in learner.goals
    )
    learner = replace(learner, goals=goals)
    graph = PrerequisiteGraph.build([map_])
    state, _ = assess(graph, learner, MONDAY, implied=False)
    chosen = "deadline" if order == "deadline" else "goals"
    plan = make_plan(graph, state, learner, goals, "m", order=chosen)
    if plan.schedule is None:
        return
    for goal in plan.schedule.goals:
        step = next(s for s in plan.steps if goal.key in s.keys and s.kind != "refresh")
        span = plan.schedule.spans[plan.steps.index(step)]
        assert goal.ready == span.end
    assert plan.minutes == sum(step.minutes for step in plan.steps)
    for number, earlier in before(plan).items():
        assert all(other < number for other in earlier)
    uses = dict(plan.used)
    for place, step in enumerate(plan.steps):
        if step.kind == "refresh" and step.ready:  # what is due at once stands by its first use
            rest = plan.steps[place:]
            first = next(s for s in rest if s.kind != "refresh")
            assert any(step.key in uses[key] for key in first.keys)
            assert not any(
                step.key in uses[k] for s in plan.steps[:place] for k in s.keys if k in uses
            )


def kept(name: str, *requires: str, after: int | None = None, **shares: float) -> Competency:
    needs = AtLeast(n=len(requires), parts=tuple(Need(id=r) for r in requires))
    return replace(
        one(name, needs),
        review_after=after,
        refreshes=tuple(Refreshes(id=i, weight=w) for i, w in shares.items()),
    )


def plan_of(
    *entries: Competency | Credential, pace: Pace | None = None, shown: Mapping[str, date]
) -> Plan:
    """Return a plan for the last entry, at an hour a day."""
    map_ = as_map(*entries)
    learner = LearnerProfile(
        id="L",
        file="l",
        map_ids=("m",),
        goals=(Goal(id=entries[-1].id),),
        evidence=tuple(Evidence(competency=k, day=day) for k, day in shown.items()),
        pace=pace or Pace(hours_per_week=7, days=WEEK),
    )
    return planned(map_, learner)


def walked(
    *entries: Competency | Credential, pace: Pace | None = None, shown: Mapping[str, date]
) -> list[str]:
    """Return the keys of such a plan, `+` before a review."""
    return [_word(step) for step in plan_of(*entries, pace=pace, shown=shown).steps]


def _word(step: Step) -> str:
    return f"{'+' if step.kind == 'refresh' else ''}{step.key.removeprefix('m/')}"


SUNDAY = MONDAY - timedelta(days=1)


def test_a_review_stands_before_the_first_step_on_or_after_its_day() -> None:
    line = [kept("b"), kept("c", "b", "a"), kept("d", "c", "a")]
    two, three, four = (kept("a", after=n) for n in (2, 3, 4))
    assert walked(two, *line, shown={"a": SUNDAY}) == ["b", "+a", "c", "d"]
    assert walked(three, *line, shown={"a": SUNDAY}) == ["b", "c", "+a", "d"]
    assert walked(four, *line, shown={"a": SUNDAY}) == ["b", "c", "d"]


def test_a_milestone_is_of_the_day_of_what_came_last() -> None:
    """It begins nothing: a review that is due the morning after does not stand before it."""
    badge = Credential(id="badge", map="m", title="Badge", requires=kept("", "b", "a").requires)
    a = kept("a", after=2)
    assert walked(a, kept("b"), badge, shown={"a": SUNDAY}) == ["b", "badge"]
    long = replace(kept("b"), effort=Effort(minutes=65))
    assert walked(a, long, badge, shown={"a": SUNDAY}) == ["b", "+a", "badge"]


def test_what_needs_a_milestone_waits_for_the_reviews_before_it() -> None:
    badge = Credential(id="badge", map="m", title="Badge", requires=kept("", "b", "a").requires)
    a, b = kept("a", after=2), replace(kept("b"), effort=Effort(minutes=90))
    plan = plan_of(a, b, badge, kept("c", "badge"), shown={"a": SUNDAY})
    assert [_word(s) for s in plan.steps] == ["b", "+a", "badge", "c"]
    assert [s.waits_for for s in plan.steps] == [(), (), (1, 2), (1, 2)]
    assert [s.for_keys for s in plan.steps] == [("m/badge",), ("m/badge",), ("m/c",), ()]


def test_work_that_practises_it_moves_a_review_or_takes_its_place() -> None:
    a = kept("a", after=2)
    line = [kept("b"), kept("c", "b", "a")]
    assert walked(a, *line, shown={"a": SUNDAY}) == ["b", "+a", "c"]
    half = [kept("b", a=0.5), kept("c", "b", "a")]
    assert walked(a, *half, shown={"a": SUNDAY}) == ["b", "c"]
    own = [kept("b"), kept("c", "b", "a", a=0.5)]
    assert walked(a, *own, shown={"a": SUNDAY}) == ["b", "c"]
    little = [kept("b"), kept("c", "b", "a", a=0.1)]
    assert walked(a, *little, shown={"a": SUNDAY}) == ["b", "+a", "c"]


def test_what_does_not_fit_into_a_week_waits_for_the_next() -> None:
    """An hour a week allows 15 minutes: one review of ten. The others wait, one for each week."""
    held = [kept(name, after=4) for name in ("x", "y", "z")]
    line = [kept("b", "x", "y", "z"), kept("c", "b"), kept("d", "c"), kept("e", "d")]
    shown = dict.fromkeys(("y", "z"), MONDAY - timedelta(days=2)) | {"x": SUNDAY}
    pace = Pace(hours_per_week=1, days=("fri",))
    path = walked(*held, *line, pace=pace, shown=shown)
    assert path == ["+y", "b", "+z", "c", "+x", "d", "e"]


def test_what_is_waived_or_taken_further_has_no_review() -> None:
    scale = ("some", "all")
    a = replace(kept("a", after=1), levels=scale, mastery="all")
    b = replace(kept("b"), requires=Need(id="a", level="some"))
    c = kept("c", "a", "b")
    map_ = as_map(a, b, c)
    shown = Evidence(competency="a", level="some", day=MONDAY - timedelta(days=9))
    learner = LearnerProfile(
        id="L", file="l", map_ids=("m",), goals=(Goal(id="c"),), evidence=(shown,)
    )
    plan = planned(map_, learner)
    assert sorted(_word(s) for s in plan.steps) == ["a", "b", "c"]
    assert sorted(s.number for s in plan.steps) == [1, 2, 3]
    assert plan.minutes == sum(s.minutes for s in plan.steps) == 150


def test_what_expires_before_it_is_needed_is_named() -> None:
    """By looking at the records, or at the day it was learned, on the morning of each step."""
    seen = 0
    for seed in range(600):
        map_, learner, plan = random_plan(seed)
        if plan.schedule is None:
            continue
        graph = PrerequisiteGraph.build([map_])
        entries = {e.key: e for e in map_.competencies}
        uses = dict(plan.used)
        learned: dict[str, date] = {}
        named: dict[str, str] = {}
        for step, span in zip(plan.steps, plan.schedule.spans, strict=True):
            state, _ = assess(graph, learner, span.start, implied=False)
            for key in step.keys if step.kind != "refresh" else ():
                for used in uses[key]:
                    after = getattr(entries.get(used), "expires_after", None)
                    if used in learned:
                        gone = after is not None and (span.start - learned[used]).days >= after
                    else:
                        held = bool(planned_level(map_, learner, used))
                        gone = held and not state.level(used)
                    if gone:
                        named.setdefault(used, key)
            if step.kind != "refresh":
                learned.update(dict.fromkeys(step.keys, span.end))
        assert {e.key: e.needed_by for e in plan.expiring} == named, seed
        for expiry in plan.expiring:
            assert expiry.until < expiry.start
            assert expiry.number == plan.numbers[expiry.needed_by]
        seen += bool(named)
    assert seen > 20


def planned_level(map_: CompetencyMap, learner: LearnerProfile, key: str) -> int:
    """Return the level held on the day of the plan."""
    state, _ = assess(PrerequisiteGraph.build([map_]), learner, MONDAY, implied=False)
    return state.level(key)
