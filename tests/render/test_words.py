"""Numbers with their nouns, and reasons that go with them."""

from __future__ import annotations

import pytest

from pathplan.render.words import because, counted


@pytest.mark.parametrize(
    ("number", "why", "expected"),
    [
        (2, "they have no title", "they have no title"),
        (1, "they have no title", "it has no title"),
        (1, "they are broken", "it is broken"),
        (1, "they do not say which", "it does not say which"),
        (1, "they name no learner", "it names no learner"),
        (1, "there is no column for them", "there is no column for it"),
        (2, "there is no column for them", "there is no column for them"),
        (1, "their points differ", "its points differ"),
        (1, "nothing can need itself", "nothing can need itself"),
    ],
)
def test_a_reason_goes_with_its_number(number: int, why: str, expected: str) -> None:
    assert because(number, why) == expected


@pytest.mark.parametrize(
    ("number", "what", "expected"),
    [
        (1, "badges", "1 badge"),
        (1, "entries with a code", "1 entry with a code"),
        (1234, "entries with a code", "1,234 entries with a code"),
        (1, "copies", "1 copy"),
        (0, "rows", "0 rows"),
    ],
)
def test_one_is_said_in_the_singular(number: int, what: str, expected: str) -> None:
    assert counted(number, what) == expected
