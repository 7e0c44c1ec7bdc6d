"""The nearest name: found among many as it is found by comparing all."""

from __future__ import annotations

from difflib import SequenceMatcher
from random import Random

import pytest

from pathplan.spelling import FEW, Names, nearest

WORDS = [
    "linear",
    "solve",
    "graph",
    "ratio",
    "number",
    "sense",
    "shape",
    "data",
    "chance",
    "proof",
    "limit",
    "angle",
]


def names(random: Random, number: int) -> list[str]:
    return [f"{random.choice(WORDS)}.{random.choice(WORDS)}-{n}" for n in range(number)]


def mistyped(random: Random, word: str) -> str:
    """Return a word with a letter too few or one too many."""
    at = random.randrange(len(word) - 1)
    return random.choice([word[:at] + word[at + 1 :], word[:at] + "x" + word[at:]])


@pytest.mark.parametrize("number", [1, FEW, FEW + 1, 3_000])
def test_the_index_finds_what_comparing_all_finds(number: int) -> None:
    random = Random(number)
    known = names(random, number)
    index = Names(known)
    for _ in range(60):
        word = mistyped(random, random.choice(known))
        assert closeness(index.nearest(word), word) == closeness(nearest(word, known), word)


def closeness(name: str, word: str) -> float:
    return SequenceMatcher(None, name, word, autojunk=False).ratio()


def test_swapped_letters_lead_to_something_near() -> None:
    random = Random(2)
    known = names(random, 3_000)
    index = Names(known)
    for word in random.sample(known, 60):
        at = random.randrange(len(word) - 1)
        swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        best = closeness(nearest(swapped, known), swapped)
        assert closeness(index.nearest(swapped), swapped) >= best - 2 / len(word)


def test_what_is_like_nothing_has_no_nearest() -> None:
    known = names(Random(1), FEW + 1)
    assert Names(known).nearest("zzzzzz") == nearest("zzzzzz", known) == ""
    assert Names([]).nearest("a") == ""
