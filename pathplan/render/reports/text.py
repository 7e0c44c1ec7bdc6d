"""A plan as text for a terminal."""

from __future__ import annotations

from pathplan.model import Plan, Report
from pathplan.render.escape import terminal
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _dates as dates
from pathplan.render.reports import _path as path
from pathplan.render.reports import _terms as terms
from pathplan.render.reports._dead_ends import dead_ends
from pathplan.render.reports._table import TITLE, steps
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import count, day, duration, full_day, listing

WIDTH = 100


def heading(left: str, right: str, width: int = WIDTH) -> str:
    """Return a line with a text at each end, or two lines where they do not fit."""
    gap = width - cells(left) - cells(right)
    return f"{left}{' ' * gap}{right}" if gap > 1 else f"{left}\n{right}"


def plan_text(report: Report, width: int = WIDTH) -> str:
    """Return the whole plan as text, at most `width` columns wide."""
    plan = report.plan
    lines: list[str] = []
    if plan.unreachable:
        lines += [*dead_ends(report, width), ""]
    if not plan.steps and not any(g.reached for g in plan.goals):
        return _text(lines)
    lines.append(heading(f"Path for {report.who}", f"as of {full_day(plan.as_of)}", width))
    lines += [report.maps[0].title or report.maps[0].id, ""]
    lines += [*_summary(report, width), ""]
    if plan.steps:
        lines += [*steps(report, width), ""]
    for part in (_choices(report, width), _counts(report, width), _remarks(report, width)):
        if part:
            lines += [*part, ""]
    return _text(lines)


def pace_text(report: Report, was: Plan, width: int = WIDTH) -> str:
    """Return what another pace changes: the dates of the goals, beside those they have now."""
    plan = report.plan
    made, before = plan.schedule, was.schedule
    told = f"Path for {report.who}"
    if made is not None:
        told += f", with {duration(made.minutes)} a week"
        told += f" instead of {duration(before.minutes)}" if before else ""
    lines = [heading(told, f"as of {full_day(plan.as_of)}", width), ""]
    return _text([*lines, *_summary(report, width, was)])


def _text(lines: list[str]) -> str:
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{terminal(line.rstrip())}\n" for line in "\n".join(lines).split("\n"))


def _summary(report: Report, width: int, was: Plan | None = None) -> list[str]:
    plan = report.plan
    lines = _goals(report, was)
    work = path.work(report, plan.steps)
    if plan.schedule is not None:
        work += ", unchanged" if was else f", {dates.pace(report, plan.schedule)}"
    if plan.terms is not None:
        work += f", {terms.work(plan.terms)}"
    first, *rest = wrap(work, width - 11)
    lines.append(f"  {'Work':<9}{first}")
    lines += [f"  {'':<9}{row}" for row in rest]
    if plan.counts and was is None:
        one = len(plan.counts) == 1
        verb, save = ("counts", "saves") if one else ("count", "save")
        saved = f" and {save} {duration(plan.saved)}" if plan.saved > 0 else ""
        counted = count(len(plan.counts), "competency", "competencies")
        lines.append(f"  {'Credit':<9}{counted} {verb} already{saved}")
    told = dates.since(report)
    if told and was is None:
        lines += ["", *(f"  {row}" for row in wrap(told[0], width - 4))]
        lines += [f"    {row}" for text in told[1:] for row in wrap(text, width - 6)]
    for text in (*dates.remedies(report), *terms.no_room(report)):
        lines += ["", *(f"  {row}" for row in wrap(text, width - 4))]
    return lines


def _goals(report: Report, was: Plan | None) -> list[str]:
    """Return a row for each goal that can be reached: its date, and when it is ready."""
    plan = report.plan
    reachable = [g for g in plan.goals if g not in {u.goal for u in plan.unreachable}]
    dated = {(g.key, g.rank): g for g in plan.goal_dates}
    placed = {(g.key, g.rank): g for g in plan.terms.goals} if plan.terms else {}
    before = {(g.key, g.rank): g for g in was.goal_dates} if was else {}
    rows = []
    for goal in reachable:
        due = f"due {day(goal.goal.due, plan.as_of)}" if goal.goal.due else ""
        made, other = dated.get((goal.key, goal.rank)), before.get((goal.key, goal.rank))
        about, late = dates.ready(made, plan.as_of) if made else ("", "")
        if (goal.key, goal.rank) in placed:
            about, late = terms.ready(report, placed[goal.key, goal.rank])
        if other and made:
            late = f"{late}   (was {day(other.ready, plan.as_of)})".strip()
        last = "reached" if goal.reached else late
        rows.append((_goal_title(report, goal.key, goal.rank), due, about, last))
    wide = [max((cells(row[column]) for row in rows), default=0) for column in range(4)]
    label = "Goals" if len(rows) > 1 else "Goal"
    lines = []
    for number, row in enumerate(rows):
        told = [pad(row[n], wide[n]) for n in range(4) if wide[n] or not n]
        gaps = "    ".join(told[:2]) + "".join(f"    {text}" for text in told[2:])
        lines.append(f"  {label if not number else '':<9}{gaps}".rstrip())
    return lines


