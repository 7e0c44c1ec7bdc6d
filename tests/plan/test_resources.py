"""What fits a learner: which resource first and why, which assessment, and what is counted once."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.model import (
    Assessment,
    Competency,
    CompetencyMap,
    Content,
    Decision,
    Effort,
    Evidence,
    LearnerProfile,
    Likes,
    Need,
    Pace,
    Part,
    Resource,
    Step,
    Wants,
)
from pathplan.plan import fitting, fitting_steps

LEVELS = ("tried", "can", "teaches")


def one(name: str, *ways: Assessment, resources: tuple[Resource, ...] = ()) -> Competency:
    return Competency(
        id=name,
        map="m",
        title=name.upper(),
        levels=LEVELS,
        mastery="can",
        effort=Effort(minutes=60),
        assess=ways,
        resources=resources,
    )


def way(
    title: str, effort: int | None = 10, *, kind: str = "", level: str | None = None
) -> Assessment:
    return Assessment(title=title, effort=effort, kind=kind, level=level)


def several(title: str, effort: int | None, kind: str = "", **shows: str | None) -> Assessment:
    needs = tuple(Need(id=name, level=level) for name, level in shows.items())
    return Assessment(title=title, effort=effort, kind=kind, shows=needs)


def learner(**known: object) -> LearnerProfile:
    return replace(LearnerProfile(id="L", file="x", map_ids=("m",)), **known)


def planned(
    entries: list[Competency],
    exams: list[Assessment],
    who: LearnerProfile | None = None,
    ranks: dict[str, int] | None = None,
) -> dict[str, Content]:
    """Return what fits the steps that learn all of the entries, one after the other."""
    map_ = CompetencyMap(
        id="m",
        file="x",
        title="M",
        language="en",
        entries=tuple(entries),
        assessments=tuple(exams),
    )
    steps = [
        Step(
            kind="learn",
            number=n,
            parts=(Part(key=e.key, from_rank=0, to_rank=(ranks or {}).get(e.id, 2), minutes=60),),
            minutes=60,
            ready=True,
        )
        for n, e in enumerate(entries, start=1)
    ]
    found = fitting_steps(steps, {e.key: e for e in entries}, [map_], who)
    return {key.removeprefix("m/"): content for key, content in found.items()}


def titles(content: Content) -> list[str]:
    return [assessment.title for assessment in content.assessments]


def test_one_that_saves_time_comes_first_and_is_counted_once() -> None:
    entries = [one("a", way("qa", 40)), one("b", way("qb", 30)), one("c", way("qc"))]
    found = planned(entries, [several("both", 60, a="can", b=None)])
    assert titles(found["a"]) == ["both", "qa"]
    assert titles(found["b"]) == ["both", "qb"]
    assert found["a"].shows_too == ("m/b",)
    assert found["b"].shown_with == "m/a"
    assert [found[k].show_minutes for k in "abc"] == [60, 0, 10]


@pytest.mark.parametrize("effort", [70, 90, None])
def test_one_that_saves_nothing_comes_last(effort: int | None) -> None:
    entries = [one("a", way("qa", 40)), one("b", way("qb", 30))]
    found = planned(entries, [several("both", effort, a="can", b="can")])
    assert titles(found["a"]) == ["qa", "both"]
    assert not found["a"].shows_too
    assert not found["b"].shown_with


def test_nothing_is_known_to_be_saved_where_a_single_effort_is_unknown() -> None:
    entries = [one("a", way("qa", None)), one("b", way("qb", 30))]
    assert titles(planned(entries, [several("both", 5, a="can", b="can")])["a"]) == ["qa", "both"]


def test_where_nothing_else_shows_it_the_shared_one_is_offered() -> None:
    found = planned([one("a"), one("b")], [several("both", None, a="can", b="can")])
    assert found["a"].shows_too == ("m/b",)
    assert found["a"].show_minutes is None
    assert found["b"].show_minutes == 0


@pytest.mark.parametrize(("rank", "expected"), [(1, True), (2, True), (3, False)])
def test_an_assessment_is_offered_up_to_the_level_that_it_shows(rank: int, expected: bool) -> None:
    entries = [one("a", way("low", level="tried"), way("plain"), way("high", level="teaches"))]
    found = planned(entries, [several("exam", 5, a=None)], ranks={"a": rank})["a"]
    assert ("plain" in titles(found)) is expected
    assert ("exam" in titles(found)) is expected
    assert ("low" in titles(found)) is (rank == 1)
    assert "high" in titles(found)


def test_what_shows_a_lower_level_of_another_step_is_not_shared_with_it() -> None:
    entries = [one("a", way("qa", 90)), one("b", way("qb", 90))]
    found = planned(entries, [several("recipe card", 20, a="can", b="tried")])
    assert titles(found["b"]) == ["qb"]
    assert not found["a"].shows_too


def test_without_a_plan_mastery_is_what_is_to_be_shown() -> None:
    entry = one("a", way("low", level="tried"), way("plain"))
    assert titles(fitting([entry.key], {entry.key: entry}, [], None)[entry.key]) == ["plain"]


def test_what_a_person_chose_comes_before_what_they_like() -> None:
    entries = [one("a", way("qa", 5), way("pa", 50, kind="poster")), one("b", way("qb", 5))]
    exams = [several("both", 120, "project", a="can", b="can")]
    liking = learner(likes=Likes(show_by=("poster",)))
    assert titles(planned(entries, exams, liking)["a"])[0] == "pa"
    chose = Decision(kind="choose", competency="a", show="both", by="L")
    found = planned(entries, exams, replace(liking, decisions=(chose,)))
    assert found["a"].shows_too == ("m/b",)
    keeps = replace(chose, competency="b", show="qb")
    found = planned(entries, exams, replace(liking, decisions=(chose, keeps)))
    assert titles(found["b"])[0] == "qb"
    assert not found["a"].shows_too


def test_a_choice_of_what_is_not_there_changes_nothing() -> None:
    entries = [one("a", way("qa", 40)), one("b", way("qb", 30))]
    exams = [several("both", 60, a="can", b="can")]
    odd = Decision(kind="choose", competency="a", show="nowhere", by="L")
    assert planned(entries, exams, learner(decisions=(odd,))) == planned(entries, exams)


def test_the_own_word_opens_the_short_check_even_where_one_is_shared() -> None:
    entries = [one("a", way("qa", 40)), one("b", way("slow", 50), way("fast", 30))]
    said = learner(evidence=(Evidence(competency="b", day=None, kind="self"),))
    found = planned(entries, [several("both", 60, a="can", b="can")], said)
    assert titles(found["b"])[0] == "fast"
    assert found["b"].check_first
    assert not found["b"].shown_with
    assert not found["a"].shows_too


@given(
    single=st.lists(st.none() | st.integers(1, 60), min_size=2, max_size=4),
    exams=st.lists(
        st.tuples(st.none() | st.integers(1, 150), st.sets(st.integers(0, 3), min_size=1)),
        max_size=3,
    ),
    liked=st.booleans(),
)
def test_every_step_is_shown_once(
    single: list[int | None], exams: list[tuple[int | None, set[int]]], *, liked: bool
) -> None:
    names = "abcd"[: len(single)]
    entries = [one(n, way(f"q{n}", effort)) for n, effort in zip(names, single, strict=True)]
    projects = [
        several(f"exam{n}", effort, "exam", **dict.fromkeys("abcd"[i] for i in sorted(shows)))
        for n, (effort, shows) in enumerate(exams)
    ]
    who = learner(likes=Likes(show_by=("exam",) if liked else ()))
    found = planned(entries, projects, who)
    for name, content in found.items():
        if content.shown_with:
            home = found[content.shown_with.removeprefix("m/")]
            assert f"m/{name}" in home.shows_too
            assert home.assessments[0] == content.assessments[0]
            assert not home.shown_with
            assert content.show_minutes == 0
        for other in content.shows_too:
            assert found[other.removeprefix("m/")].shown_with == f"m/{name}"
        assert len(set(titles(content))) == len(titles(content))
    if not liked and None not in single and all(effort for effort, _ in exams):
        counted = sum(content.show_minutes or 0 for content in found.values())
        assert counted <= sum(effort or 0 for effort in single) or len(exams) > 1


VIDEO = Resource(title="film", modality="video", effort=8, language="es", offline=False)
SHEET = Resource(title="sheet", modality="text", effort=50, language="en", offline=True)
GAME = Resource(title="game", modality="game", interests=("Games",), cost="paid")


def fitted(who: LearnerProfile, *resources: Resource, again: bool = False) -> Content:
    entry = one("a", resources=resources)
    map_ = CompetencyMap(id="m", file="x", title="M", language="en", entries=(entry,))
    return fitting(["m/a"], {"m/a": entry}, [map_], who, ["m/a"] if again else ())["m/a"]


def told(content: Content) -> list[tuple[str, str]]:
    return [(fit.appeal, fit.word) for fit in content.fits[0]]


@pytest.mark.parametrize(
    ("who", "first", "reasons"),
    [
        (learner(), "film", []),
        (learner(likes=Likes(interests=("games",))), "game", [("interest", "games")]),
        (learner(likes=Likes(modalities=("text",))), "sheet", [("modality", "text")]),
        (learner(likes=Likes(languages=("es-MX",))), "film", [("language", "")]),
        (learner(likes=Likes(languages=("en",))), "sheet", []),
        (learner(needs=Wants(offline=True)), "sheet", [("offline", "")]),
        (learner(pace=Pace(max_sitting=10)), "film", [("sitting", "")]),
    ],
)
def test_the_reason_is_what_the_learner_likes_or_needs(
    who: LearnerProfile, first: str, reasons: list[tuple[str, str]]
) -> None:
    content = fitted(who, VIDEO, SHEET, GAME)
    assert content.resources[0].title == first
    assert told(content) == reasons


def test_at_most_two_reasons_are_told() -> None:
    likes = Likes(interests=("games",), modalities=("game",), languages=("es",))
    who = learner(likes=likes, needs=Wants(offline=True), pace=Pace(max_sitting=60))
    best = replace(GAME, language="es", offline=True, effort=10)
    assert told(fitted(who, best)) == [("interest", "games"), ("modality", "game")]
    again = fitted(who, replace(best, role="support"), again=True)
    assert told(again) == [("support", ""), ("interest", "games")]


def test_what_no_resource_does_is_said() -> None:
    offline = fitted(learner(needs=Wants(offline=True)), VIDEO)
    assert (offline.lacking, offline.nearest, offline.resources) == ("offline", VIDEO, ())
    free = fitted(learner(needs=Wants(max_cost="free")), GAME)
    assert (free.lacking, free.nearest) == ("free", GAME)
    spoken = fitted(learner(likes=Likes(languages=("fr",))), VIDEO, SHEET)
    assert (spoken.lacking, spoken.nearest, len(spoken.resources)) == ("language", None, 2)
    assert not fitted(learner(likes=Likes(languages=("fr", "en"))), VIDEO, SHEET).lacking
    assert not fitted(learner(likes=Likes(languages=("fr",)))).lacking


def test_what_states_no_language_is_in_that_of_its_map() -> None:
    for tongue, fits in product(("en", "en-GB", "fr"), (GAME,)):
        lacking = fitted(learner(likes=Likes(languages=(tongue,))), fits).lacking
        assert lacking == ("language" if tongue == "fr" else "")
