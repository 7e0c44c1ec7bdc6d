"""What the panel beside a map says about each competency, as data for its script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pathplan.model import Report, Why
from pathplan.model.drawing import Box
from pathplan.render.drawings.words import told
from pathplan.render.languages import language_of
from pathplan.render.pages.explore import material, plain
from pathplan.render.pages.sheet import Sheet
from pathplan.render.reports import _path as path
from pathplan.render.words import duration

Fact = dict[str, object]
DEEP = 4
"""Links of a longer way from a goal that are told, the goal itself besides."""
MANY = 3
"""Resources and ways to show something that are told."""


def facts(sheet: Sheet) -> dict[str, Fact]:
    """Return what is known of each box of the map, by the id of the box; what is empty is left out.

    It is what `pathplan why` tells, without the worth of a credit. What is needed and opened is
    named by its id where it is drawn, by its title elsewhere.
    """
    found = {}
    for box in sheet.drawing.boxes:
        key = sheet.keys.get(box.id)
        if key is not None:
            fact = _fact(sheet, box, key)
            found[box.id] = {name: value for name, value in fact.items() if value}
    return found


def _fact(sheet: Sheet, box: Box, key: str) -> Fact:
    report, why = sheet.report, sheet.whys.get(key, Why(key=key))
    fact: Fact = {
        "id": report.short(key),
        "title": plain(report.title(key)),
        "status": box.status,
        "told": _told(sheet, box),
        "effort": duration(box.minutes) if box.minutes else "",
        "strand": plain(box.foreign or box.strand),
        "because": [plain(text) for text in _because(report, why)],
        "needs": [{"ids": [_named(sheet, need)]} for need in why.needs],
        "opens": [_named(sheet, opened) for opened in why.opens],
    }
    return fact | material(report.entries[key], MANY)


def _named(sheet: Sheet, key: str) -> str:
    """Return the id of what is drawn, which leads there; the title of what is not."""
    return sheet.report.short(key) if key in sheet.drawn else plain(sheet.report.title(key))


def _told(sheet: Sheet, box: Box) -> str:
    """Return how far a learner is, "" where the look says the same."""
    said = told(sheet.drawing, box.standing)
    looks = {**sheet.say.picture.legend}
    return "" if said == looks.get(box.status) else said


def _because(report: Report, why: Why) -> Iterator[str]:
    """Yield the way from a goal down to what it is about, one link a line, then its step."""
    say = language_of(report).why
    goals = {goal.key for goal in report.plan.goals}
    links = list(pairwise(why.chain))
    shown = links if len(links) <= DEEP + 1 else [links[0], *links[-DEEP:]]
    for number, (link, _) in enumerate(shown):
        many = link.n if link.options else 0
        if number == 1 and shown is not links:
            yield "…"
        yield say.link(report.title(link.key), link.key in goals and number == 0, many)
    if len(why.chain) == 1:
        yield say.is_goal
    if why.step is not None and why.step.number:
        yield say.step(why.step.number, report.plan.length, duration(why.step.minutes))
        reason = path.reason(report, why.step)
        if reason and len(why.chain) != 1:
            yield reason
    elif not why.chain and not report.state.level(why.key):
        yield say.off_path
