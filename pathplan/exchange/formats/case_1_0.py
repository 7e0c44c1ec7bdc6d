"""CASE 1.0: a framework in JSON, for systems that do not know version 1.1.

It has no `extensions`, so choices are left out. Files of this version are read as `case`.
"""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Format
from pathplan.exchange.formats._case_out import written
from pathplan.model import CompetencyMap
from pathplan.model.foreign import Written


def likeness(_: Foreign) -> int:
    """Return 0: `case` reads files of either version."""
    return 0


def write_map(maps: Sequence[CompetencyMap]) -> Written:
    """Return a map as a package of CASE 1.0; the first map is written."""
    return written(maps, "1.0")


FORMAT = Format(likeness=likeness, ending=".json", write_map=write_map)
