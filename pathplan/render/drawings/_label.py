"""What stands in a box, shared by every form."""

from __future__ import annotations

from pathplan.model.drawing import Box, Drawing
from pathplan.render.drawings._words import told
from pathplan.render.languages import language
from pathplan.render.width import wrap
from pathplan.render.words import duration

COLUMNS = 24


def label(drawing: Drawing, box: Box) -> list[str]:
    """Return the lines in a box: its title, then effort and status in words."""
    parts = [told(drawing, box.standing)]
    if box.minutes is not None:
        parts.append(duration(box.minutes))
    if box.foreign:
        parts.append(language(drawing.told_in).picture.from_map(box.foreign))
    return [
        *wrap(box.title, COLUMNS),
        *wrap(" · ".join(part for part in parts if part), COLUMNS + 4),
    ]
