"""The effort does not fit what there is to do.

The shortest resource and the shortest assessment together take longer than the whole effort; or
all that is listed, every one of it with a duration, is a small part of it.

Bad:
    competencies:
      add:
        title: Add
        effort: 30m
        assess: [{title: Ten sums, effort: 15m}]
        resources: [{title: A film, effort: 40m}]
Good:
    competencies:
      add:
        title: Add
        effort: 1h30m
        assess: [{title: Ten sums, effort: 15m}]
        resources: [{title: A film, effort: 40m}]
"""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.check.rule import Found, Option, Rule, Subject
from pathplan.diagnostic import Severity
from pathplan.model import Competency

TIMES = Option("times", 20, "how many times all that is listed the effort may be")
HOUR = 60


def out_of_proportion(subject: Subject) -> Iterator[Found]:
    """Yield each effort that is less than what is listed takes, or far more than all of it."""
    times = subject.value(TIMES)
    for competency in subject.map.competencies:
        effort = competency.effort
        if effort is None or not (competency.assess and competency.resources):
            continue
        total = effort.minutes or competency.minutes_to(competency.mastery_rank)
        least, most = _listed(competency)
        if least > total:
            message = f"the shortest way through what is listed takes {_said(least)}"
            yield Found(effort.where, message, "raise the effort, or correct the others")
        elif most and most * times < total:
            message = f"all that is listed takes {_said(most)}"
            yield Found(effort.where, message, "is something missing, or the effort too much?")


def _listed(competency: Competency) -> tuple[int, int]:
    """Return the least and the whole of what is listed in minutes; 0 where it is not known."""
    core = [r.effort for r in competency.resources if r.role == "core"]
    ways = [a.effort for a in competency.assess]
    if not core or None in core or None in ways:
        return 0, 0
    known = [m for m in core if m is not None], [m for m in ways if m is not None]
    extra = sum(r.effort or 0 for r in competency.resources if r.role != "core")
    return min(known[0]) + min(known[1]), sum(known[0]) + sum(known[1]) + extra


def _said(minutes: int) -> str:
    hours, rest = divmod(minutes, HOUR)
    return f"{hours}h{rest:02}m" if hours and rest else f"{hours}h" if hours else f"{rest}m"


RULE = Rule(out_of_proportion, Severity.NOTE, options=(TIMES,))
