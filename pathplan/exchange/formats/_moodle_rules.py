"""Rules of Moodle: what below a heading has to be shown for the heading to be."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathplan.exchange.json_values import many, mapping, number, text

ALL = "core_competency\\competency_rule_all"
POINTS = "core_competency\\competency_rule_points"
COMPLETE = "2"
"""The outcome of a rule that completes the heading; "0" is a rule without one."""


@dataclass(frozen=True, slots=True)
class Required:
    """All of some entries, and with `least` above 0 so many of others."""

    all: tuple[str, ...]
    least: int = 0
    of: tuple[str, ...] = ()


def has_rule(kind: str, outcome: str) -> bool:
    """Say whether a heading has a rule that leads to anything."""
    return bool(kind) and outcome not in {"", "0"}


def parsed(written: str) -> object:
    """Return JSON that stands in a cell; None where it is none."""
    try:
        return json.loads(written)
    except (ValueError, RecursionError):
        return None


def called(kind: str) -> str:
    """Return what a rule is called: `all` or `points`."""
    return kind.rpartition("_")[2]


def required(
    kind: str, config: str, below: Sequence[str], numbers: Mapping[str, str]
) -> Required | str:
    """Return what a rule asks for, or why that cannot be said.

    `below` are the entries right below its heading, `numbers` the same by their exported ids.
    """
    if not below:
        return "nothing is below its heading"
    if called(kind) == "all":
        return Required(tuple(below))
    if called(kind) != "points":
        return f"rules of the kind `{called(kind)}` are not known"
    data = mapping(parsed(config))
    base = number(mapping(data.get("base")).get("points"))
    if base is None:
        return "they do not say how many points are needed"
    return _points(base, many(data.get("competencies")), numbers)


def _points(base: float, given: Sequence[object], numbers: Mapping[str, str]) -> Required | str:
    """Return N of M, where every entry that counts counts the same."""
    points: dict[str, float] = {}
    must: dict[str, None] = {}
    for one in map(mapping, given):
        key = numbers.get(text(one.get("id")))
        if key is None:
            return "they count something that is not below the heading"
        points[key] = number(one.get("points")) or 0
        if number(one.get("required")):
            must[key] = None
    worth = {each for each in points.values() if each}
    if len(worth) > 1:
        return "their points differ, which no `2 of 3` says"
    each = max(worth, default=1)
    need = math.ceil(base / each) - sum(bool(points[key]) for key in must)
    free = tuple(key for key, much in points.items() if much and key not in must)
    if each < 0 or need > len(free):
        return "nobody can reach the points"
    if need == len(free):
        return Required((*must, *free))
    return Required(tuple(must), max(0, need), free)
