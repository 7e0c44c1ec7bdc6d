"""Ids for what comes from elsewhere: its own code where that will do, else made from its title."""

from __future__ import annotations

import re
import unicodedata

from pathplan.model.ids import ID

LONGEST = 120
FROM_TITLE = 48
LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"}
"""Letters that do not come apart into one of the alphabet and a mark."""


class Ids:
    """Gives out ids that are unique within one map, capitals making no difference."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._numbers: dict[str, int] = {}

    def give(self, *wanted: str) -> str:
        """Return an id after the first of these words that makes one, with a number if taken."""
        made = next(filter(None, map(slug, wanted)), "x")
        if (plain := made.casefold()) in self._taken:
            made = self._numbered(made)
            plain = made.casefold()
        self._taken.add(plain)
        return made

    def take(self, id_: str) -> bool:
        """Take an id as it is, and say whether it was free."""
        free = id_.casefold() not in self._taken
        self._taken.add(id_.casefold())
        return free

    def _numbered(self, made: str) -> str:
        number = self._numbers.get(made.casefold(), 1)
        found = made
        while found.casefold() in self._taken:
            number += 1
            found = f"{made[: LONGEST - len(str(number)) - 1]}-{number}"
        self._numbers[made.casefold()] = number
        return found


def slug(text: str) -> str:
    """Return a text as an id: as it is where it is one, else small letters, digits and dashes."""
    text = text.strip()
    if ID.fullmatch(text):
        return text
    spelled = "".join(LETTERS.get(c, c) for c in text.casefold())
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9.]+", "-", plain).strip("-.")
    if len(words) <= FROM_TITLE:
        return words
    cut = words[: FROM_TITLE + 1].rsplit("-", 1)[0]
    return cut[:FROM_TITLE].strip("-.")
