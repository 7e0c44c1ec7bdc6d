"""What is said of a plan by terms, and of terms that leave no room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pathplan.render.languages._dates import Counts, Says, SaysThree, SaysTwo
from pathplan.render.languages._sentences import sentences


@sentences
class Terms:
    """Terms, their loads and what is reached in them; numbers of credits come in as text."""

    credits: Says
    work: Callable[[str, int, str, str], str]  # credits, terms, the largest load, its proof
    proven: str
    none_less: Says
    nothing: str
    begins: Says  # day
    ends: Says
    between: SaysThree  # load, least, most
    up_to_most: SaysTwo  # load, most with its noun
    from_least: SaysTwo  # load with its noun, least
    ready: SaysTwo  # term, its last day: "" where it is not stated
    inside: Says  # term
    none_stated: str
    uncounted: Says  # titles
    unused: SaysTwo  # title, term
    over: SaysTwo
    earned: SaysTwo
    nearer: Counts  # terms
    fuller: str
    unsettled: str
    best: str


@sentences
class NoRoom:
    """Why there is no plan by terms."""

    over: Counts  # terms
    unknown: str
    chain: Callable[[int, str], str]  # terms left, what needs each other
    within: SaysTwo  # title, term
    earliest: Callable[[Sequence[str], str], str]  # what is where, what is left without a term
    clash: Says
    clashes: Callable[[Sequence[str]], str]
    ways: Says
    to_learn: Says  # credits
    together: Callable[[int, str], str]  # terms, credits
    placed: SaysTwo  # title, term
    offered: SaysTwo  # title, terms
    never: Says
    most: SaysTwo  # term, credits
    least: SaysTwo
    enough: Says  # credits
    take_less: Says  # terms
    placed_elsewhere: Says
    offered_elsewhere: Says
