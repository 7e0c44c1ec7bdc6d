"""How values are written: plain where YAML reads them back as they are, else in quotes."""

from __future__ import annotations

import json
import re

PLAIN = re.compile(r"[A-Za-z0-9_./-][A-Za-z0-9_./+-]*(?: [A-Za-z0-9_./+-]+)*")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A day stands in these files without quotes; to us it is a text."""
OTHERWISE = re.compile(
    r"(?i)[-+]?(?:0x[0-9a-f_]+|\.?[0-9][0-9_.,:xobe+-]*|\.inf|\.nan)|~|null|true|false|yes|no|on|off|y|n"
    r"|-+|\.+"
)
"""What some reader of YAML takes for something else than a text."""


def written(value: object) -> str:
    """Return a value as one line of YAML, lists and mappings with brackets."""
    if isinstance(value, dict):
        pairs = (f"{written(key)}: {written(item)}" for key, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(written(item) for item in value)}]"
    if isinstance(value, str):
        usual = bool(PLAIN.fullmatch(value)) and not OTHERWISE.fullmatch(value)
        plain = usual or bool(DAY.fullmatch(value))
        return (
            value if plain and not value.startswith("- ") else json.dumps(value, ensure_ascii=False)
        )
    return json.dumps(value)
