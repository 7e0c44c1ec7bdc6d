"""From a saved plan to what was agreed on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from pathplan.model.agreed import Agreed, AgreedStep
from pathplan.read.durations import calendar_day

FORMAT = "pathplan-plan/1"
LEARNED = "learn", "together"


def read_agreed(raw: bytes, home: str, former: Mapping[str, str]) -> Agreed | None:
    """Return the plan in a file, as far as later plans go by it; None where it is none.

    Ids without a prefix belong to the map `home`; keys that are `former` ones now become those
    that there are.
    """
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None
    try:
        return _agreed(data, home, former)
    except (KeyError, TypeError, AttributeError):
        return None


def _agreed(data: dict[str, Any], home: str, former: Mapping[str, str]) -> Agreed | None:
    as_of, minutes = calendar_day(data["as_of"]), data["totals"]["minutes"]
    maps = {m["id"]: m["fingerprint"] for m in data["maps"]}
    told = type(minutes) is int and all(isinstance(mark, str) for mark in maps.values())
    if as_of is None or not told:
        return None

    def key(name: str) -> str:
        whole = name if "/" in name else f"{home}/{name}"
        return former.get(whole, whole)

    keys: dict[str, None] = {}
    steps: list[AgreedStep] = []
    ends: dict[str, date] = {}
    for step in data["steps"]:
        opens = frozenset(key(name) for name in step["opens"])
        for part in step["competencies"]:
            if step["kind"] != "refresh":
                keys[key(part["id"])] = None
            if step["kind"] in LEARNED:
                steps.append(_step(key(part["id"]), part, opens))
            end = calendar_day(step["end"]) if step["end"] else None
            if end is not None:
                ends.setdefault(key(part["id"]), end)
    ready = {key(g["id"]): calendar_day(g["ready"]) for g in data["goals"] if g["ready"]}
    return Agreed(
        as_of=as_of,
        keys=tuple(keys),
        steps=tuple(steps),
        held=frozenset(key(one["id"]) for one in data["counts"]),
        wishes=frozenset((one["kind"], key(one["competency"])) for one in data["wishes"]),
        goals=tuple(key(goal["id"]) for goal in data["goals"]),
        minutes=minutes,
        ready={name: day for name, day in ready.items() if day is not None},
        ends=ends,
        maps=maps,
        rearranged=bool((data["finish"] or {}).get("rearranged")),
    )


def _step(key: str, part: dict[str, Any], opens: frozenset[str]) -> AgreedStep:
    return AgreedStep(
        key=key,
        title=part["title"],
        start=part["from"],
        level=part["to"],
        minutes=part["minutes"],
        opens=opens,
    )
