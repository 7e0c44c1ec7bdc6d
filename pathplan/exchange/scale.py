"""Scales of other systems: what most entries are measured with is that of the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from pathplan.exchange.building import MapBuilder
from pathplan.exchange.cleaned import clean
from pathplan.model.competency import ONE_LEVEL

LONGEST = 200
"""Characters of the name of a level."""
MOST = 100
"""Levels of a scale; what is above them counts as the last."""
NAMELESS = "level"


@dataclass(frozen=True, slots=True)
class Scale:
    """Levels from low to high, and the one that counts."""

    levels: tuple[str, ...] = ONE_LEVEL
    mastery: str = ONE_LEVEL[-1]

    @classmethod
    def of(cls, names: Sequence[str], mastery: int) -> Scale:
        """Return a scale from names that may repeat; `mastery` is the place of the one."""
        taken: dict[str, str] = {}
        for name in names[:MOST]:
            name = clean(name)[:LONGEST] or NAMELESS
            made, number = name, 1
            while made.casefold() in taken:
                number += 1
                made = f"{name} ({number})"
            taken[made.casefold()] = made
        levels = tuple(taken.values())
        return cls(levels, levels[min(mastery, len(levels) - 1)])

    def data(self) -> dict[str, object]:
        """Return the scale as a map or an entry writes it."""
        return {"levels": list(self.levels), "mastery": self.mastery}


NONE = Scale()


def settle(builder: MapBuilder, scales: Mapping[Hashable, Scale]) -> dict[str, object]:
    """Return the scale that most entries have, for the head of the map.

    `scales` has those of entries by their keys; the others say theirs themselves.
    """
    keys = [key for key, made in builder.entries.items() if made.section == "competencies"]
    if not keys or not scales:
        return {}
    found = {key: scales.get(key, NONE) for key in keys}
    most = Counter(found.values()).most_common(1)[0][0]
    for key, scale in found.items():
        if scale != most:
            builder.entries[key].values.update(scale.data())
    return {} if most == NONE else most.data()
