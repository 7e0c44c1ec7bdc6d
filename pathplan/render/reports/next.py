"""What to do now, as text."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import zip_longest

from pathplan.model import (
    NO_CONTENT,
    Assessment,
    Content,
    GoalAim,
    Pick,
    Picks,
    Report,
)
from pathplan.render.escape import terminal
from pathplan.render.languages import language_of
from pathplan.render.reports import _path as path
from pathplan.render.reports._content import VISIBLE, details, fits
from pathplan.render.reports.dead_ends import dead_ends
from pathplan.render.reports.text import as_of, heading
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import duration

TITLE = 44
LABEL = 14
FUN = 3


def next_text(
    report: Report,
    found: Picks,
    *,
    word: str,
    width: int,
    beginnings: Sequence[tuple[str, ...]] = (),
) -> str:
    """Return at most three picks with what to start with, and what else is open.

    `beginnings` are the keys of all that can be begun now, listed below where they are given.
    """
    plan = report.plan
    if plan.goals and all(goal.reached for goal in plan.goals):
        lines = _reached(report, word, width)
    elif not found.picks:
        lines = dead_ends(report, width)
    else:
        say = language_of(report)
        title = say.next.title(report.call or say.plan.somebody)
        lines = [heading(title, as_of(report), width), ""]
        titles = [cells(path.title(report, pick.step)) for pick in found.picks]
        wide = min(TITLE, max(titles)) + 2
        for number, pick in enumerate(found.picks, start=1):
            lines += _pick(report, number, pick, wide, width)
        lines += ["", *wrap(_close(report, found), width)]
    if beginnings:
        begin = language_of(report).next.begin
        lines += ["", begin, *_beginnings(report, beginnings)]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _pick(report: Report, number: int, pick: Pick, wide: int, width: int) -> list[str]:
    step = pick.step
    names = wrap(path.title(report, step), wide)
    reasons = wrap(_why(report, pick), max(20, width - wide - 17))
    lines = []
    for row, (name, why) in enumerate(zip_longest(names, reasons, fillvalue="")):
        left = f"  {number}  " if not row else " " * 5
        effort = duration(step.minutes) if not row else ""
        lines.append(f"{left}{pad(name, wide)}{effort:>7}     {why}".rstrip())
    for key in step.keys:
        content = report.content.get(key, NO_CONTENT)
        said = VISIBLE | {"interest"} if pick.interest else VISIBLE
        lines += _with(report, content, width, said, learned=step.kind != "refresh")
    return lines


def _why(report: Report, pick: Pick) -> str:
    say = language_of(report).next
    texts = {
        "furthest": say.furthest(pick.waiting),
        "quickest": say.quickest,
        "quicker": say.quicker,
        "term": say.this_term(pick.term),
    }
    return texts.get(pick.reason, pick.interest)


def _with(
    report: Report, content: Content, width: int, said: Collection[str], *, learned: bool
) -> list[str]:
    """Return what a step begins with where it is learned, and what shows it.

    What is `said` already does not speak for a resource once more.
    """
    language = language_of(report)
    say = language.next
    rows = []
    if learned and content.check_first:
        rows.append((say.you_say, say.show_first))
    elif learned and content.nearest is not None and content.lacking:
        told = f"{content.nearest.title}; {language.page.lacking[content.lacking]}"
        rows.append((say.start_with, told))
    if learned and content.resources and not content.check_first:
        best = content.resources[0]
        took = duration(best.effort) if best.effort else ""
        parts = (
            best.title,
            language.word(best.modality),
            took,
            language.page.in_parts if best in content.in_parts else "",
            *fits(report, content.fits[0], but=said),
            language.page.fits["offline"] if best.offline else "",
            language.page.lacking[content.lacking] if content.lacking else "",
        )
        rows.append((say.start_with, ", ".join(part for part in parts if part)))
    if content.assessments:
        ways = [_way(report, content, way) for way in content.assessments[:2]]
        if content.shown_with:
            ways[0] = f"{ways[0]}, {say.along(report.title(content.shown_with))}"
        rows.append((say.show_by, say.ways(ways)))
    wide = max(cells(label) for label in (say.you_say, say.start_with, say.show_by))
    lines = []
    for label, told in rows:
        first, *rest = wrap(told, max(20, width - wide - 10))
        lines.append(f"       {pad(label, wide)}   {first}")
        lines += [f"{' ' * (wide + 10)}{more}" for more in rest]
    return lines


def _way(report: Report, content: Content, way: Assessment) -> str:
    told = details(report, content, way)
    if len(told) > 1:
        return f"{way.title} ({'; '.join(told)})"
    return ", ".join([way.title, *told])


def _close(report: Report, found: Picks) -> str:
    language = language_of(report)
    text = language.next.take(len(found.picks))
    if found.open:
        titles = [path.title(report, step) for step in found.open]
        text += f" {language.next.also(language.dates.both(titles))}"
    return text


def _beginnings(report: Report, beginnings: Sequence[tuple[str, ...]]) -> list[str]:
    language = language_of(report)
    names = [language.dates.both([report.title(key) for key in keys]) for keys in beginnings]
    wide = max(cells(name) for name in names)
    lines = []
    for keys, name in zip(beginnings, names, strict=True):
        entries = [report.entries[key] for key in keys]
        minutes = sum(
            e.minutes_to(e.mastery_rank) - e.minutes_to(report.state.level(e.key)) for e in entries
        )
        together = f"   {language.next.together}" if len(keys) > 1 else ""
        lines.append(f"  {pad(name, wide)}{duration(minutes):>8}{together}")
    return lines


def _reached(report: Report, word: str, width: int) -> list[str]:
    say = language_of(report).next
    lines = wrap(well_done(report), width)
    extras = for_fun(report)
    if extras:
        first, *rest = wrap(extras, width - LABEL)
        lines += ["", f"  {pad(say.for_fun, LABEL - 2)}{first}", *(" " * LABEL + x for x in rest)]
    home = report.maps[0]
    hint = f"pathplan choose {word} --goal ..."
    learned = len(home.competencies)
    offers = say.offers(learned, len(home.entries) - learned)
    row = f"{hint}     {offers}"
    rows = [row] if cells(row) <= width - LABEL else [hint, offers]
    lines += [*([""] if not extras else []), f"  {pad(say.new_goal, LABEL - 2)}{rows[0]}"]
    return [*lines, *(" " * LABEL + more for more in rows[1:])]


def well_done(report: Report) -> str:
    """Return that every goal is reached, and when."""
    language = language_of(report)
    names = "; ".join(_reached_on(report, goal) for goal in report.plan.goals)
    return language.next.reached(report.call or language.plan.somebody, names)


def for_fun(report: Report) -> str:
    """Return a few things that no goal asks for, with their efforts; "" where there are none."""
    entries = [report.entries[key] for key in report.extras[:FUN]]
    return "; ".join(f"{e.title}, {duration(e.minutes_to(e.mastery_rank))}" for e in entries)


def _reached_on(report: Report, goal: GoalAim) -> str:
    language = language_of(report)
    day = language.dates.day(goal.since, report.plan.as_of) if goal.since else ""
    early = language.dates.before(goal.early) if goal.early is not None else ""
    return language.next.reached_on(report.title(goal.key), day, early)
