"""How a picture is put on sheets of paper so that what stands in its boxes can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pathplan.render.drawings._placed import Rect

TITLE = 12.0
"""The letters of a title in a picture, in pixels."""
LEAST, LARGEST = 5.0 / TITLE, 9.0 / TITLE
"""Points that a pixel takes: so that letters have 5 points, and do not get above 9."""
MOST = 6
"""Sheets that one picture may take."""
UPRIGHT, FLIPPED = (500.0, 610.0), (696.0, 416.0)
"""The room for a picture on A4 as on Letter, in points: its width and its height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """A picture to be printed: an SVG, its size and its boxes in pixels; does it run `down`."""

    svg: str
    width: float
    height: float
    boxes: tuple[Rect, ...]
    down: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """A plate on sheets: the part of it that is on each, and how many points a pixel takes.

    Sheets may be `flipped`, their long side below.
    """

    plate: Plate
    parts: tuple[Rect, ...]
    scale: float
    flipped: bool


def fold(plates: Sequence[Plate]) -> Fold:
    """Return one of some pictures of the same on the fewest sheets on which it can be read.

    It is cut between boxes, across the way that it runs. What takes too many sheets is as large as
    so many allow. There is at least one plate.
    """
    tried = [
        _folded(plate, many, flipped=flipped)
        for many in range(1, MOST + 1)
        for plate in plates
        for flipped in (False, True)
    ]
    readable = [found for found in tried if found.scale >= LEAST]
    if not readable:
        return max(tried, key=lambda found: found.scale)
    return min(readable, key=lambda found: (len(found.parts), -found.scale))


def _folded(plate: Plate, many: int, *, flipped: bool) -> Fold:
    """Return a plate on at most so many sheets, as large as they allow."""
    room = FLIPPED if flipped else UPRIGHT
    size = plate.width, plate.height
    way = int(plate.down)
    spans = [(b.y, b.bottom) if plate.down else (b.x, b.right) for b in plate.boxes]
    gaps = _gaps(spans)
    scale = min(LARGEST, room[1 - way] / size[1 - way], room[way] * many / size[way])
    while len(ends := _ends(gaps, size[way], room[way] / scale)) > many:
        scale *= 0.98
    parts = (
        Rect(0, a, plate.width, b - a) if plate.down else Rect(a, 0, b - a, plate.height)
        for a, b in pairwise((0.0, *ends))
    )
    return Fold(plate=plate, parts=tuple(parts), scale=scale, flipped=flipped)


def _gaps(spans: Iterable[tuple[float, float]]) -> list[float]:
    """Return the places between boxes, the middle of each."""
    found, reach = [], 0.0
    for start, end in sorted(spans):
        if 0 < reach < start:
            found.append((reach + start) / 2)
        reach = max(reach, end)
    return found


def _ends(gaps: Sequence[float], length: float, most: float) -> list[float]:
    """Return where each sheet ends that shows so much of a length, in gaps where it can."""
    ends, start = [], 0.0
    while length - start > most + 1:
        start = max((gap for gap in gaps if start < gap <= start + most), default=start + most)
        ends.append(start)
    return [*ends, length]
