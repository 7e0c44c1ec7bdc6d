"""How wide text is in a picture: ems of the fonts that pictures ask for, from a table of ours."""

from __future__ import annotations

import unicodedata
from functools import cache

from pathplan.render.width import WIDE, cells

ASCII = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556"
    " 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667"
    " 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667"
    " 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500"
    " 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
)
"""From the space to the tilde, in thousandths: the metrics of Helvetica, which Arial has too."""
TABLE = {chr(32 + n): int(width) / 1000 for n, width in enumerate(ASCII.split())}
TABLE |= dict.fromkeys("\u00e6\u0153\u2026\u2030\u00c6\u0152", 1.0)  # broad for their kind
KINDS = {"Lu": 0.78, "Lt": 0.78, "Ll": 0.6, "Nd": 0.62, "Zs": 0.28, "Po": 0.45, "Pd": 0.8}
"""What is in no table, by what Unicode says of it; other characters are as wide as an em."""


@cache
def _em(character: str) -> float:
    if character in TABLE:
        return TABLE[character]
    if not cells(character):
        return 0.0
    plain = unicodedata.normalize("NFD", character)[0]
    if plain in TABLE:
        return TABLE[plain]
    if unicodedata.east_asian_width(character) in WIDE:
        return 1.0 if character.isalpha() else 1.35
    return KINDS.get(unicodedata.category(character), 1.0)


def ems(text: str) -> float:
    """Return the width of a line of text in ems, rather too wide than too narrow."""
    return sum(map(_em, text))
