"""Hierarchies: what is above and below, circles, and headings of the same name."""

from __future__ import annotations

from pathplan.exchange.headings import Headings

TREE = Headings({"b": "a", "c": "b", "d": "b", "e": "a"})
CIRCLE = Headings({"a": "b", "b": "a", "c": "a"})


def test_headings_above_come_nearest_first() -> None:
    assert list(TREE.above("c")) == ["b", "a"]
    assert list(TREE.above("a")) == []


def test_what_is_below_comes_in_the_order_of_the_file() -> None:
    assert TREE.right_below("b") == ("c", "d")
    assert list(TREE.leaves("a")) == ["c", "d", "e"]


def test_a_circle_is_walked_once() -> None:
    assert list(CIRCLE.above("a")) == ["b"]
    assert list(CIRCLE.leaves("a")) == ["c"]


def test_headings_of_the_same_name_are_told_apart_by_those_above_them() -> None:
    up = {"g1r": "a", "a": "g1", "g2r": "b", "b": "g2", "x1": "g1r", "x2": "g2r", "x3": "own"}
    tree = Headings(up)
    titles = {"g1": "Grade 1", "g2": "Grade 2", "g1r": "Reading", "g2r": "reading", "own": "Alone"}
    titles |= {"a": "Language", "b": "Language"}
    assert tree.told_apart(["g1r", "g2r", "own"], titles) == {
        "g1r": "Grade 1: Reading",
        "g2r": "Grade 2: reading",
        "own": "Alone",
    }


def test_headings_that_nothing_tells_apart_stay_as_they_are() -> None:
    titles = {"a": "Same", "b": "Same"}
    flat = Headings({"x": "a", "y": "b"})
    assert flat.told_apart(["a", "b"], titles) == titles
    assert set(CIRCLE.told_apart(["a", "b"], titles).values()) == {"Same: Same"}
