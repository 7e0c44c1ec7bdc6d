"""Steps, choices and credit in English."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.languages._path import Credit, Path
from pathplan.render.words import count, listing


def _waived(day: str, by: str, reason: str) -> str:
    when = f" {day}" if day else ""
    who = f" by {by}" if by else ""
    return f"waived{when}{who}" + (f': "{reason}"' if reason else "")


def _shown(day: str, details: str) -> str:
    return "shown" + (f" {day}" if day else "") + (f": {details}" if details else "")


def _review(why: str, steps: Sequence[str]) -> str:
    return f"{why}; a review is due{_steps(steps)}"


def _reviews(why: str, steps: Sequence[str]) -> str:
    told = "reviews come due" if len(steps) > 1 else "a review comes due"
    return f"{why}; {told}{_steps(steps)}"


def _steps(steps: Sequence[str]) -> str:
    return f", so step{'s' if len(steps) > 1 else ''} {listing(steps)}" if steps else ""


PATH = Path(
    refresh=lambda title: f"Refresh: {title}",
    together=lambda titles: f"Together: {titles}",
    to_level=lambda title, level: f"{title}, to {level}",
    from_level=lambda title, level: f"{title}, from {level} on",
    used_for=lambda users: f"for {users}",
    badge="the badge",
    goal="the goal",
    review_due="a review is due",
    choice=lambda letter: f"choice {letter}",
    wish="a wish",
    not_yet="not yet",
    expired="expired",
    counting="what counts already",
    no_path="no path",
    more=lambda effort: f"{effort} more",
    less=lambda effort: f"{effort} less",
    at_most=lambda price: f"at most {price}",
    same="the same effort",
    same_but=lambda steps: f"the same effort, {count(steps, 'step')} more",
    chosen=lambda title, by: f"{title} (chosen by {by})" if by else f"{title} (chosen)",
    not_any=lambda taken, others: f"{taken}, not {others}",
    not_other=lambda taken, other, told: f"{taken}, not {other}: {told}",
    saves=lambda effort: f"saves {effort}",
    longer=lambda effort: f"takes {effort} longer",
    nothing_left="nothing left to do",
    work=lambda steps, effort: f"{count(steps, 'step')}, {effort}",
    about=lambda effort: f"about {effort}",
)
CREDIT = Credit(
    shown=_shown,
    implied=lambda title: f"implied by {title}",
    implied_many=lambda many, title: f"{many} implied by {title}:",
    waived=_waived,
    review=_review,
    reviews=_reviews,
    was_shown=lambda day: f"shown on {day}" if day else "shown",
    was_not_yet=lambda day: f"not yet on {day}" if day else "not yet",
    it_counts="it counts",
    level_counts=lambda level: f"{level} counts",
    nothing_counts="nothing counts",
    expired=lambda title, day: f"{title}: shown {day}, expired since",
    waived_unseen=lambda title: f"It builds on {title}, which was waived and never shown.",
    implied_unseen=lambda title: f"It builds on {title}, which is implied and never shown.",
    tells=lambda way: f"{way} would tell.",
)
