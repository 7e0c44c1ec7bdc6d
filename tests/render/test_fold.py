"""A picture on paper: nothing is cut that need not be, nothing is lost, and it can be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathplan.render.drawings._placed import Rect
from pathplan.render.fold import FLIPPED, LARGEST, LEAST, MOST, UPRIGHT, Fold, Plate, fold

COLUMNS = st.lists(st.tuples(st.floats(20, 200), st.floats(5, 90)), min_size=1, max_size=30)


def plate(columns: list[tuple[float, float]], across: float, *, down: bool = False) -> Plate:
    """Return a picture of boxes one after the other, with gaps between them."""
    boxes, at = [], 16.0
    for size, gap in columns:
        boxes.append(Rect(0, at, across, size) if down else Rect(at, 0, size, across))
        at += size + gap
    width, height = (across, at) if down else (at, across)
    return Plate(svg="", width=width, height=height, boxes=tuple(boxes), down=down)


def spans(found: Fold) -> list[tuple[float, float]]:
    return [(p.y, p.bottom) if found.plate.down else (p.x, p.right) for p in found.parts]


@given(columns=COLUMNS, across=st.floats(40, 3000), down=st.booleans())
def test_sheets_show_all_of_a_picture_once_and_have_room_for_it(
    columns: list[tuple[float, float]], across: float, *, down: bool
) -> None:
    found = fold([plate(columns, across, down=down)])
    room = FLIPPED if found.flipped else UPRIGHT
    ends = spans(found)
    length = found.plate.height if down else found.plate.width
    assert ends[0][0] == 0
    assert ends[-1][1] == pytest.approx(length)
    assert all(end == pytest.approx(start) for (_, end), (start, _) in pairwise(ends))
    assert len(ends) <= MOST
    assert found.scale <= LARGEST
    for part in found.parts:
        assert part.width * found.scale <= room[0] + 1
        assert part.height * found.scale <= room[1] + 1


@given(columns=COLUMNS, across=st.floats(40, 3000), down=st.booleans())
def test_no_box_is_cut_that_a_sheet_has_room_for(
    columns: list[tuple[float, float]], across: float, *, down: bool
) -> None:
    found = fold([plate(columns, across, down=down)])
    cuts = [end for _, end in spans(found)[:-1]]
    assert not [
        (box, cut)
        for box in found.plate.boxes
        for cut in cuts
        if (box.y < cut < box.bottom if down else box.x < cut < box.right)
    ]


def test_what_can_be_read_on_one_sheet_stays_on_one_the_way_that_suits_it() -> None:
    wide, high = plate([(150, 50)] * 6, 300), plate([(60, 50)] * 6, 500, down=True)
    found = fold([wide, high])
    assert len(found.parts) == 1
    assert found.plate is high
    assert not found.flipped
    assert fold([wide]).flipped


def test_what_is_too_long_for_one_sheet_is_cut_and_what_is_too_much_is_as_large_as_can_be() -> None:
    long = fold([plate([(150, 50)] * 20, 500)])
    assert 1 < len(long.parts) < MOST
    assert long.scale >= LEAST
    vast = fold([plate([(150, 50)] * 200, 9000)])
    assert vast.scale < LEAST
    assert vast.scale == pytest.approx(UPRIGHT[1] / 9000)
