"""One learner's path on paper: the checklist with what counts already, then the map."""

from __future__ import annotations

from collections.abc import Iterator

from pathplan.model import NO_CONTENT, Step
from pathplan.render.drawings.words import footer, holds
from pathplan.render.escape import line, typst
from pathplan.render.fold import Fold
from pathplan.render.image import legend
from pathplan.render.pages._html import asset
from pathplan.render.pages._top import arrived, closed, heading
from pathplan.render.pages.sheet import Sheet
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _path as path
from pathplan.render.reports import _terms as terms
from pathplan.render.reports._content import shown_by
from pathplan.render.reports._weeks import Week, Work, week_time, weeks
from pathplan.render.words import duration

PICTURE = "map.svg"
"""What the source calls the picture of the map."""
SVG = '<svg xmlns="http://www.w3.org/2000/svg"'
"""How an SVG begins that stands by itself, in no page."""
FEW = 2
"""Resources that are named."""


def plan_paper(sheet: Sheet, size: str, picture: Fold | None = None) -> str:
    """Return the source of the document, for typst; its picture is `map.svg`, the plate as folded.

    It is a style of ours and calls with strings: no text of an author is source. `size` is a paper
    that typst knows.
    """
    report, say = sheet.report, sheet.say
    named = f"title: {typst(heading(sheet))}, paper: {typst(size)}"
    lines = [
        asset("paper.typ"),
        f"#show: setup.with({named}, language: {typst(report.language)})",
        _call("top", _title(sheet), say.dates.full_day(report.plan.as_of), _own(sheet)),
        *_instead(sheet),
        *(_by_week(sheet) if report.plan.schedule else _in_order(sheet)),
    ]
    if sheet.for_learner and report.plan.steps:
        lines += [_call("write", say.weeks.how_was_it), _call("write", say.weeks.change)]
    head = say.sheet.counts if sheet.for_learner else say.plan.counts
    held = [[report.title(key), credit.because(report, key)] for key in report.plan.counts]
    lines.append(_call("known", head, held))
    missing = [[credit.not_yet(report, key), ""] for key in report.plan.not_yet]
    lines.append(_call("known", say.page.not_yet, missing))
    lines += _map(sheet, picture) if picture else []
    return "\n".join(lines) + "\n"


def _map(sheet: Sheet, picture: Fold) -> Iterator[str]:
    """Yield the sheets of the map, and below the last one what its looks mean."""
    say, many = sheet.say.sheet, len(picture.parts)
    about = f"{say.picture}: {line(holds(sheet.drawing))}"
    scale = picture.scale
    for number, part in enumerate(picture.parts, start=1):
        which = f" ({number}/{many})" if many > 1 else ""
        sides = (picture.plate.width, picture.plate.height, part.x, part.y, part.width, part.height)
        yield "#set page(flipped: true)" if picture.flipped and number == 1 else "#pagebreak()"
        lengths = [f"{side * scale:.2f}" for side in sides]
        yield _call("picture", f"{say.map}{which}", f"{about}{which}", *lengths)
    keys = [[drawn.replace("<svg", SVG, 1), words] for drawn, words in legend(sheet.drawing)]
    yield _call("legend", keys, footer(sheet.drawing))


Value = str | list[str] | list[list[str]]


def _call(name: str, *values: Value) -> str:
    """Return a call of one of the style's functions."""
    return f"#{name}({', '.join(_value(value) for value in values)})"


def _value(value: Value) -> str:
    if isinstance(value, str):
        return typst(value)
    return f"({''.join(f'{_value(item)}, ' for item in value)})"


def _title(sheet: Sheet) -> str:
    """Return the first line: the learner, and where the path leads."""
    goals = [sheet.report.title(goal.key) for goal in sheet.report.plan.goals]
    told = sheet.say.dates.both(goals[-1:])
    return f"{sheet.report.call}: {told}" if sheet.report.call and told else heading(sheet)


def _own(sheet: Sheet) -> list[str]:
    words = (credit.because_of(sheet.report, goal.goal) for goal in sheet.report.plan.goals)
    return [f"{sheet.say.sheet.wrote} “{text}”" for text in dict.fromkeys(words) if text]


def _instead(sheet: Sheet) -> Iterator[str]:
    """Yield why there is no path to a goal, or that all is reached."""
    report = sheet.report
    if not report.plan.unreachable:
        yield from (_call("told", text, "") for text in arrived(report))
        return
    for text, listed in closed(report):
        yield _call("told", text, "-" if listed else "")


def _by_week(sheet: Sheet) -> Iterator[str]:
    for week in weeks(sheet.report):
        yield from _week(sheet, week)


def _week(sheet: Sheet, week: Week) -> Iterator[str]:
    say, report, today = sheet.say.weeks, sheet.report, sheet.report.plan.as_of
    for first, last in week.pauses:
        yield _call("free", say.pause(first, last, today))
    yield _call("week", say.week(week.start, today), week_time(report, week))
    for entry in week.entries:
        if not isinstance(entry, Work):
            name = report.title(entry.key)
            about = say.about(say.long_day(entry.day, today))
            yield _call("milestone", f"{say.reached(name) if entry.goal else name}, {about}")
            continue
        step = report.plan.steps[entry.place]
        name = path.title(report, step)
        if not entry.ends:
            name = (say.begin if entry.begins else say.go_on)(name)
        yield _step(sheet, step, name, entry.minutes, last=entry.ends)


def _step(sheet: Sheet, step: Step, name: str, minutes: int | None, *, last: bool = True) -> str:
    with_, shown = [], []
    for key in step.keys:
        content = sheet.report.content.get(key, NO_CONTENT)
        with_ += [r.title for r in content.resources[:FEW]] if step.kind != "refresh" else []
        shown += [told] if last and (told := shown_by(sheet.report, step, content)) else []
    effort = duration(minutes) if minutes else ""
    return _call("step", f"{step.number}. {name}", "; ".join(with_), "; ".join(shown), effort)


def _in_order(sheet: Sheet) -> Iterator[str]:
    report = sheet.report
    above = terms.headings(report)
    for place, step in enumerate(report.plan.steps):
        for text in above.get(place, ()):
            yield _call("week", text, "")
        if step.number:
            yield _step(sheet, step, path.title(report, step), step.minutes)
        else:
            yield _call("milestone", report.title(step.key))
