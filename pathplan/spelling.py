"""Names as they were written: whether they are the same, and which is the nearest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise

CLOSE = 0.72
TYPED = 0.5
"""How close words typed at a prompt have to be: they are short, and few are known."""
MOST = 20_000
"""Names that are compared at most; a list that long is searched by its first letters only."""

FEW = 200
"""Names that are all compared with a word, however many words there are."""
LOOKED_AT = 4_000
"""Names that have a rare pair of letters in common with a word: so many are counted at most."""
COMPARED = 48
"""Of these the ones that are compared letter by letter."""


def plain(name: str) -> str:
    """Return a name as names are compared: without capitals, and with single spaces."""
    return " ".join(name.casefold().split())


class Names:
    """Names that many words are looked for in: the time for one does not grow with them."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = list(known)

    def nearest(self, word: str) -> str:
        """Return the known name that is nearest to a word, "" where none is near.

        Of very many names that are much alike, it may be one that is nearly as near.
        """
        if len(self.known) <= FEW:
            return nearest(word, self.known)
        rarest = sorted((self._with_pair.get(pair, []) for pair in _pairs(word)), key=len)
        shared: Counter[int] = Counter()
        left = LOOKED_AT
        for at in rarest:
            shared.update(at[:left])
            left -= len(at)
            if left <= 0:
                break
        best = sorted(at for at, _ in shared.most_common(COMPARED))
        return nearest(word, [self.known[at] for at in best])

    @cached_property
    def _with_pair(self) -> dict[str, list[int]]:
        """Where the names with a pair of letters stand."""
        found: dict[str, list[int]] = {}
        for at, name in enumerate(self.known):
            for pair in _pairs(name):
                found.setdefault(pair, []).append(at)
        return found


def _pairs(word: str) -> set[str]:
    return {one + other for one, other in pairwise(f"^{word.lower()}$")}


def nearest(word: str, known: Iterable[str], *, close: float = CLOSE) -> str:
    """Return the known name that is nearest to a word, "" where none is as close as `close`.

    Closeness is the share of matching letters, from 0 to 1. Case decides nothing; among equally
    near ones the first wins.
    """
    from difflib import SequenceMatcher

    spoken = word.lower()
    names = list(known)
    if len(names) > MOST:
        names = [n for n in names if n[:1].lower() == spoken[:1]][:MOST]
    best, most = "", close
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(spoken)
    for name in names:
        lower = name.lower()
        if lower == spoken:
            return name
        if abs(len(lower) - len(spoken)) > max(3, len(spoken) // 2):
            continue
        matcher.set_seq1(lower)
        if matcher.real_quick_ratio() <= most or matcher.quick_ratio() <= most:
            continue
        ratio = matcher.ratio()
        if ratio > most:
            best, most = name, ratio
    return best
