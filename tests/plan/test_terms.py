"""Terms against trying every arrangement, and against published instances."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from math import ceil
from pathlib import Path
from random import Random

import pytest
from maps import as_map, one, random_map
from term_reference import Best, Case

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import (
    AtLeast,
    Competency,
    CompetencyMap,
    Credential,
    Entry,
    Goal,
    Holding,
    KnowledgeState,
    LearnerProfile,
    Need,
    NoRoom,
    Pace,
    Plan,
    Requirement,
    Term,
)
from pathplan.plan import make_plan
from pathplan.plan.aims import Aims, aims
from pathplan.plan.choose import cheapest
from pathplan.plan.order import in_order
from pathplan.plan.terms import Placing, arrange, placing
from pathplan.plan.terms.arrange import balanced
from pathplan.plan.terms.build import offers
from pathplan.plan.terms.packing import distance, keeps, loads
from pathplan.plan.terms.task import Item, Rule, Some, TermTask

DAY = date(2026, 11, 23)
NOTHING = KnowledgeState(as_of=DAY, policy="latest")
INSTANCES = Path(__file__).with_name("balanced_curricula.txt")
NAMES = ("Autumn 1", "Spring 1", "Autumn 2", "Spring 2")


def random_case(seed: int) -> tuple[Aims, Case] | None:
    """Return a random route with random terms; None where the goal cannot be reached."""
    random = Random(seed * 13 + 5)
    made = random_map(seed, random.choice([5, 6, 7]))
    entries = tuple(offered(entry, random) for entry in made.entries)
    graph = PrerequisiteGraph.build([replace(made, entries=entries)])
    names = NAMES[: random.choice([2, 3, 3, 4])]
    competencies = [e.id for e in entries if isinstance(e, Competency)]
    place = tuple((c, random.choice(names)) for c in competencies if random.random() < 0.08)
    learner = LearnerProfile(
        id="L",
        file="l.learner.yaml",
        map_ids=("m",),
        pace=Pace(terms=tuple(random_term(name, random) for name in names), place=place),
    )
    aimed = aims(graph, NOTHING, learner, [(Goal(id=e.id), e.key) for e in entries[-2:]])
    route = cheapest(aimed.task(aimed.open))
    if route is None or not route.levels:
        return None
    blocks = in_order(aimed.graph, aimed.held, route.levels, aimed.task(aimed.open).order)
    case = Case(
        graph=aimed.graph,
        held=aimed.held,
        levels=route.levels,
        blocks=[b for b in blocks if isinstance(aimed.graph.nodes[b[0]].entry, Competency)],
        learner=learner,
    )
    return (aimed, replace(case, order=tuple(blocks))) if case.blocks else None


def offered(entry: Entry, random: Random) -> Entry:
    if not isinstance(entry, Competency):
        return entry
    kinds = random.choice([(), (), (), ("autumn",), ("spring",), ("Spring", "autumn")])
    stated = random.choice([None, 1.0, 2.0, 3.0, 4.0, 0.5])
    return replace(entry, offered=kinds, credits=stated)


def random_term(name: str, random: Random) -> Term:
    return Term(
        name=name,
        start=None,
        end=None,
        least=random.choice([None, None, 1.0, 2.5]),
        most=random.choice([None, 4.0, 6.0, 9.5]),
    )


def course(
    name: str,
    *needs: Requirement,
    credits_: float | None = 3,
    offered_in: tuple[str, ...] = (),
    corequires: tuple[str, ...] = (),
) -> Competency:
    requires = AtLeast(n=len(needs), parts=needs)
    made = one(name, requires, corequires=corequires)
    return replace(made, credits=credits_, offered=offered_in)


def term(
    name: str,
    start: str = "",
    end: str = "",
    *,
    least: float | None = None,
    most: float | None = None,
) -> Term:
    first = date.fromisoformat(start) if start else None
    last = date.fromisoformat(end) if end else None
    return Term(name=name, start=first, end=last, least=least, most=most)


YEAR = (
    term("Autumn 2026", "2026-09-01", "2026-12-18"),
    term("Spring 2027", "2027-01-11", "2027-06-30"),
    term("Autumn 2027", "2027-09-01", "2027-12-17"),
)


def planned(
    made: CompetencyMap,
    *goals: Goal,
    terms: tuple[Term, ...] = YEAR,
    place: tuple[tuple[str, str], ...] = (),
    held: Mapping[str, Holding] | None = None,
    as_of: date = DAY,
    hours: float | None = None,
    start: date | None = None,
) -> Plan:
    learner = LearnerProfile(
        id="L",
        file="l.learner.yaml",
        map_ids=("m",),
        goals=goals,
        pace=Pace(terms=terms, place=place, hours_per_week=hours, start=start),
    )
    graph = PrerequisiteGraph.build([made])
    known = KnowledgeState(as_of=as_of, policy="latest", holdings=dict(held or {}))
    return make_plan(graph, known, learner, goals, "m")


def by_term(plan: Plan) -> list[list[str]]:
    """Return the steps of each term, refreshes marked."""
    assert plan.terms is not None
    found: list[list[str]] = [[] for _ in plan.terms.terms]
    for step, place in zip(plan.steps, plan.terms.steps, strict=True):
        keys = "+".join(key.removeprefix("m/") for key in step.keys)
        found[place].append(f"{step.kind} {keys}" if step.kind in {"refresh", "earn"} else keys)
    return found


def need(name: str) -> Need:
    return Need(id=name)


def test_steps_follow_the_terms_and_milestones_come_when_they_are_earned() -> None:
    badge = Credential(id="badge", map="m", title="B", requires=need("a"))
    goal = course("g", need("badge"), need("b"))
    made = as_map(course("a"), course("b"), course("c"), goal, badge)
    plan = planned(made, Goal(id="c"), Goal(id="g"), place=(("c", "Spring 2027"),))
    assert by_term(plan) == [["a", "earn badge", "b"], ["c", "g"], []]
    assert [s.number for s in plan.steps] == [1, 0, 2, 3, 4]
    assert plan.terms is not None
    assert plan.terms.loads == (6, 6, 0)


def test_what_is_learned_together_is_in_one_term_and_what_is_beside_not_later() -> None:
    made = as_map(
        course("a"),
        course("x", need("a"), corequires=("y",)),
        course("y", corequires=("x",)),
        course("z", corequires=("w",)),
        course("w", need("x")),
    )
    plan = planned(made, Goal(id="z"))
    assert by_term(plan) == [["a"], ["x+y"], ["w", "z"]]


def test_one_of_two_alternatives_on_the_path_is_enough() -> None:
    choice = AtLeast(n=1, parts=(need("a"), need("b")), form="any_of")
    made = as_map(course("a", offered_in=("spring",)), course("b"), course("v", choice))
    goals = (Goal(id="a"), Goal(id="b"), Goal(id="v"))
    plan = planned(made, *goals, terms=YEAR[:2])
    assert by_term(plan) == [["b"], ["a", "v"]]
    assert plan.terms is not None
    assert plan.terms.distance == 0  # neither is needed in any case


def test_something_is_gone_over_in_the_term_that_needs_it_without_credits() -> None:
    made = as_map(course("a"), course("b"), course("c", need("a"), need("b")))
    held = {"m/a": Holding(level=1, reason="demonstrated", review_due=True)}
    plan = planned(made, Goal(id="c"), held=held)
    assert by_term(plan) == [["b"], ["refresh a", "c"], []]
    assert plan.terms is not None
    assert plan.terms.loads == (3, 3, 0)


def test_terms_that_are_over_are_left_out() -> None:
    made = as_map(course("a"), course("b", need("a")))
    place = (("a", "Autumn 2026"),)
    plan = planned(made, Goal(id="b"), place=place, as_of=date(2026, 12, 19))
    assert plan.terms is not None
    assert [t.name for t in plan.terms.terms] == ["Spring 2027", "Autumn 2027"]
    assert plan.terms.idle == (("m/a", "Autumn 2026"),)
    late = planned(made, Goal(id="b"), as_of=date(2027, 12, 18))
    assert late.no_room == NoRoom(kind="over", terms=3)
    last = planned(made, Goal(id="b"), as_of=date(2026, 12, 18), start=date(2027, 2, 1))
    assert last.terms is not None
    assert len(last.terms.terms) == 2


def test_a_date_that_can_be_met_is_met_even_with_more_in_a_term() -> None:
    made = as_map(*(course(name) for name in "abcdef"))
    free = planned(made, *(Goal(id=name) for name in "abcdef"))
    assert free.terms is not None
    assert free.terms.loads == (6, 6, 6)
    due = date(2026, 12, 18)
    plan = planned(made, *(Goal(id=name, due=due) for name in "abcd"), Goal(id="e"), Goal(id="f"))
    assert plan.terms is not None
    assert plan.terms.loads == (12, 6, 0)
    assert [g.late for g in plan.terms.goals] == [0] * 6
    assert plan.goal_dates[0].ready == due


def test_a_date_that_cannot_be_met_is_missed_by_as_little_as_can_be() -> None:
    made = as_map(course("a"), course("b", need("a")), course("c"))
    plan = planned(made, Goal(id="b", due=date(2026, 12, 31)), Goal(id="c"))
    assert plan.terms is not None
    late = {goal.key: goal.late for goal in plan.terms.goals}
    assert late == {"m/b": (date(2027, 6, 30) - date(2026, 12, 31)).days, "m/c": 0}
    assert plan.terms.of["m/b"] == 1


def test_a_term_takes_its_least_until_all_is_done() -> None:
    made = as_map(*(course(name) for name in "abcd"))
    goals = [Goal(id=name) for name in "abcd"]
    terms = tuple(replace(t, least=6.0) for t in YEAR)
    plan = planned(made, *goals, terms=terms)
    assert plan.terms is not None
    assert plan.terms.loads == (6, 6, 0)
    none = planned(made, *goals, terms=tuple(replace(t, least=20.0) for t in YEAR))
    assert none.terms is None
    assert none.no_room is not None
    assert [(r.kind, r.terms) for r in none.no_room.rules] == [("least", ("Autumn 2026",))]
    assert none.no_room.credits == 12
    assert none.length == 4  # the plan is there all the same


def test_too_many_credits_say_how_many_would_be_enough() -> None:
    made = as_map(*(course(name) for name in "abcd"))
    goals = [Goal(id=name) for name in "abcd"]
    plan = planned(made, *goals, terms=tuple(replace(t, most=5.0) for t in YEAR[:2]))
    assert plan.no_room is not None
    assert {r.kind for r in plan.no_room.rules} == {"most"}
    assert plan.no_room.enough == 6


def test_a_place_before_what_it_needs_is_told_with_what_it_needs() -> None:
    made = as_map(course("a", offered_in=("spring",)), course("b", need("a")))
    plan = planned(made, Goal(id="b"), place=(("b", "Autumn 2026"),))
    told = plan.no_room
    assert told is not None
    assert [(r.kind, r.key) for r in told.rules] == [("place", "m/b")]
    assert told.trail == (("m/a", "Autumn 2026"), ("m/b", ""))


def test_credits_may_be_parts_and_those_not_stated_count_as_one() -> None:
    made = as_map(course("a", credits_=0.1), course("b", credits_=0.2), course("c", credits_=None))
    plan = planned(made, *(Goal(id=name) for name in "abc"), terms=YEAR[:2])
    assert plan.terms is not None
    assert plan.terms.uncounted == ("m/c",)
    assert plan.terms.loads == pytest.approx((0.3, 1.0))
    assert plan.terms.largest == plan.terms.least == 1.0


def test_terms_decide_where_there_are_hours_too() -> None:
    made = as_map(course("a"))
    plan = planned(made, Goal(id="a"), hours=4)
    assert plan.schedule is None
    assert plan.terms is not None
    plan = planned(made, Goal(id="a"), hours=4, terms=(term("x", most=1),))
    assert plan.no_room is not None
    assert plan.schedule is not None


@pytest.mark.parametrize(
    ("name", "word", "fits"),
    [
        ("autumn", "autumn", True),
        ("Autumn 2027", "autumn", True),
        ("AUTUMN-2027", "Autumn", True),
        ("late spring", "spring", True),
        ("early spring", "late spring", False),
        ("late spring 2027", "Late Spring", True),
        ("autumnal", "autumn", False),
        ("autumn", "", False),
        ("term 1", "1", True),
        ("term 11", "1", False),
        ("Otoño 2027", "otoño", True),
    ],
)
def test_what_is_offered_goes_by_the_words_of_a_term(name: str, word: str, fits: bool) -> None:
    assert offers(term(name), word) == fits


def test_credentials_that_offer_each_other_do_not_earn_themselves() -> None:
    either = AtLeast(n=1, parts=(need("q"), need("a")), form="any_of")
    other = AtLeast(n=1, parts=(need("p"), need("b")), form="any_of")
    made = as_map(
        course("a", need("c")),
        course("b", need("a")),
        course("c"),
        Credential(id="p", map="m", title="P", requires=either),
        Credential(id="q", map="m", title="Q", requires=other),
    )
    plan = planned(made, Goal(id="p"), Goal(id="b"), Goal(id="q"))
    assert plan.terms is not None
    assert plan.terms.of["m/p"] == plan.terms.of["m/q"] == 1


def test_the_load_of_a_degree_is_proven() -> None:
    random = Random(4)
    names = [f"c{n}" for n in range(60)]
    made = []
    for number, name in enumerate(names):
        near = names[max(0, number - 25) : number]
        needs = [need(x) for x in random.sample(near, min(len(near), random.choice([0, 1, 1])))]
        kinds = random.choice([(), (), (), ("autumn",), ("spring",)])
        made.append(course(name, *needs, credits_=random.choice([2, 3, 3, 4]), offered_in=kinds))
    terms = tuple(
        term(f"{kind} {year}", least=12, most=30)
        for year in range(1, 6)
        for kind in ("Autumn", "Spring")
    )
    plan = planned(as_map(*made), *(Goal(id=name) for name in names), terms=terms)
    assert plan.terms is not None
    assert plan.terms.least == plan.terms.largest
    assert len(plan.terms.terms) == 10


@dataclass(frozen=True)
class Tried:
    seed: int
    case: Case
    made: Placing
    best: Best | None


@pytest.fixture(scope="module")
def tried() -> list[Tried]:
    found = []
    for seed in range(220):
        random = random_case(seed)
        if random is not None:
            aimed, case = random
            made = placing(aimed, case.levels, case.order, case.learner, DAY)
            assert made is not None
            found.append(Tried(seed, case, made, case.best()))
    return found


def test_the_arrangement_is_the_best_one(tried: list[Tried]) -> None:
    for trial in tried:
        got, want, seed = trial.made.arrangement, trial.best, trial.seed
        assert (want is None) == (got is None) == (trial.made.no_room is not None), seed
        if want is None or got is None:
            continue
        assert Fraction(got.largest, trial.made.task.unit) == want.largest, seed
        assert got.least == got.largest, seed
        assert got.distance == got.nearest == want.distance, seed
        assert got.terms == want.terms, seed
        assert got.settled
    placed = sum(t.best is not None for t in tried)
    assert len(tried) / 4 < placed < len(tried) * 3 / 4


def test_what_clashes_is_as_little_as_can_be(tried: list[Tried]) -> None:
    seen = set()
    for trial in tried:
        told, case, seed = trial.made.no_room, trial.case, trial.seed
        if told is None:
            continue
        seen.add(told.kind)
        asked = {(r.kind, r.key or r.terms[0]) for r in told.rules}
        assert replace(case, only=tuple(asked)).best() is None, seed
        assert (told.kind == "chain") == (not asked), seed
        freeing = {(r.kind, r.key or r.terms[0]) for r in told.without}
        for rule in sorted(asked):
            assert replace(case, only=tuple(asked - {rule})).best() is not None, (seed, rule)
            found = replace(case, without=(rule,)).best()
            assert (found is not None) == (rule in freeing), (seed, rule)
    assert seen == {"chain", "rules"}


def test_enough_credits_are_enough(tried: list[Tried]) -> None:
    seen = 0
    for trial in tried:
        told, case = trial.made.no_room, trial.case
        if told is None or not any(r.kind == "most" for r in told.rules):
            continue
        seen += 1
        pace = replace(case.learner.pace, terms=tuple(replace(t, most=None) for t in case.terms))
        best = replace(case, learner=replace(case.learner, pace=pace)).best()
        assert (best and float(best.largest)) == told.enough, trial.seed
    assert seen > 2


def test_without_the_solver_what_is_found_keeps_to_all_rules(
    tried: list[Tried], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrange, "solvable", lambda: False)
    found = 0
    for trial in tried:
        task, want, seed = trial.made.task, trial.best, trial.seed
        got = arrange.arrange(task)
        if got is None:
            assert want is None or arrange.possible(task) is None, seed
            continue
        found += 1
        assert want is not None, seed
        assert keeps(task, got.terms), seed
        assert got.least <= want.largest * task.unit <= got.largest, seed
        assert not got.settled
    assert found > len(tried) / 4


@dataclass(frozen=True, kw_only=True)
class Instance:
    name: str
    terms: int
    least: int
    most: int
    credits: list[int]
    needs: list[tuple[int, ...]]

    @property
    def task(self) -> TermTask:
        place = {course: n for n, course in enumerate(self.order())}
        both = (("most", self.most), ("least", self.least))
        return TermTask(
            items=tuple(
                Item(
                    nodes=(course,),
                    credits=self.credits[course],
                    needs=Some(
                        len(self.needs[course]), tuple(place[n] for n in self.needs[course])
                    ),
                )
                for course in place
            ),
            terms=self.terms,
            rules=tuple(
                Rule(kind="most" if kind == "most" else "least", terms=(t,), credits=limit)
                for kind, limit in both
                for t in range(self.terms)
            ),
        ).linked()

    def order(self) -> list[int]:
        """Return the courses, each after what it needs."""
        found: dict[int, None] = {}
        while len(found) < len(self.credits):
            for course, needs in enumerate(self.needs):
                if course not in found and all(n in found for n in needs):
                    found[course] = None
        return list(found)


def instances() -> Iterator[Instance]:
    lines = [x for x in INSTANCES.read_text().splitlines() if x and not x.startswith("#")]
    for head, worth, links in zip(lines[::3], lines[1::3], lines[2::3], strict=True):
        name, terms, least, most = head.split()
        needs: list[list[int]] = [[] for _ in worth.split()]
        for group in links.split():
            needed, _, needing = group.partition(":")
            for course in needing.split(","):
                needs[int(course) - 1].append(int(needed) - 1)
        yield Instance(
            name=name,
            terms=int(terms),
            least=int(least),
            most=int(most),
            credits=[int(c) for c in worth.split()],
            needs=[tuple(n) for n in needs],
        )


def courses(task: TermTask, terms: Sequence[int]) -> list[int]:
    return [list(terms).count(term) for term in range(task.terms)]


PUBLISHED = {"real-8": 17, "real-10": 14, "real-12": 17}
ABOVE = {
    "random-1": 28,
    "random-3": 30,
    "random-4": 44,
    "random-5": 26,
    "random-6": 26,
    "random-8": 30,
    "random-9": 38,
    "random-11": 30,
    "random-12": 30,
    "random-27": 34,
}
"""Instances whose chains do not let the credits be shared out evenly."""


@pytest.mark.parametrize("instance", list(instances()), ids=lambda instance: instance.name)
def test_published_instances_have_their_least_load(instance: Instance) -> None:
    task = instance.task
    found = balanced(task)
    assert found.terms is not None
    assert keeps(task, found.terms)
    largest = max(loads(task, found.terms))
    assert found.least == largest
    even = ceil(sum(instance.credits) / instance.terms)
    assert largest == PUBLISHED.get(instance.name, ABOVE.get(instance.name, even))
    if min(courses(task, found.terms)) < 2:  # a first arrangement does not look at that
        best = arrange.arrange(task)
        assert best is not None
        found = replace(found, terms=list(best.terms))
    assert found.terms is not None
    assert 2 <= min(courses(task, found.terms)) <= max(courses(task, found.terms)) <= 10


@pytest.mark.parametrize(("name", "least"), [("real-8", 33), ("real-10", 36)])
def test_published_instances_have_their_least_distance(name: str, least: int) -> None:
    instance = next(i for i in instances() if i.name == name)
    task = instance.task
    found = arrange.arrange(task)
    assert found is not None
    assert (found.largest, found.distance, found.nearest) == (PUBLISHED[name], least, least)
    assert keeps(task, found.terms)
    assert distance(task, found.terms) == least
    assert found.settled
