"""What is required, as data: taken apart into plain needs and the rest, written, read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pathplan.exchange.building import Wanted, once
from pathplan.exchange.json_values import many, mapping, number, text
from pathplan.exchange.lines import must_haves
from pathplan.model.requirement import Need, Requirement

DEEPEST = 20
"""Choices within one another that are read."""


def apart(requirement: Requirement) -> tuple[list[Need], list[Requirement]]:
    """Return what is needed in any case, and the choices that come on top of it."""
    parts = list(must_haves(requirement))
    plain = [part for part in parts if isinstance(part, Need)]
    return plain, [part for part in parts if not isinstance(part, Need)]


def notation(requirement: Requirement) -> Wanted:
    """Return a requirement as it stands in a map, without reasons."""
    if isinstance(requirement, Need):
        level = requirement.level
        return {"id": requirement.id, "level": level} if level else requirement.id
    parts = [notation(part) for part in requirement.parts]
    if requirement.n >= len(parts):
        return {"all_of": parts}
    return {"any_of": parts} if requirement.n == 1 else {"at_least": requirement.n, "of": parts}


def understood(value: object, find: Callable[[str], str | None], depth: int = 0) -> Wanted | None:
    """Return what a value asks for, with ids as `find` gives them; None for nothing known."""
    if isinstance(value, str):
        return find(text(value))
    inside = mapping(value)
    if depth > DEEPEST or not inside:
        return None
    if "id" in inside:
        id_, level = find(text(inside["id"])), text(inside.get("level"))
        return {"id": id_, "level": level} if id_ and level else id_
    for key in ("any_of", "all_of", "of"):
        if key in inside:
            parts = list(_parts(inside[key], find, depth))
            return some(_least(key, inside.get("at_least"), len(parts)), parts)
    return None


def _parts(value: object, find: Callable[[str], str | None], depth: int) -> Iterator[Wanted]:
    for part in many(value):
        asked = understood(part, find, depth + 1)
        if asked is not None:
            yield asked


def _least(key: str, said: object, parts: int) -> int:
    if key == "of":
        return int(number(said) or parts)
    return 1 if key == "any_of" else parts


def some(least: int, parts: list[Wanted]) -> Wanted | None:
    """Return what asks for at least so many of some; None where that asks for nothing.

    Each part counts once, and more than there are means all of them.
    """
    parts = once(parts)
    if least < 1 or len(parts) < 2:
        return parts[0] if parts and least > 0 else None
    least = min(least, len(parts))
    if least == len(parts):
        return {"all_of": parts}
    return {"any_of": parts} if least == 1 else {"at_least": least, "of": parts}
