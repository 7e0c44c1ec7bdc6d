"""Goals without a path, in words: why, and what would open one."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model import Blocker, BrokenWish, Decision, Report, Unreachable
from pathplan.render.languages import Language, language_of
from pathplan.render.reports._credit import reason_of
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import duration

WAYS = 3
"""Ways to have a wish kept that are told at most."""


def dead_ends(report: Report, width: int) -> list[str]:
    """Return the lines about every goal that cannot be reached."""
    lines: list[str] = []
    for found in report.plan.unreachable:
        if lines:
            lines.append("")
        lines += _one(report, found, width)
    return lines


def why_closed(language: Language, found: Sequence[Unreachable]) -> str:
    """Return in a few words why goals cannot be reached: so many decisions, or nothing leads there.

    A decision that closes the way to several of them counts once.
    """
    options = [option for one in found for option in one.blockers[0].options]
    decisions = {decision for _, decision in options if decision is not None}
    if not decisions:
        decisions = {d for one in found for lift in one.lifts for d in lift.decisions}
    say = language.closed
    return say.decisions(len(decisions)) if decisions else say.nothing


def _one(report: Report, found: Unreachable, width: int) -> list[str]:
    language = language_of(report)
    say = language.closed
    blocker = found.blockers[0]
    who = report.who or language.plan.nobody
    told = say.no_path(who, report.title(found.goal.key), why_closed(language, [found]))
    lines = [
        *wrap(told, width),
        "",
        *(f"  {row}" for row in wrap(_trail(report, blocker), width - 2)),
    ]
    named = [(report.title(key), decision) for key, decision in blocker.options]
    wide = max((cells(name) for name, _ in named), default=0)
    for name, decision in named:
        lines.append(f"    {pad(name, wide)}    {decided(report, decision)}")
    if found.lifts:
        lines += ["", *_lifts(report, found)]
    return lines


def _trail(report: Report, blocker: Blocker) -> str:
    say = language_of(report).closed
    own = len(blocker.options) == 1 and blocker.options[0][0] == blocker.key
    trail = [report.title(key) for key in blocker.trail[1:]]
    if own and not trail:
        return say.skipped
    if own:
        return say.needs_skipped(trail)
    return say.needs_one(trail, len(blocker.options) > 1)


def decided(report: Report, decision: Decision | None) -> str:
    """Return who decided what when, and why; that nothing leads there where nobody did."""
    language = language_of(report)
    if decision is None:
        return language.closed.unreachable
    when = [language.dates.day(decision.day, report.plan.as_of)] if decision.day else []
    signed = ", ".join([*([report.signed(decision.by)] if decision.by else []), *when])
    reason = reason_of(report, decision)
    told = language.since.kinds[decision.kind] + (f', "{reason}"' if reason else "")
    return f"{signed}: {told}" if signed else told


def _lifts(report: Report, found: Unreachable) -> list[str]:
    """Return what to type to take back decisions, with the whole path that each opens."""
    say = language_of(report).closed
    single = all(len(lift.decisions) == 1 for lift in found.lifts)
    enough = say.lift_one if single and len(found.lifts) > 1 else ""
    lines = [f"  {enough or say.lift_all(len(found.lifts[0].decisions))}"]
    commands = [[undo(report, decision) for decision in lift.decisions] for lift in found.lifts]
    wide = max(cells(command) for rows in commands for command in rows)
    for number, ((first, *rest), lift) in enumerate(zip(commands, found.lifts, strict=True)):
        if number and rest:
            lines.append(f"  {language_of(report).choose.other}")
        total = say.in_all(duration(lift.minutes)) if lift.minutes is not None else ""
        lines.append(f"    {pad(first, wide)}    {total}".rstrip())
        lines += [f"    {command}" for command in rest]
    return lines


def to_keep(report: Report, broken: BrokenWish) -> str:
    """Return what to take back for a wish to be kept, as a further sentence; "" without a way."""
    language = language_of(report)
    both, either = language.dates.both, language.dates.either
    ways = [both([undo(report, d) for d in lift.decisions]) for lift in broken.lifts[:WAYS]]
    return f". {language.plan.to_keep(either(ways))}" if ways else ""


def undo(report: Report, decision: Decision) -> str:
    """Return what to type to take back a decision."""
    name = report.short(report.key(decision.competency))
    return f"pathplan choose {report.typed} {name} --undo"
