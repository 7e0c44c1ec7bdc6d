"""Goals without a path, in words: why, and what would open one."""

from __future__ import annotations

from pathplan.model import Blocker, Decision, Report, Unreachable
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import count, day, duration, listing

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def dead_ends(report: Report, width: int) -> list[str]:
    """Return the lines about every goal that cannot be reached."""
    lines: list[str] = []
    for found in report.plan.unreachable:
        if lines:
            lines.append("")
        lines += _one(report, found, width)
    return lines


def _one(report: Report, found: Unreachable, width: int) -> list[str]:
    blocker = found.blockers[0]
    decisions = [d for _, d in blocker.options if d is not None]
    why = "nothing here leads to it"
    if decisions:
        many = len(decisions)
        word = NUMBERS[many] if many < len(NUMBERS) else str(many)
        why = f"{word} decision{'s' * (many > 1)} close{'s' * (many == 1)} every way"
    goal = report.title(found.goal.key)
    lines = wrap(f"No path for {report.who} to {goal}: {why}.", width)
    lines += ["", *(f"  {row}" for row in wrap(_trail(report, blocker), width - 2))]
    named = [(report.title(key), decision) for key, decision in blocker.options]
    wide = max((cells(name) for name, _ in named), default=0)
    for name, decision in named:
        lines.append(f"    {pad(name, wide)}    {_decision(report, decision)}")
    if found.lifts:
        lines += ["", *_lifts(report, found)]
    return lines


def _trail(report: Report, blocker: Blocker) -> str:
    own = len(blocker.options) == 1 and blocker.options[0][0] == blocker.key
    trail = [report.title(key) for key in blocker.trail[1:]]
    if own and not trail:
        return "It is itself skipped:"
    if own:
        return f"It needs {', which needs '.join(trail)}, which is skipped:"
    listed = "one of" if len(blocker.options) > 1 else "this"
    return f"It needs {', which needs '.join([*trail, listed])}"


def _decision(report: Report, decision: Decision | None) -> str:
    if decision is None:
        return "cannot be reached"
    when = [day(decision.day, report.plan.as_of)] if decision.day else []
    who = ", ".join([*([decision.by] if decision.by else []), *when])
    reason = f', "{decision.reason}"' if decision.reason else ""
    return f"{who}: {decision.kind}{reason}" if who else f"{decision.kind}{reason}"


def _lifts(report: Report, found: Unreachable) -> list[str]:
    single = all(len(lift.decisions) == 1 for lift in found.lifts)
    file = report.learner.file if report.learner else ""
    if single and len(found.lifts) > 1:
        lines = [f"  Lifting one of them is enough (`decisions` in {file}):"]
    else:
        many = count(len(found.lifts[0].decisions), "decision")
        lines = [f"  Lifting {many} would open a way (`decisions` in {file}):"]
    named = []
    for lift in found.lifts:
        keys = [(d.kind, report.key(d.competency)) for d in lift.decisions]
        named.append(listing([f"{kind} {report.title(key)}" for kind, key in keys]))
    wide = max(cells(name) for name in named)
    for name, lift in zip(named, found.lifts, strict=True):
        total = f"{duration(lift.minutes)} in all" if lift.minutes is not None else ""
        lines.append(f"    {pad(name, wide)}    {total}".rstrip())
    return lines
