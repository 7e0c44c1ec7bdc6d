"""What is printed of evidence that was brought in, on narrow and wide terminals."""

from __future__ import annotations

from datetime import date

import pytest

from pathplan.model.foreign import EvidenceIn, ForeignRecord, Held, Target
from pathplan.model.matched import Match, Settled
from pathplan.render.reports.evidence import Brought, brought_in

MARK = "80%"
TITLE = "See a fraction as part of a whole, and say what each number in it means"


def _brought() -> Brought:
    target = Target(kind="column", text="Quiz: Unit 3 and what came before it")
    record = ForeignRecord(learner=(("moodle", "1"),), targets=(target,), day=date(2026, 12, 1))
    match = Match(key="m/a", way="column", pass_=MARK)
    return Brought(
        name="grades.csv",
        read=EvidenceIn(records=(record,), what="a table", size=(Held(many=1, what="rows"),)),
        found=1,
        nobody=(),
        shared=(),
        matches={target: (match,)},
        settled=(Settled(key="m/a", record=record, met=True, way="column"),),
        unsettled=(),
        title=lambda _: TITLE,
        shown=1,
        failed=0,
        there=0,
        files=("mia.learner.yaml",),
    )


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = brought_in(_brought(), width)
    assert max(map(len, text.splitlines())) <= width
    assert f"{TITLE}, from {MARK}" in " ".join(text.split())
