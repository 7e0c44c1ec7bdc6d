"""The worked examples that fix what the words mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from maps import LEVELS, as_map, one

from pathplan.assess import assess
from pathplan.graph.cycles import knots
from pathplan.graph.derive import derive
from pathplan.graph.frontier import frontier
from pathplan.graph.must_haves import must_haves
from pathplan.graph.prerequisites import Leaf, PrerequisiteGraph
from pathplan.graph.redundancy import dead_options
from pathplan.model import (
    AtLeast,
    Competency,
    Credential,
    Decision,
    Entry,
    Evidence,
    Goal,
    KnowledgeState,
    LearnerProfile,
    Need,
    Plan,
    Requirement,
)
from pathplan.model.learner import DecisionKind
from pathplan.plan import make_plan

TODAY = date(2026, 11, 23)


def all_of(*parts: Requirement | str) -> AtLeast:
    found = tuple(Need(id=p) if isinstance(p, str) else p for p in parts)
    return AtLeast(n=len(found), parts=found)


def at_least(n: int, *parts: Requirement | str) -> AtLeast:
    return replace(all_of(*parts), n=n, form="at_least")


def any_of(*parts: Requirement | str) -> AtLeast:
    return replace(all_of(*parts), n=1, form="any_of")


def at(name: str, level: str) -> Need:
    return Need(id=name, level=level)


def four(name: str, requires: Requirement | None = None, **more: object) -> Competency:
    minutes = more.get("minutes", 60)
    assert isinstance(minutes, int)
    entry = one(name, requires or all_of(), minutes=minutes, levels=LEVELS, mastery="proficient")
    coreq = more.get("corequires")
    return replace(entry, corequires=(coreq,)) if isinstance(coreq, Need) else entry


def met(name: str, day: str = "2026-09-01", level: str | None = None, kind: str = "") -> Evidence:
    return Evidence(competency=name, day=date.fromisoformat(day), level=level, kind=kind)


def not_yet(name: str, day: str, level: str | None = None, kind: str = "") -> Evidence:
    return replace(met(name, day, level, kind), result="not-yet")


def decide(kind: DecisionKind, name: str) -> Decision:
    return Decision(kind=kind, competency=name, by="A", day=date(2026, 9, 1), reason="r")


class World:
    """A map, and a learner on it."""

    def __init__(self, *entries: Entry) -> None:
        self.graph = PrerequisiteGraph.build([as_map(*entries)])

    def learner(
        self, evidence: Sequence[Evidence], decisions: Sequence[Decision]
    ) -> LearnerProfile:
        return LearnerProfile(
            id="L", file="l", map_ids=("m",), evidence=tuple(evidence), decisions=tuple(decisions)
        )

    def state(
        self,
        *evidence: Evidence,
        decisions: Sequence[Decision] = (),
        policy: str = "latest",
        implied: bool = True,
    ) -> KnowledgeState:
        learner = self.learner(evidence, decisions)
        return assess(self.graph, learner, TODAY, policy=policy, implied=implied)[0]

    def plan(
        self, *goals: str, evidence: Sequence[Evidence] = (), decisions: Sequence[Decision] = ()
    ) -> Plan:
        aimed = [Goal(id=g.partition("@")[0], level=g.partition("@")[2] or None) for g in goals]
        state = self.state(*evidence, decisions=decisions)
        return make_plan(self.graph, state, self.learner(evidence, decisions), aimed, "m")

    def must(self, name: str) -> set[str]:
        node = self.graph.index[f"m/{name}"]
        found = must_haves(self.graph, [node], range(len(self.graph.nodes)))
        return {self.graph.nodes[i].key[2:] for i in found[node]}

    def level(self, state: KnowledgeState, name: str) -> str:
        rank = state.level(f"m/{name}")
        return LEVELS[rank - 1] if rank else "nothing"


def shape(plan: Plan) -> tuple[list[str], int]:
    """Return the steps as text, groups joined by +, and the minutes."""
    return ["+".join(k[2:] for k in s.keys) for s in plan.steps], plan.minutes


def broken(world: World) -> set[str]:
    return {
        n.key[2:]
        for n, rank in zip(world.graph.nodes, derive(world.graph), strict=True)
        if not rank
    }


def dead(world: World) -> list[tuple[str, str]]:
    nodes = world.graph.nodes
    return [
        (nodes[d.owner].entry.id, d.part.need.id)
        for d in dead_options(world.graph)
        if isinstance(d.part, Leaf)
    ]


def test_1_levels_are_parts_of_the_effort() -> None:
    world = World(four("p", minutes=180), four("q", all_of(at("p", "developing")), minutes=120))
    assert shape(world.plan("q")) == (["p", "q"], 240)
    assert shape(world.plan("q", evidence=[met("p", level="developing")])) == (["q"], 120)
    assert shape(world.plan("p@extending", evidence=[met("p")])) == (["p"], 60)
    odd = four("o", minutes=100)
    assert [odd.minutes_to(r) for r in (1, 2, 3, 4)] == [33, 67, 100, 133]


@pytest.mark.parametrize(
    ("second", "level"),
    [
        (met("p", "2026-10-01", "developing"), "proficient"),
        (not_yet("p", "2026-10-01"), "developing"),
        (not_yet("p", "2026-10-01", "developing"), "emerging"),
    ],
)
def test_2_the_last_word_counts(second: Evidence, level: str) -> None:
    world = World(four("p"))
    first = met("p", "2026-09-01", "proficient")
    assert world.level(world.state(first, second), "p") == level
    strongest = world.state(first, second, policy="strongest")
    assert world.level(strongest, "p") == "proficient"
    overruled = second.result == "not-yet"
    assert (second in strongest.of("m/p").overruled) is overruled


def test_3_on_one_day_the_kind_decides_then_the_file() -> None:
    world = World(one("p"))
    day = "2026-09-01"
    assert world.state(met("p", day, kind="exam"), not_yet("p", day, kind="quiz")).level("m/p") == 1
    assert world.state(not_yet("p", day, kind="quiz"), met("p", day, kind="exam")).level("m/p") == 1
    assert world.state(met("p", day, kind="quiz"), not_yet("p", day, kind="quiz")).level("m/p") == 0


def test_4_evidence_at_mastery_implies_what_is_asked() -> None:
    world = World(
        four("r"),
        four("p", all_of("r"), minutes=180),
        four("q", all_of(at("p", "developing"))),
        four("g", all_of("p", "q")),
    )
    state = world.state(met("q", level="proficient"))
    assert world.level(state, "r") == "proficient"
    assert world.level(state, "p") == "developing"
    assert state.of("m/p").reason == "implied"
    assert shape(world.plan("g", evidence=[met("q")])) == (["p", "g"], 120)
    assert world.state(met("q", level="developing")).level("m/p") == 0
    assert world.state(met("q"), implied=False).level("m/p") == 0


def test_5_at_least_counts_what_all_ways_share() -> None:
    world = World(
        one("a", all_of("s")),
        one("b", all_of("s")),
        one("c"),
        one("s"),
        one("g", at_least(2, "a", "b", "c")),
    )
    assert world.must("g") == {"s"}
    only = World(
        one("s"),
        one("a", all_of("s")),
        one("b", all_of("s")),
        one("c", minutes=120),
        one("g", at_least(2, "a", "b", "c")),
    )
    assert shape(only.plan("g")) == (["s", "a", "b", "g"], 240)
    assert shape(world.plan("g")) == (["s", "a", "b", "g"], 240)


def test_6_corequisites_are_learned_together() -> None:
    world = World(
        one("z"),
        one("x", all_of("z"), minutes=120, corequires=("y",)),
        one("y", corequires=("x",)),
        one("g", all_of("x")),
    )
    assert world.must("x") == {"x", "y", "z"}
    names = [[world.graph.nodes[i].entry.id for i in b] for b in frontier(world.graph, [0] * 4)]
    assert names == [["z"]]
    names = [
        [world.graph.nodes[i].entry.id for i in b] for b in frontier(world.graph, [1, 0, 0, 0])
    ]
    assert names == [["x", "y"]]
    assert shape(world.plan("g")) == (["z", "x+y", "g"], 300)
    assert shape(world.plan("g", evidence=[met("y")])) == (["z", "x", "g"], 240)


def test_7_a_group_cannot_need_itself() -> None:
    world = World(
        one("x", corequires=("y",)),
        one("y", all_of("z")),
        one("z", all_of("x")),
        one("v", corequires=("w",)),
        one("w", any_of("v", "u"), corequires=("v",)),
        one("u"),
        one("g", all_of("w")),
    )
    assert broken(world) == {"x", "y", "z"}
    [knot] = knots(world.graph, [0, 1, 2])
    assert {world.graph.nodes[i].entry.id for i, _ in knot.cycle} == {"x", "y", "z"}
    assert shape(world.plan("g")) == (["u", "v+w", "g"], 240)
    assert dead(world) == [("w", "v")]


def test_8_a_loop_through_an_alternative_is_harmless() -> None:
    world = World(one("p", all_of("q")), one("q", any_of("p", "r")), one("r"))
    assert shape(world.plan("p")) == (["r", "q", "p"], 180)
    assert world.must("p") == {"q", "r"}
    assert dead(world) == [("q", "p")]
    assert broken(world) == set()
    without = World(one("p", all_of("q")), one("q", any_of("p")))
    assert broken(without) == {"p", "q"}
    [knot] = knots(without.graph, [0, 1])
    assert [without.graph.nodes[i].entry.id for i, _ in knot.cycle] == ["p", "q"]
    assert knot.forced


def test_9_half_a_group_is_no_credit_for_the_other() -> None:
    world = World(
        one("mul", corequires=("div",)), one("div", corequires=("mul",)), one("g", all_of("div"))
    )
    assert world.state(met("mul")).level("m/div") == 0
    assert shape(world.plan("g", evidence=[met("mul")])) == (["div", "g"], 120)
    assert shape(world.plan("g")) == (["mul+div", "g"], 180)


def test_10_a_waiver_implies_nothing_and_stays() -> None:
    world = World(one("p"), one("q", all_of("p")), one("g", all_of("q")), one("h", all_of("p")))
    waiver = decide("waive", "q")
    assert world.state(decisions=[waiver]).level("m/p") == 0
    assert shape(world.plan("g", decisions=[waiver])) == (["g"], 60)
    assert shape(world.plan("g", "h", decisions=[waiver])) == (["g", "p", "h"], 180)
    later = not_yet("q", "2026-10-01")
    holding = world.state(later, decisions=[waiver]).of("m/q")
    assert (holding.level, holding.reason, holding.overruled) == (1, "waived", (later,))


def test_11_what_was_shown_later_counts_for_what_it_needs() -> None:
    world = World(one("p"), one("q", all_of("p")), one("h", all_of("p")))
    first = [not_yet("p", "2026-09-01"), met("q", "2026-10-01")]
    holding = world.state(*first).of("m/p")
    assert holding.reason == "implied"
    assert holding.overruled == (first[0],)
    assert shape(world.plan("h", evidence=first)) == (["h"], 60)
    for day in ("2026-10-01", "2026-09-01"):
        records = [met("q", "2026-09-01"), not_yet("p", day)]
        assert shape(world.plan("h", evidence=records)) == (["p", "h"], 120)
        assert world.state(*records).level("m/q") == 1


def test_12_the_first_listed_wins_a_tie_fewer_steps_before_that() -> None:
    tie = World(one("g", any_of("b", "a")), one("a"), one("b"))
    assert shape(tie.plan("g")) == (["b", "g"], 120)
    fewer = World(
        one("g", any_of("b", "a")),
        one("a"),
        one("b", all_of("b1"), minutes=30),
        one("b1", minutes=30),
    )
    assert shape(fewer.plan("g")) == (["a", "g"], 120)


def test_13_wishes_come_before_effort() -> None:
    world = World(
        one("x1"),
        one("x2", minutes=120),
        one("x2a", all_of("x2"), minutes=120),
        one("g", any_of("x1", "x2a")),
    )
    wishes = [decide("avoid", "x1"), decide("avoid", "x2")]
    plan = world.plan("g", decisions=wishes)
    assert shape(plan) == (["x1", "g"], 120)
    assert [w.decision for w in plan.broken_wishes] == [wishes[0]]
    plan = world.plan("g", decisions=wishes, evidence=[met("x2")])
    assert shape(plan) == (["x2a", "g"], 180)
    assert plan.broken_wishes == ()


def test_14_what_is_skipped_gates_the_last_level_too() -> None:
    levels = ("seen", "supervised", "independent")
    hot = one("hot", all_of("fire"), minutes=180, levels=levels)
    world = World(one("fire"), hot, one("cold", minutes=240), one("g", any_of("hot", "cold")))
    shown = [met("hot", level="supervised")]
    assert shape(world.plan("g", evidence=shown)) == (["fire", "hot", "g"], 180)
    skip = [decide("skip", "fire")]
    assert shape(world.plan("g", evidence=shown, decisions=skip)) == (["cold", "g"], 300)
    [closed] = world.plan("hot", evidence=shown, decisions=skip).unreachable
    assert closed.blockers[0].options == (("m/fire", skip[0]),)
    assert [lift.decisions for lift in closed.lifts] == [(skip[0],)]


def test_15_a_badge_implies_what_it_cannot_do_without() -> None:
    badge = Credential(id="badge", map="m", title="B", requires=all_of("a", at_least(1, "b", "c")))
    diploma = Credential(id="diploma", map="m", title="D", requires=all_of("badge", "c"))
    world = World(one("z"), one("a", all_of("z")), one("b"), one("c"), badge, diploma)
    state = world.state(met("badge"))
    assert [state.level(f"m/{x}") for x in "azbc"] == [1, 1, 0, 0]
    assert shape(world.plan("diploma", evidence=[met("badge")])) == (["c", "diploma"], 60)
    plan = world.plan("diploma")
    assert shape(plan) == (["z", "a", "c", "badge", "diploma"], 180)
    assert plan.length == 3


def test_16_entries_count_not_competencies() -> None:
    requires = at_least(2, any_of("a", "b"), any_of("a", "c"), "c")
    world = World(one("a"), one("b"), one("c"), one("g", requires))
    assert shape(world.plan("g")) == (["a", "g"], 120)


def test_17_a_higher_level_of_one_can_save_another() -> None:
    requires = all_of(at("a", "developing"), any_of(at("a", "extending"), "b"))
    world = World(four("a", minutes=180), four("b", minutes=120), four("g", requires))
    plan = world.plan("g")
    assert shape(plan) == (["a", "g"], 300)
    assert plan.steps[0].parts[0].to_rank == 4


def test_18_the_cheapest_first_step_is_a_trap() -> None:
    world = World(
        *(one(f"s{x}", minutes=120) for x in "abc"),
        one("m", minutes=180),
        *(one(x, any_of(f"s{x}", "m"), minutes=0) for x in "abc"),
        one("g", all_of("a", "b", "c"), minutes=0),
    )
    assert shape(world.plan("g")) == (["m", "a", "b", "c", "g"], 180)


def test_19_a_wish_is_kept_and_priced() -> None:
    world = World(
        one("r"), one("p", minutes=120), one("v", any_of("r", "p")), one("g", all_of("v", "r"))
    )
    plan = world.plan("g", decisions=[decide("choose", "p")])
    assert shape(plan) == (["r", "p", "v", "g"], 300)
    assert shape(world.plan("g")) == (["r", "v", "g"], 180)
    assert [(w.decision.competency, w.minutes) for w in plan.wish_costs] == [("p", 120)]


def test_20_a_corequisite_at_a_level_comes_first() -> None:
    x = four("x", minutes=180, corequires=at("y", "developing"))
    world = World(x, four("y", minutes=180))
    assert shape(world.plan("x")) == (["y", "x"], 300)
    assert shape(world.plan("x", evidence=[met("y", level="developing")])) == (["x"], 180)


def test_a_route_that_is_best_alone_is_not_best_for_two_goals() -> None:
    world = World(
        one("compare", minutes=120),
        one("add", minutes=180),
        one("badge", any_of("compare", "add")),
        one("sums", all_of("add")),
    )
    assert shape(world.plan("badge"))[0] == ["compare", "badge"]
    assert shape(world.plan("badge", "sums"))[0] == ["add", "badge", "sums"]


def test_a_review_that_is_due_comes_before_what_needs_it() -> None:
    old = replace(one("multiples", minutes=180), review_after=365)
    world = World(old, one("factors", all_of("multiples")))
    plan = world.plan("factors", evidence=[met("multiples", "2025-05-20")])
    assert [(s.kind, s.minutes) for s in plan.steps] == [("refresh", 30), ("learn", 60)]
    recent = (TODAY - timedelta(days=364)).isoformat()
    assert shape(world.plan("factors", evidence=[met("multiples", recent)]))[0] == ["factors"]


def test_what_has_expired_no_longer_counts_and_is_not_implied() -> None:
    card = replace(one("card"), expires_after=365)
    world = World(card, one("shift", all_of("card")), one("lead", all_of("card")))
    state = world.state(met("card", "2025-01-10"), met("shift", "2026-10-01"))
    assert state.level("m/card") == 0
    assert state.of("m/card").expired == (met("card", "2025-01-10"),)
    assert shape(world.plan("lead", evidence=[met("shift")]))[0] == ["card", "lead"]


def test_what_lies_in_a_requirement_that_holds_anyway_is_no_choice() -> None:
    world = World(
        one("kept"),
        one("a", minutes=25),
        one("start", minutes=60),
        one("b", any_of("owner", "start"), minutes=10),
        one("c", all_of("b"), minutes=20),
        one("owner", any_of("kept", any_of("a", "b")), minutes=30),
        one("goal", all_of("owner", any_of("a", "c")), minutes=30),
    )
    plan = world.plan("goal", evidence=[met("kept", level=None)])
    assert shape(plan) == (["a", "owner", "goal"], 85)
    assert [(c.owners, c.taken.keys) for c in plan.choices] == [(("m/goal",), ("m/a",))]
    (other,) = plan.choices[0].others
    assert (other.keys, other.minutes) == (("m/c",), 90)


def test_nor_is_what_lies_in_one_that_every_route_satisfies() -> None:
    world = World(
        one("need"),
        one("a", minutes=25),
        one("b", minutes=10),
        one("c", minutes=40),
        one("owner", any_of("need", any_of("a", "b"))),
        one("goal", all_of("need", "owner", any_of("a", "c"))),
    )
    plan = world.plan("goal")
    assert [(c.owners, c.taken.keys) for c in plan.choices] == [(("m/goal",), ("m/a",))]
    (other,) = plan.choices[0].others
    assert (other.keys, other.minutes) == (("m/c",), plan.minutes + 15)
