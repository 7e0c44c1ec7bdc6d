"""Values of JSON as they come: taken where they are of the kind that is looked for."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping

CREDITS = 1000
"""Credits that one course may have."""


def text(value: object) -> str:
    """Return a text or a number as text without space around it, "" for anything else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value).strip()


def mapping(value: object) -> Mapping[str, object]:
    """Return a mapping, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[object]:
    """Return a list, an empty one for anything else."""
    return value if isinstance(value, list) else []


def number(written: object) -> float | int | None:
    """Return what is said as a number, whole where it can be; None where it says none."""
    try:
        found = float(text(written).replace(",", "."))
    except ValueError:
        return None
    if not math.isfinite(found):
        return None
    return int(found) if found.is_integer() else found


def credit(written: object) -> float | int | None:
    """Return credits that a course may have; None where it says none."""
    found = number(written)
    return found if found is not None and 0 <= found <= CREDITS else None


def parsed(written: str) -> object:
    """Return JSON that stands within a text; None where it is none."""
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None
