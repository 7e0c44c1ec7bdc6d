"""What is said of steps, choices and credit."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pathplan.render.languages._dates import Counts, Says, SaysThree, SaysTwo
from pathplan.render.languages._sentences import sentences


@sentences
class Path:
    """What steps are called, what they are for, and what another way would cost."""

    refresh: Says
    together: Says
    to_level: SaysTwo  # title, level
    from_level: SaysTwo
    used_for: Says  # numbers of steps, badges
    badge: str
    goal: str
    review_due: str
    choice: Says  # its letter
    wish: str
    not_yet: str
    expired: str
    counting: str
    no_path: str
    more: Says
    less: Says
    at_most: Says  # what another way costs, where that is not proven
    same: str
    same_but: Counts  # steps more
    chosen: SaysTwo  # title, by whom: "" where nobody is named
    not_any: SaysTwo  # taken, the others
    not_other: SaysThree  # taken, the other, what that makes
    saves: Says
    longer: Says
    nothing_left: str
    work: Callable[[int, str], str]  # steps, effort
    about: Says


@sentences
class Credit:
    """Why something counts, or does not; a day, a name or a reason is "" where it is not known."""

    shown: SaysTwo  # day, details
    implied: Says
    implied_many: Callable[[int, str], str]
    waived: SaysThree  # day, by whom, reason
    review: Callable[
        [str, Sequence[str]], str
    ]  # why it counts, numbers of the steps that review it
    reviews: Callable[[str, Sequence[str]], str]  # the same, on the way
    was_shown: Says  # day
    was_not_yet: Says
    it_counts: str
    level_counts: Says
    nothing_counts: str
    expired: SaysTwo  # title, day
    waived_unseen: Says  # title
    implied_unseen: Says
    tells: Says
