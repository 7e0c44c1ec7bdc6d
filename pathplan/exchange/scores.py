"""Scores as other systems write them."""

from __future__ import annotations

import math


def number(text: str) -> float | None:
    """Return a number with a point or a comma in it, None where it is none."""
    try:
        found = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def within(score: float | None, least: float | None, most: float | None) -> float | None:
    """Return a score as a share of what there is between the least and the most, 0 to 1."""
    bottom = least or 0.0
    if score is None or most is None or most <= bottom:
        return None
    return (score - bottom) / (most - bottom)
