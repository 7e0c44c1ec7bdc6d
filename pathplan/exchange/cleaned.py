"""Text from elsewhere without what no file of ours may hold."""

from __future__ import annotations

import re
from collections.abc import Mapping

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Controls, line ends on which parsers disagree, and halves of characters."""


def cleaned(value: object) -> object:
    """Return data with hidden characters taken out of its texts and keys; nothing else changes."""
    if isinstance(value, str):
        return HIDDEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if isinstance(value, Mapping):
        return {cleaned(key): cleaned(inside) for key, inside in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(inside) for inside in value]
    return value
