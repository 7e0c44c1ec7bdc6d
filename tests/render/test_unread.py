"""Files that cannot be read, told in a few words; what to type is never broken."""

from __future__ import annotations

import pytest

from pathplan.render.reports.unread import Unread, unread_rows
from pathplan.render.width import with_command

ONE = Unread("L-0012", "learners/L-0012.learner.yaml", 14)
OTHER = Unread("mia", "learners/L-0042.learner.yaml", 3)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ([ONE], "L-0012 line 14: pathplan check learners/L-0012.learner.yaml"),
        ([ONE, OTHER], "L-0012 line 14, mia line 3: pathplan check learners/"),
        (
            [ONE, Unread("leo", "others/leo.learner.yaml")],
            "L-0012 line 14, leo: "
            "pathplan check learners/L-0012.learner.yaml others/leo.learner.yaml",
        ),
        (
            [Unread("a", "a.learner.yaml", 1), Unread("b", "b.learner.yaml", 2)],
            "a line 1, b line 2: pathplan check",
        ),
        (
            [Unread("a", "x/a", 7, "m.map.yaml"), ONE, Unread("b", "x/b", 7, "m.map.yaml")],
            "L-0012 line 14, m.map.yaml line 7 (a, b): "
            "pathplan check x/a learners/L-0012.learner.yaml x/b",
        ),
    ],
)
def test_what_is_told(found: list[Unread], told: str) -> None:
    assert unread_rows(found, 200) == [told]


@pytest.mark.parametrize("width", [10, 20, 40, 60])
def test_a_command_is_not_broken(width: int) -> None:
    command = "pathplan check learners/"
    *lines, last = unread_rows([ONE, OTHER], width)
    assert last.endswith(command)
    assert last == command or len(last) <= width
    assert all(len(line) <= width for line in lines)


def test_a_command_that_just_fits_stays_in_its_line() -> None:
    assert with_command("Now:", "pathplan", 13) == ["Now: pathplan"]
    assert with_command("Now:", "pathplan", 12) == ["Now:", "pathplan"]
