"""Scores as a share of what there is to reach."""

from __future__ import annotations


def within(score: float | None, least: float | None, most: float | None) -> float | None:
    """Return a score as a share of what there is between the least and the most, 0 to 1."""
    bottom = least or 0.0
    if score is None or most is None or most <= bottom:
        return None
    return (score - bottom) / (most - bottom)