def _goal_title(report: Report, key: str, rank: int) -> str:
    entry = report.entries[key]
    name = report.title(key)
    return name if rank == entry.mastery_rank else f"{name}, {entry.levels[rank - 1]}"


def _choices(report: Report, width: int) -> list[str]:
    plan = report.plan
    if not plan.choices and not plan.wish_costs and not plan.broken_wishes:
        return []
    lines = ["  Choices made here"] if plan.choices else []
    for choice in plan.choices:
        rows = wrap(path.choice_line(report, choice), width - 6)
        lines.append(f"  {choice.letter:<3}{rows[0]}")
        lines += [f"     {row}" for row in rows[1:]]
    for wish in plan.wish_costs:
        if wish.minutes > 0:
            name = report.title(report.key(wish.decision.competency))
            what = "chosen" if wish.decision.kind == "choose" else "avoided"
            lines.append(f"  Wish kept: {name} is {what}: {duration(wish.minutes)} more")
    for broken in plan.broken_wishes:
        name = report.title(report.key(broken.decision.competency))
        lines.append(f"  Wish not kept: {broken.decision.kind} {name}: {broken.reason}")
    return lines


def _counts(report: Report, width: int) -> list[str]:
    counts = sorted(report.plan.counts, key=lambda k: report.state.of(k).reason != "demonstrated")
    if not counts:
        return []
    counts, many = credit.gathered(report, counts)
    titles = [report.title(key) for key in counts]
    wide = min(max((cells(t) for t in titles), default=0), TITLE)
    lines = ["  Counts already"]
    for key, name in zip(counts, titles, strict=True):
        left = f"  {credit.mark(report.state.of(key))} "
        names = wrap(name, wide)
        reasons = wrap(credit.because(report, key), max(20, width - wide - 9))
        for row in range(max(len(names), len(reasons))):
            start = left if not row else " " * cells(left)
            text = names[row] if row < len(names) else ""
            why = reasons[row] if row < len(reasons) else ""
            lines.append(f"{start}{pad(text, wide)}   {why}")
    for source, keys in many.items():
        lines.append(f"  {credit.COUNTED} {len(keys)} implied by {report.title(source)}:")
        listed = ", ".join(report.title(key) for key in keys)
        lines += [f"      {row}" for row in wrap(listed, width - 6)]
    return lines


def _remarks(report: Report, width: int) -> list[str]:
    plan = report.plan
    said = []
    for key in plan.not_yet:
        step = plan.numbers.get(key)
        where = f"It is step {step}." if step else "This path does not need it."
        told = f"Not yet: {credit.not_yet(report, key)}. {where} {credit.doubt(report, key)}"
        said.append(told.strip())
    said += [f"No longer counts: {text}." for text in credit.expired(report)]
    said += [f"Records that disagree: {text}." for text in credit.overruled(report)]
    for decision in plan.without_effect:
        name = report.title(report.key(decision.competency))
        said.append(f"Without effect: {decision.kind} {name}; no path to these goals uses it.")
    if plan.about:
        guessed = [
            report.title(k)
            for s in plan.steps
            for k in s.keys
            if getattr(report.entries[k], "effort", 0) is None
        ]
        said.append(f"Without a stated effort, counted as 1h: {listing(guessed)}.")
    said += terms.remarks(report)
    if plan.steps:
        said.append(_proof(report))
    lines: list[str] = []
    for text in said:
        lines += [f"  {row}" for row in wrap(text, width - 4)]
    return lines


def _proof(report: Report) -> str:
    plan = report.plan
    if not plan.proven:
        return (
            "This path was not proven to be the shortest: "
            f"it may be up to {plan.gap:.0%} longer than need be."
        )
    wishes = " that keeps these wishes" if plan.wish_costs else ""
    about = dates.range_of(plan, report)
    about = f"Efforts are estimates. {about}" if about else "Efforts are estimates."
    return f"{about} No shorter path{wishes} exists."
