"""What stands in a box, shared by every form."""

from __future__ import annotations

from pathplan.model.drawing import Box
from pathplan.render.width import wrap
from pathplan.render.words import duration

COLUMNS = 24


def label(box: Box) -> list[str]:
    """Return the lines in a box: its title, then effort and status in words."""
    told = [box.words] if box.words else []
    if box.minutes is not None:
        told.append(duration(box.minutes))
    if box.foreign:
        told.append(f"from {box.foreign}")
    return [*wrap(box.title, COLUMNS), *wrap(" · ".join(told), COLUMNS + 4)]
