"""How an id is spelled."""

from __future__ import annotations

import re

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
BETWEEN = re.compile(r"[^A-Za-z0-9._-]+")


def as_id(text: str) -> str:
    """Return a text with dashes for what no id has; "" where nothing of it is left."""
    return BETWEEN.sub("-", text).strip("-._")
