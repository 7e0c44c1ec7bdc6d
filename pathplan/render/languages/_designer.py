"""What is said on the page about a map, to whoever writes it."""

from __future__ import annotations

from collections.abc import Callable

from pathplan.render.languages._dates import Counts, SaysTwo
from pathplan.render.languages._sentences import sentences


@sentences
class Designer:
    """Headings, labels and sentences."""

    holds: str
    competencies: str
    extra: str
    no_strand: str
    in_all: str
    first: str
    first_means: str
    last: str
    last_means: str
    chains: str
    chains_mean: str
    chain: Callable[[str, int], str]  # effort, competencies
    waited_for: str
    needed_by: str
    resources: str
    ways: str
    choices: str
    choices_mean: str
    for_: str
    options: str
    of: Counts  # so many are enough
    apart: str
    missing: str
    no_way: Counts
    no_resource: Counts
    no_effort: Counts
    nothing_missing: str
    each: str  # before the command that draws every competency
    some: str  # before the options that draw a part
    check: str
    nothing_found: str
    uncounted: Counts
    place: str
    rule: str
    finding: str
    table: str
    with_it: str
    made: SaysTwo  # file, version or ""
