"""Values of JSON that may be anything: taken for what is asked for, or for nothing."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator


def record(value: object) -> dict[str, object]:
    """Return a mapping, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def listed(value: object) -> list[object]:
    """Return a list; one value as a list of it, nothing as an empty one."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def text(value: object) -> str:
    """Return a text without the space around it; a whole number as its digits, else ""."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else ""


def number(value: object) -> float | None:
    """Return a number, also one that is written as a text; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def said(value: object, language: str = "") -> str:
    """Return a text that may come in several languages: in the one asked for, else the first."""
    if not isinstance(value, dict):
        return text(next(iter(listed(value)), ""))
    if len(value) == 1:
        return said(next(iter(value.values())))
    wanted = language.casefold().partition("-")[0]
    found = {str(k).casefold(): said(v) for k, v in value.items() if k != "@language"}
    if "@value" in found:
        return found["@value"]
    near = (v for k, v in found.items() if wanted and k.partition("-")[0] == wanted)
    return next(near, next(iter(found.values()), ""))


def within(value: object) -> Iterator[dict[str, object]]:
    """Yield the mappings in a value, the outer ones first, in their order.

    What JSON-LD says about its own words is left out.
    """
    stack = [value]
    while stack:
        part = stack.pop()
        if isinstance(part, dict):
            yield part
            stack.extend(inside for key, inside in reversed(part.items()) if key != "@context")
        elif isinstance(part, list):
            stack.extend(reversed(part))


def written(value: object) -> bytes:
    """Return a value as JSON for people and programs: indented, in its own letters."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
