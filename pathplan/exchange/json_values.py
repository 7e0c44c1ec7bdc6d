"""Values of JSON as they come: one or many, and texts in several languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from math import isfinite

from pathplan.exchange.cleaned import clean

DEEPEST = 4
"""Lists and language maps that a text may stand in."""
NUMBER = int | float
THOUSANDS = re.compile(r"[+-]?[1-9]\d{0,2},\d{3}")
"""What may be a thousand or a fraction of three digits."""
NOTHING: Mapping[str, object] = {}


def many(value: object) -> list[object]:
    """Return a value as a list: itself where it is one, empty for null."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def mapping(value: object) -> Mapping[str, object]:
    """Return a value if it is an object, else an empty one."""
    return value if isinstance(value, dict) else NOTHING


def text(value: object, language: str = "") -> str:
    """Return the text that a value says, without the space around it; "" for none.

    Of a list the first text counts; of several languages the one asked for, else the first.
    """
    if isinstance(value, str):
        return value.strip() if value.isprintable() else clean(value)
    if value is None:
        return ""
    if isinstance(value, dict) and isinstance(said := _in(value, language), str):
        return text(said)
    return next(iter(_texts(value, language, 1)), "")


def texts(value: object, language: str = "") -> list[str]:
    """Return all texts that a value says, each in one language."""
    if value is None:
        return []
    if isinstance(value, list) and all(map(_is_text, value)):
        found = [said for one in value if (said := text(one))]
    else:
        found = _texts(value, language, DEEPEST * 1000)
    return found if len(found) < 2 else list(dict.fromkeys(found))


def _texts(value: object, language: str, most: int, depth: int = 0) -> list[str]:
    if depth > DEEPEST:
        return []
    if isinstance(value, list):
        found: list[str] = []
        for one in _ordered(value, language):
            found += _texts(one, language, most - len(found), depth + 1)
            if len(found) >= most:
                break
        return found
    if isinstance(value, dict):
        return _texts(_in(value, language), language, most, depth + 1)
    if isinstance(value, str):
        kept = clean(value)
    else:
        kept = "" if value is None or isinstance(value, bool) else str(value)
    return [kept] if kept else []


def _in(value: Mapping[str, object], language: str) -> object:
    """Return what stands in an object for a text: its value, or what it says in a language."""
    if len(value) == 1:
        key, one = next(iter(value.items()))
        return one if key == "@value" or (key[:1] != "@" and _worded(one)) else None
    if "@value" in value:
        return value["@value"]
    said = {key: one for key, one in value.items() if not key.startswith("@") and _worded(one)}
    if language:
        exact = (key for key in said if key.lower() == language.lower())
        near = (key for key in said if _first(key) == _first(language))
        for chosen in (*exact, *near):
            return said[chosen]
    return next(iter(said.values()), None)


def _ordered(values: list[object], language: str) -> list[object]:
    """Return values with those in a language first."""
    return sorted(values, key=lambda one: not _speaks(one, language)) if language else values


def _speaks(value: object, language: str) -> bool:
    """Say whether a value names the language that is asked for."""
    spoken = mapping(value).get("@language")
    return isinstance(spoken, str) and spoken.lower().split("-")[0] == _first(language)


def _first(language: str) -> str:
    return language.lower().split("-")[0]


def _worded(value: object) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(map(_is_text, value)))


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def number(value: object) -> float | int | None:
    """Return the number that a value says, None for none; a whole one without a fraction.

    A comma stands before a fraction, as in 2,5. Where it may part thousands, as in 1,250, nobody
    can tell.
    """
    if value is None or isinstance(value, bool):
        return None
    try:
        found = float(value if isinstance(value, NUMBER) else _pointed(text(value)))
    except (ValueError, OverflowError):
        return None
    if not isfinite(found):
        return None
    return int(found) if found.is_integer() else found


def _pointed(written: str) -> str:
    """Return a written number with a point before its fraction, "" where that may be none."""
    return "" if THOUSANDS.fullmatch(written) else written.replace(",", ".")


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


def packed(value: object) -> bytes:
    """Return a value as JSON for people and programs: indented, in its own letters."""
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode()
