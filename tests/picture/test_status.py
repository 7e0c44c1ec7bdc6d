"""The look of every box, and which look wins where there are several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from maps import as_map, one

from pathplan.assess import assess
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import (
    Alignment,
    Credential,
    Decision,
    Entry,
    Evidence,
    Goal,
    LearnerProfile,
    Need,
)
from pathplan.model.drawing import Box, Meaning
from pathplan.model.report import Doubt
from pathplan.picture import View, draw
from pathplan.picture.status import LEGEND
from pathplan.plan import make_plan

TODAY = date(2026, 11, 23)
LEVELS = ("some", "more", "full")


def met(name: str, day: str = "2026-11-01", level: str | None = None) -> Evidence:
    return Evidence(competency=name, day=date.fromisoformat(day), level=level)


def not_yet(name: str, day: str = "2026-11-02") -> Evidence:
    return replace(met(name, day), result="not-yet")


def waived(name: str) -> Decision:
    return Decision(kind="waive", competency=name, by="A", day=date(2026, 9, 1), reason="r")


def boxes(
    entries: Sequence[Entry],
    *goals: str,
    evidence: Sequence[Evidence] = (),
    decisions: Sequence[Decision] = (),
    doubts: dict[str, Doubt] | None = None,
) -> dict[str, Box]:
    """Return the boxes of a learner on a map, by id."""
    map_ = as_map(*entries)
    graph = PrerequisiteGraph.build([map_])
    learner = LearnerProfile(
        id="L",
        file="l",
        map_ids=("m",),
        evidence=tuple(evidence),
        decisions=tuple(decisions),
    )
    state = assess(graph, learner, TODAY)[0]
    plan = make_plan(graph, state, learner, [Goal(id=goal) for goal in goals], "m")
    drawing = draw(
        maps=[map_], graph=graph, state=state, plan=plan, doubts=doubts, view=View(extent="all")
    )
    assert set(drawing.legend) == {box.status for box in drawing.boxes}
    assert list(drawing.legend) == [look for look in LEGEND if look in drawing.legend]
    return {box.name: box for box in drawing.boxes}


CHAIN = (one("a"), one("b", Need(id="a")), one("c", Need(id="b")), one("d", Need(id="c")))


def test_what_is_shown_what_it_implies_and_what_is_waived() -> None:
    found = boxes(CHAIN, "d", evidence=[met("b")], decisions=[waived("c")])
    assert {name: box.status for name, box in found.items()} == {
        "a": "implied",
        "b": "done",
        "c": "waived",
        "d": "ready",
    }


def test_ready_planned_and_goal() -> None:
    found = boxes(CHAIN, "d", evidence=[met("a")])
    assert [found[name].status for name in "bcd"] == ["ready", "planned", "goal"]
    assert found["b"].standing.number == 1


def test_a_goal_that_can_be_begun_looks_ready_and_is_told_as_both() -> None:
    goal = boxes(CHAIN, "b", evidence=[met("a")])["b"]
    assert goal.status == "ready"
    assert (goal.standing.place, goal.standing.ready) == ("goal", True)


def test_a_second_try_that_can_be_begun_looks_ready() -> None:
    again = boxes(CHAIN, "d", evidence=[met("a"), not_yet("b")])["b"]
    assert (again.status, again.standing.failed) == ("ready", True)


def test_a_second_try_that_has_to_wait_looks_failed() -> None:
    again = boxes(CHAIN, "d", evidence=[not_yet("b")])["b"]
    assert (again.status, again.standing.failed, again.standing.ready) == ("failed", True, False)


def test_what_expired_and_has_to_wait_looks_expired() -> None:
    short = replace(one("b", Need(id="a")), expires_after=30)
    entries = (one("a"), short, one("c", Need(id="b")))
    found = boxes(entries, "c", evidence=[met("b", "2026-01-01"), not_yet("a")])
    assert found["b"].status == "expired"
    assert found["b"].standing.expired
    both = boxes(entries, "c", evidence=[met("b", "2026-01-01"), not_yet("b", "2026-02-01")])
    assert both["b"].status in {"failed", "expired"}


def test_what_may_be_behind_a_not_yet_looks_like_support() -> None:
    evidence, decisions = [not_yet("c")], [waived("a"), waived("b")]
    doubts = {"m/c": Doubt(key="m/b", reason="waived")}
    found = boxes(CHAIN, "d", evidence=evidence, decisions=decisions, doubts=doubts)
    assert (found["a"].status, found["b"].status) == ("waived", "support")
    assert found["b"].standing.support == (found["c"].standing.number,)
    assert found["b"].standing.reason == "waived"
    without = boxes(CHAIN, "d", evidence=evidence, decisions=decisions)
    assert (without["b"].status, without["b"].standing.support) == ("waived", ())


def test_what_is_not_on_the_path() -> None:
    extra = replace(one("e"), optional=True)
    entries = (*CHAIN, extra, replace(extra, id="f"), one("g"))
    found = boxes(entries, "b", "f", evidence=[not_yet("d"), met("g")])
    assert (found["c"].status, found["e"].status) == ("outside", "optional")
    assert (found["d"].status, found["d"].standing.failed) == ("outside", True)
    assert found["f"].status == "ready"
    assert found["g"].status == "done"


def test_badges_as_goals_and_on_the_way() -> None:
    first = Credential(id="first", map="m", title="First", requires=Need(id="a"))
    last = Credential(id="last", map="m", title="Last", requires=Need(id="b"))
    found = boxes((*CHAIN[:2], first, last), "first", "last", evidence=[met("a")])
    assert (found["first"].status, found["last"].status) == ("goal", "goal")
    third = one("z", Need(id="first"))
    assert boxes((one("a"), first, third), "z")["first"].status == "earned"


def test_a_goal_that_no_path_leads_to_stays_a_goal() -> None:
    skip = Decision(kind="skip", competency="a", by="A", day=date(2026, 9, 1), reason="r")
    goal = boxes(CHAIN, "d", decisions=[skip])["d"]
    assert (goal.status, goal.standing.place) == ("goal", "closed")


def test_part_of_a_level_counts_and_says_which() -> None:
    graded = one("a", levels=LEVELS)
    found = boxes(
        (graded, one("b", Need(id="a", level="some"))), "b", evidence=[met("a", level="more")]
    )
    assert found["b"].status == "ready"
    assert (found["a"].status, found["a"].standing.level) == ("done", "more")


def test_a_map_alone_has_plain_and_optional_boxes() -> None:
    extra = replace(one("e"), optional=True)
    map_ = as_map(one("a"), extra)
    drawing = draw(maps=[map_], graph=PrerequisiteGraph.build([map_]))
    assert [box.status for box in drawing.boxes] == ["plain", "optional"]
    assert drawing.legend == ("optional",)


@pytest.mark.parametrize("look", get_args(Meaning))
def test_every_look_is_in_the_legend_once(look: Meaning) -> None:
    assert LEGEND.count(look) == 1


def test_what_a_box_tells_besides() -> None:
    aligned = (
        Alignment(to="urn:x", match="exact"),
        Alignment(to="https://example.org/close", match="close"),
        Alignment(to="https://example.org/exact", match="exact"),
    )
    map_ = as_map(
        replace(one("a"), tags=("t",), aligns=aligned), one("b", Need(id="a"), minutes=90)
    )
    a, b = draw(maps=[map_], graph=PrerequisiteGraph.build([map_])).boxes
    assert (a.name, a.tags, a.level, a.minutes) == ("a", ("t",), 1, 60)
    assert a.link == "https://example.org/exact"
    assert (b.name, b.level, b.minutes, b.link) == ("b", 2, 90, "")


def test_the_version_of_the_map_and_the_day_of_the_path_are_told() -> None:
    map_ = replace(as_map(*CHAIN), version="2.1", language="es")
    graph = PrerequisiteGraph.build([map_])
    alone = draw(maps=[map_], graph=graph)
    assert (alone.version, alone.as_of, alone.language, alone.told_in) == ("2.1", None, "es", "en")
    learner = LearnerProfile(id="L", file="l", map_ids=("m",))
    state = assess(graph, learner, TODAY)[0]
    plan = make_plan(graph, state, learner, [Goal(id="d")], "m")
    path = draw(maps=[map_], graph=graph, state=state, plan=plan, title="P", told_in="es")
    assert (path.version, path.as_of, path.title, path.home) == ("2.1", TODAY, "P", "M")


def test_what_is_counted_of_a_path() -> None:
    badge = Credential(id="badge", map="m", title="Badge", requires=Need(id="d"))
    entries = (*CHAIN, badge, replace(one("e"), optional=True))
    map_ = as_map(*entries)
    graph = PrerequisiteGraph.build([map_])
    learner = LearnerProfile(id="L", file="l", map_ids=("m",), evidence=(met("b"),))
    state = assess(graph, learner, TODAY)[0]
    plan = make_plan(graph, state, learner, [Goal(id="badge")], "m")
    counted = draw(maps=[map_], graph=graph, state=state, plan=plan).tally
    assert (counted.competencies, counted.counting, counted.others) == (5, 2, 1)
    assert (counted.badges, counted.left_out, counted.path) == (1, 0, True)
    view = View(extent="around", keys=("m/c",))
    part = draw(maps=[map_], graph=graph, state=state, plan=plan, view=view).tally
    assert (part.competencies, part.counting, part.left_out) == (3, 1, 3)
