"""Text from elsewhere without what no file of ours may hold."""

from __future__ import annotations

import re

HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""Controls, and line ends on which parsers disagree."""
LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which no file can hold."""


def clean(text: str) -> str:
    """Return a text with hidden characters taken out, without the space around it."""
    if text.isprintable():
        return text.strip()
    ends = text.replace("\r\n", "\n").replace("\r", "\n")
    return HIDDEN.sub("", LONE.sub("\ufffd", ends)).strip()
