"""The fingerprint of what was read: the same for every layout, comment and line end."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from functools import cache

APART = frozenset({"where", "file", "files", "maps", "about"})
"""Fields that say where something stands or what a whole is about, not what can be learned."""


def fingerprint(value: object) -> str:
    """Return the SHA-256 of a value of the model as canonical JSON, without what is apart."""
    text = json.dumps(
        value, default=_plain, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _plain(value: object) -> object:
    """Return what JSON has no word for in its words: a class of the model, else as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: getattr(value, name) for name in _named(type(value))}
    return str(value)


@cache
def _named(kind: type) -> tuple[str, ...]:
    """Return the fields of a class of the model that say what something is."""
    return tuple(f.name for f in fields(kind) if f.name not in APART)
