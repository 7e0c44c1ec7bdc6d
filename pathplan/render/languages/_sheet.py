"""What is said on a page for one learner: in a browser, and on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pathplan.render.languages._dates import Counts, Says, SaysTwo
from pathplan.render.languages._sentences import sentences


@sentences
class Sheet:
    """Headings, labels and sentences that speak to the learner."""

    path_to: Says  # goals
    wrote: str
    skip: Says  # a heading
    on_page: str
    how_far: str
    done: Callable[[int, int], str]  # done, of
    to_learn: Callable[[int, int], str]  # steps to learn, to refresh
    effort: Says
    wanted: Says  # day
    talk: str
    next: str
    pick: str
    learn_with: str
    show_by: str
    why: str
    opens: Callable[[Sequence[str], int], str]  # titles that build on it, how many more
    you_showed: Says  # day
    in_order: str
    tick: str
    choices: str
    now: Says
    instead: SaysTwo  # another way, what it costs
    ways_to_show: SaysTwo  # title, ways
    counts: str
    at: Counts  # the number of a step, 0 for what the path does not need
    map: str
    picture: str
    table: str
    competency: str
    strand: str
    standing: str
    needs: str
    about: str
    made: SaysTwo  # day, file
    knows: str
