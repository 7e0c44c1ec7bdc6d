"""What the results of a badge come to: shown, not yet, or still open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathplan.exchange.json_values import many, mapping, number, text

COMPLETED, FAILED = "completed", "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether a badge shows something, the score it tells, and its status where that is `open`.

    `met` is None where a result cannot be held against what is required.
    """

    met: bool | None = True
    score: str = ""
    open: str = ""


def outcome(subject: Mapping[str, object], achievement: Mapping[str, object]) -> Outcome:
    """Return what the results of a badge come to; without any it is completed.

    Each result is held against what its description requires: letters and words by their place
    among the allowed values, which go from low to high, numbers by size, levels of a rubric by
    their points or their place. One that fails counts, then one that nothing can be said of.
    Open Badges 3.0, sections on Result and ResultDescription.
    """
    descriptions = {
        text(mapping(d).get("id")): mapping(d) for d in many(achievement.get("resultDescription"))
    }
    reached: list[bool | None] = []
    score = ""
    for result in map(mapping, many(subject.get("result"))):
        status = text(result.get("status"))
        if status and status.casefold() not in {COMPLETED, FAILED}:
            return Outcome(open=status)
        description = descriptions.get(text(result.get("resultDescription")), {})
        reached += [status.casefold() != FAILED, _reached(result, description)]
        score = score or text(result.get("value"))
    sure = None if None in reached else True
    return Outcome(met=False if False in reached else sure, score=score)


def _reached(result: Mapping[str, object], description: Mapping[str, object]) -> bool | None:
    """Say whether a result is what its description requires, as it is where that is nothing.

    None where the two cannot be compared.
    """
    level, needed = text(result.get("achievedLevel")), text(description.get("requiredLevel"))
    if level and needed:
        levels = [mapping(x) for x in many(description.get("rubricCriterionLevel"))]
        return _placed(levels, level, needed)
    value, required = (
        said.casefold()
        for said in (text(result.get("value")), text(description.get("requiredValue")))
    )
    if not value or not required or value == required:
        return True
    allowed = [text(x).casefold() for x in many(description.get("allowedValue"))]
    if value in allowed and required in allowed:
        return allowed.index(value) >= allowed.index(required)
    got, mark = number(value.rstrip("% ")), number(required.rstrip("% "))
    return None if got is None or mark is None else got >= mark


def _placed(levels: Sequence[Mapping[str, object]], level: str, needed: str) -> bool | None:
    """Say whether a level of a rubric is as high as another one; None where one is not in it."""
    places = {text(x.get("id")): place for place, x in enumerate(levels)}
    if level == needed:
        return True
    if level not in places or needed not in places:
        return None
    points = [number(x.get("points")) for x in levels]
    got, mark = points[places[level]], points[places[needed]]
    if got is not None and mark is not None:
        return got >= mark
    return places[level] >= places[needed]
