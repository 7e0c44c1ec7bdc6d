"""What an unquoted word means: the core schema of YAML 1.2."""

from __future__ import annotations

import re
from functools import lru_cache

CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
STARTS = frozenset("0123456789+-.~nNtTfF")
"""What a word that is no text may start with."""
LONGEST = 18
"""Digits that a number may have; a longer one is a text."""
INTEGER = re.compile(r"[-+]?[0-9]+")
OTHER = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
DECIMAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,2})?")

Scalar = str | int | float | bool | None


@lru_cache(maxsize=4096)
def resolve(word: str) -> Scalar:
    """Return the value of an unquoted word: null, a truth value, a number, or itself.

    Dates, `yes`, `no`, `on` and `off` are text; so are infinities and what is no number.
    """
    if word and word[0] not in STARTS:
        return word
    if word in CONSTANTS:
        return CONSTANTS[word]
    if len(word) > LONGEST:
        return word
    if OTHER.fullmatch(word):
        return int(word[2:], 8 if word[1] == "o" else 16)
    if INTEGER.fullmatch(word):
        return int(word)
    return float(word) if DECIMAL.fullmatch(word) else word
