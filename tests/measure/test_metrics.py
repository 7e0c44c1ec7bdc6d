"""What a map is like, on maps small enough to count on one's fingers."""

from __future__ import annotations

from dataclasses import replace

from maps import as_map, one

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.measure.metrics import map_facts
from pathplan.measure.neighbours import neighbours
from pathplan.model import (
    Assessment,
    AtLeast,
    CompetencyMap,
    Credential,
    MapLink,
    Need,
    Resource,
    Strand,
)
from pathplan.model.map_facts import (
    Bottleneck,
    Chain,
    Demand,
    MapFacts,
    Neighbours,
    Option,
    StrandSize,
)


def _facts(*maps: CompetencyMap) -> MapFacts:
    return map_facts(maps, PrerequisiteGraph.build(maps))


def test_beginnings_ends_and_chains() -> None:
    badge = Credential(id="badge", map="m", title="Badge", requires=Need(id="c"))
    found = _facts(
        as_map(
            one("a", minutes=10),
            one("b", Need(id="a"), minutes=20),
            one("c", Need(id="a"), minutes=50),
            badge,
        )
    )
    assert found.first == ("m/a",)
    assert found.last == ("m/b",)
    assert found.chains == (
        Chain(keys=("m/a", "m/c"), minutes=60),
        Chain(keys=("m/a", "m/b"), minutes=30),
    )
    assert (found.competencies, found.credentials, found.others, found.minutes) == (3, 1, 0, 80)


def test_what_needs_only_another_map_is_a_beginning() -> None:
    other = replace(as_map(one("x")), id="other", file="other.map.yaml")
    other = replace(other, entries=tuple(replace(e, map="other") for e in other.entries))
    home = as_map(one("a", Need(id="o/x")), one("b", Need(id="a")))
    home = replace(home, maps=(MapLink(prefix="o", file="other.map.yaml", id="other"),))
    found = _facts(home, other)
    assert (found.first, found.last, found.others) == (("m/a",), ("m/b",), 1)


def test_strands_in_the_authors_order_with_what_is_in_none() -> None:
    map_ = as_map(
        replace(one("a", minutes=10), strand="t"),
        replace(one("b", minutes=20), strand="t", optional=True),
        one("c", minutes=5),
    )
    map_ = replace(map_, strands=(Strand(id="s", title="S"), Strand(id="t", title="")))
    assert _facts(map_).strands == (
        StrandSize(title="S", competencies=0, minutes=0),
        StrandSize(title="t", competencies=2, minutes=30, optional=1),
        StrandSize(title="", competencies=1, minutes=5),
    )


def test_how_far_the_options_of_a_choice_are_apart() -> None:
    both = AtLeast(n=2, parts=(Need(id="a"), Need(id="b")))
    either = AtLeast(n=1, parts=(both, Need(id="c")), form="any_of")
    found = _facts(
        as_map(one("a", minutes=10), one("b", minutes=20), one("c", minutes=45), one("d", either))
    )
    (alternative,) = found.alternatives
    assert alternative.owner == "m/d"
    assert alternative.options == (
        Option(keys=("m/a", "m/b"), minutes=30),
        Option(keys=("m/c",), minutes=45),
    )
    assert alternative.apart == 15


def test_what_is_missing_and_what_much_waits_for() -> None:
    shared = Assessment(title="Poster", id="poster", shows=(Need(id="b"),))
    rich = replace(
        one("a"), resources=(Resource(title="Book"),), assess=(Assessment(title="Quiz"),)
    )
    map_ = as_map(rich, one("b", Need(id="a")), replace(one("c", Need(id="b")), effort=None))
    found = _facts(replace(map_, assessments=(shared,)))
    assert found.no_way_to_show == ("m/c",)
    assert found.no_resource == ("m/b", "m/c")
    assert found.no_effort == ("m/c",)
    assert found.bottlenecks == (Bottleneck(key="m/a", needed=2, resources=1, ways=1),)


def test_what_stands_before_and_after() -> None:
    some = AtLeast(n=2, parts=(Need(id="a"), Need(id="b"), Need(id="c")), form="at_least")
    both = AtLeast(n=2, parts=(Need(id="a"), some))
    map_ = as_map(one("a"), one("b"), one("c", corequires=("b",)), one("d", both))
    found = neighbours(PrerequisiteGraph.build([map_]))
    assert found["m/d"].needs == (
        Demand(keys=("m/a",)),
        Demand(keys=("m/a", "m/b", "m/c"), n=2),
    )
    assert found["m/c"] == Neighbours(needs=(Demand(keys=("m/b",), together=True),), opens=("m/d",))
    assert found["m/a"] == Neighbours(opens=("m/d",))
