"""The nearest of what there is to what was written."""

from __future__ import annotations

from collections.abc import Iterable

CLOSE = 0.72
TYPED = 0.5
"""How close words typed at a prompt have to be: they are short, and few are known."""
MOST = 20_000
"""Names that are compared at most; a list that long is searched by its first letters only."""


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
