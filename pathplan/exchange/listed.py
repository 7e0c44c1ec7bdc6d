"""Several texts in one: with marks between them, in quotation marks where they hold one."""

from __future__ import annotations

import re
from collections.abc import Iterable


def listed(texts: Iterable[str], marks: str = ";") -> str:
    """Return texts as one, from which `parted` makes them again."""
    return "; ".join(quoted(text) if _unclear(text, marks) else text for text in texts)


def parted(text: str, marks: str = ";") -> list[str]:
    """Return the texts in one that are parted by any of some marks; empty ones are none."""
    between = f"[{re.escape(marks)}]"
    pattern = rf'\s*"((?:[^"]|"")*)"\s*(?:{between}|\Z)|([^{re.escape(marks)}]*)(?:{between}|\Z)'
    found = (m[2].strip() if m[1] is None else unquoted(m[1]) for m in re.finditer(pattern, text))
    return [part for part in found if part]


def _unclear(text: str, marks: str) -> bool:
    return text.startswith('"') or text != text.strip() or not set(text).isdisjoint(marks)


def quoted(text: str) -> str:
    """Return a text in quotation marks, those inside it doubled."""
    return '"' + text.replace('"', '""') + '"'


def unquoted(inside: str) -> str:
    """Return the text that stands between quotation marks."""
    return inside.replace('""', '"')
