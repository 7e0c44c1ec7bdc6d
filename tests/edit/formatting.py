"""What must hold of every file that is formatted."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pathplan.diagnostic import Severity
from pathplan.edit.format import format_text
from pathplan.edit.key_order import ORDERS, inner
from pathplan.read.source import parse


def formatted(raw: bytes, kind: str) -> str | None:
    """Return the text after all that must hold of it was checked; None where it is not for us."""
    document, found = parse(raw, "x.yaml")
    if not document.complete or any(f.severity is Severity.ERROR for f in found):
        return None
    text = format_text(document, kind)
    again, found = parse(text.encode(), "x.yaml")
    assert not found
    assert again.data == document.data
    if isinstance(document.data, dict):
        assert in_order(again.data, document.data, kind)
    assert Counter(c.text for c in again.comments()) == Counter(c.text for c in document.comments())
    assert format_text(again, kind) == text
    return text


def in_order(after: Any, before: Any, shape: str) -> bool:
    """Return whether mappings have the order that is said, or else the one they had."""
    if isinstance(before, list):
        return all(in_order(a, b, shape) for a, b in zip(after, before, strict=True))
    if not isinstance(before, dict):
        return True
    order = ORDERS.get(shape, ())
    ours = [key for key in order if key in before]
    return all(in_order(after[k], before[k], inner(shape, k)) for k in before) and (
        list(after) == ours + [k for k in before if k not in order] or list(after) == list(before)
    )


def check(before: str, after: str, kind: str = "map") -> None:
    assert formatted(before.encode(), kind) == after
    assert formatted(after.encode(), kind) == after
