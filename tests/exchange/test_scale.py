"""Scales of other systems: names that repeat, and the scale that most entries share."""

from __future__ import annotations

from pathplan.exchange.building import MapBuilder
from pathplan.exchange.scale import LONGEST, Scale, settle


def test_names_that_repeat_are_told_apart() -> None:
    found = Scale.of(["Good", "good", "Good (2)", "\x07", "x" * 999, "x" * 998], 1)
    assert found.levels[:4] == ("Good", "good (2)", "Good (2) (2)", "level")
    assert found.levels[4:] == ("x" * LONGEST, f"{'x' * LONGEST} (2)")
    assert found.mastery == "good (2)"


def test_the_scale_of_most_is_that_of_the_map_and_others_say_theirs() -> None:
    built = MapBuilder()
    for key in "abcd":
        built.add(key, key)
    built.add("e", "e", section="credentials")
    two, three = Scale.of(["no", "yes"], 1), Scale.of(["low", "mid", "high"], 1)
    assert settle(built, {"a": two, "b": three, "c": three}) == {
        "levels": ["low", "mid", "high"],
        "mastery": "mid",
    }
    said = {key: made.values.get("levels") for key, made in built.entries.items()}
    assert said == {"a": ["no", "yes"], "b": None, "c": None, "d": ["mastered"], "e": None}


def test_without_scales_nothing_is_said() -> None:
    assert settle(MapBuilder(), {}) == {}
