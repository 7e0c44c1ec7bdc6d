"""What a step is learned from and shown by, in words."""

from __future__ import annotations

from collections.abc import Callable, Collection

from pathplan.model import Assessment, Content, Fit, Report, Step
from pathplan.render.languages import language_of
from pathplan.render.words import duration

VISIBLE = frozenset({"modality", "offline"})
"""What is told of a resource in any case, where it is told in one line."""


def fits(report: Report, told: Collection[Fit], *, but: Collection[str] = ()) -> list[str]:
    """Return what speaks for a resource; what stands beside it anyway is left out with `but`."""
    say = language_of(report).page
    return [
        say.about(fit.word) if fit.appeal == "interest" else say.fits[fit.appeal]
        for fit in told
        if fit.appeal not in but
    ]


def details(
    report: Report, content: Content, way: Assessment, put: Callable[[str], str] = str
) -> list[str]:
    """Return how long a way to show something takes, and what it shows besides.

    `put` is how a form has an author's text.
    """
    language = language_of(report)
    told = [duration(way.effort)] if way.effort else []
    if content.shows_too and way == content.assessments[0]:
        titles = [put(report.title(key)) for key in content.shows_too]
        told.append(language.page.shows_too(language.dates.both(titles)))
    return told


def shown_by(report: Report, step: Step, content: Content, put: Callable[[str], str] = str) -> str:
    """Return by what a step is shown, or with which other step; "" where that is itself."""
    if not content.assessments or content.shown_with in step.keys:
        return ""
    way = content.assessments[0]
    say, title = language_of(report).page, put(way.title)
    if content.shown_with:
        return say.shown_with(title, report.plan.numbers[content.shown_with])
    told = "; ".join(details(report, content, way, put))
    return say.show_it_by(f"{title} ({told})" if told else title)
