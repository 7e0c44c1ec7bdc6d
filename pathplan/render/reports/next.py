"""What to do now, as text."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model import NO_CONTENT, Pick, Picks, Report
from pathplan.render.escape import terminal
from pathplan.render.reports import _path as path
from pathplan.render.reports._dead_ends import dead_ends
from pathplan.render.reports.text import heading
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import duration, full_day, listing

TITLE = 44
LABEL = 14


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
        lines = [heading(f"Next for {report.call}", f"as of {full_day(plan.as_of)}", width), ""]
        titles = [cells(path.title(report, pick.step)) for pick in found.picks]
        wide = min(TITLE, max(titles)) + 2
        for number, pick in enumerate(found.picks, start=1):
            lines += _pick(report, number, pick, wide)
        lines += ["", *wrap(_close(report, found), width)]
    if beginnings:
        lines += ["", "All that can be begun now", *_beginnings(report, beginnings)]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _pick(report: Report, number: int, pick: Pick, wide: int) -> list[str]:
    step = pick.step
    names = wrap(path.title(report, step), wide)
    first = f"  {number}  {pad(names[0], wide)}{duration(step.minutes):>7}     {pick.reason}"
    lines = [first, *(f"     {name}" for name in names[1:])]
    for key in step.keys:
        content = report.content.get(key, NO_CONTENT)
        if content.check_first and step.kind != "refresh":
            lines.append("       you say so   so show it first: there may be nothing to learn")
        elif content.nearest is not None and step.kind != "refresh":
            lines.append(
                f"       start with   {content.nearest.title}; nothing here {content.lacking}"
            )
        if content.resources and step.kind != "refresh" and not content.check_first:
            best = content.resources[0]
            told = [
                best.title,
                best.modality,
                duration(best.effort) if best.effort else "",
                "in parts" if best in content.in_parts else "",
                "works offline" if best.offline else "",
            ]
            lines.append(f"       start with   {', '.join(t for t in told if t)}")
        if content.assessments:
            ways = [
                ", ".join(t for t in (a.title, duration(a.effort) if a.effort else "") if t)
                for a in content.assessments[:2]
            ]
            lines.append(f"       show it by   {', or '.join(ways)}")
    return lines


def _close(report: Report, found: Picks) -> str:
    words = {1: "That is the one to take.", 2: "Take either of the two."}
    text = words.get(len(found.picks), "Take any of the three.")
    if found.open:
        text += f" Also open: {listing([path.title(report, step) for step in found.open])}."
    return text


def _beginnings(report: Report, beginnings: Sequence[tuple[str, ...]]) -> list[str]:
    names = [listing([report.title(key) for key in keys]) for keys in beginnings]
    wide = max(cells(name) for name in names)
    lines = []
    for keys, name in zip(beginnings, names, strict=True):
        entries = [report.entries[key] for key in keys]
        minutes = sum(
            e.minutes_to(e.mastery_rank) - e.minutes_to(report.state.level(e.key)) for e in entries
        )
        together = "   together" if len(keys) > 1 else ""
        lines.append(f"  {pad(name, wide)}{duration(minutes):>8}{together}")
    return lines


def _reached(report: Report, word: str, width: int) -> list[str]:
    plan = report.plan
    names = listing([report.title(goal.key) for goal in plan.goals])
    many = "every goal" if len(plan.goals) > 1 else "the goal"
    lines = wrap(f"{report.call} has reached {many}: {names}. Well done.", width)
    home = report.maps[0]
    done = report.state
    extras = [c for c in home.competencies if c.optional and not done.level(c.key)]
    if extras:
        told = "; ".join(f"{c.title}, {duration(c.minutes_to(c.mastery_rank))}" for c in extras[:3])
        first, *rest = wrap(told, width - LABEL)
        lines += ["", f"{pad('  For fun', LABEL)}{first}", *(" " * LABEL + row for row in rest)]
    hint = f"pathplan plan {word} --goal ID"
    lines += [*([""] if not extras else []), f"{pad('  A new goal', LABEL)}{hint}"]
    return lines
