"""The fingerprint of what was read: the same for every layout, comment and line end."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass

PLACES = frozenset({"where", "file", "files", "maps"})
"""Fields that say where something stands, not what it is."""


def fingerprint(value: object) -> str:
    """Return the SHA-256 of a value of the model as canonical JSON, places left out."""
    text = json.dumps(_plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        named = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in PLACES}
        return {name: _plain(item) for name, item in named.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
