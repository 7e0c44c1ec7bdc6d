"""What likes and what is offered have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def shared(liked: Sequence[str], offered: Iterable[str]) -> tuple[str, ...]:
    """Return the words liked that are offered too, in their order; case makes no difference."""
    words = {word.casefold() for word in offered}
    return tuple(word for word in liked if word.casefold() in words)


def tongue(tag: str) -> str:
    """Return a language without its region: `es` for `es-MX` and `ES`, "" where none is said."""
    return tag.replace("_", "-").partition("-")[0].lower()


def speaks(tag: str, spoken: str) -> bool:
    """Say whether who reads one language reads another; what says no language is for everybody."""
    return tongue(spoken) in {"", tongue(tag)}
