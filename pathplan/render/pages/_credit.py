"""What was chosen, what counts already, and what does not yet."""

from __future__ import annotations

from pathplan.model import Choice
from pathplan.render.pages._html import Html, joined, tag
from pathplan.render.pages.sheet import Section, Sheet, items, section
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _path as path
from pathplan.render.reports.text import wishes
from pathplan.render.words import duration

SHOWN = 3
"""Ways to show something that are named."""


def choices(sheet: Sheet) -> Section | None:
    """Return what was chosen, with what else could be, and how things can be shown."""
    report, say = sheet.report, sheet.say
    rows = [_choice(sheet, choice) for choice in report.plan.choices]
    if sheet.for_learner and (ways := _ways(sheet)):
        rows.append(joined(*ways))
    rows += [joined(told) for told in wishes(report)]
    head = say.sheet.choices if sheet.for_learner else say.plan.choices
    return section("choices", head, items(rows, class_="choices"))


def _choice(sheet: Sheet, choice: Choice) -> Html:
    report, say = sheet.report, sheet.say
    if not sheet.for_learner:
        return joined(tag("strong", f"{choice.letter}  "), path.choice_line(report, choice))
    taken = path.names(report, choice.taken)
    if choice.chosen is not None:
        taken = say.path.chosen(taken, choice.chosen.by)
    others = [
        tag(
            "p",
            say.sheet.instead(path.names(report, o), path.price(report, o, apart=False)),
        )
        for o in choice.others
    ]
    return joined(tag("p", tag("strong", say.sheet.now(taken))), *others)


def _ways(sheet: Sheet) -> list[Html]:
    """Return for each step that can be shown in several ways which those are."""
    report, say, rows = sheet.report, sheet.say, []
    for step in report.plan.steps:
        for key in step.keys if step.kind != "refresh" else ():
            content = report.content.get(key)
            if content and len(content.assessments) > 1 and not content.shown_with:
                ways = [
                    f"{way.title} ({duration(way.effort)})" if way.effort else way.title
                    for way in content.assessments[:SHOWN]
                ]
                told = say.sheet.ways_to_show(report.title(key), say.dates.either(ways))
                rows.append(tag("p", told))
    return rows


def counting(sheet: Sheet) -> Section | None:
    """Return what counts already, and why."""
    report, say = sheet.report, sheet.say
    order = sorted(
        report.plan.counts, key=lambda key: report.state.of(key).reason != "demonstrated"
    )
    listed, many = credit.gathered(report, order)
    rows = [_held(sheet, key) for key in listed]
    for source, keys in many.items():
        told = say.credit.implied_many(len(keys), report.title(source))
        names = joined(*(sheet.linked(key) for key in keys), by=", ")
        rows.append(tag("details", tag("summary", told), tag("p", names)))
    head = say.sheet.counts if sheet.for_learner else say.plan.counts
    return section("counts", head, items(rows, class_="held"))


def _held(sheet: Sheet, key: str) -> Html:
    because = credit.because(sheet.report, key)
    return joined(sheet.linked(key), tag("span", because, class_="because"), by=" ")


def left_out(sheet: Sheet) -> Section | None:
    """Return what there is no time for within a budget."""
    cut = sheet.report.plan.budget
    rows = [
        joined(sheet.linked(key), f" {duration(minutes)}")
        for key, minutes in (cut.out if cut else ())
    ]
    return section("left-out", sheet.say.plan.left_out, items(rows))


def not_yet(sheet: Sheet) -> Section | None:
    """Return what was tried and is not there yet, what counts no more, and what disagrees."""
    report, say = sheet.report, sheet.say
    rows = []
    for key in report.plan.not_yet:
        where = say.sheet.at(report.plan.numbers.get(key, 0))
        told = (f"{credit.not_yet(report, key)}.", where, credit.doubt(report, key))
        rows.append(" ".join(text for text in told if text))
    rows += [say.plan.expired(text) for text in credit.expired(report)]
    rows += [say.plan.overruled(text) for text in credit.overruled(report)]
    return section("not-yet", say.page.not_yet, items(rows))
