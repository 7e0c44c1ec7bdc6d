"""A plan as text for a terminal."""

from __future__ import annotations

from posixpath import basename

from pathplan.model import Decision, Plan, Report
from pathplan.render.escape import terminal
from pathplan.render.languages import language_of
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _path as path
from pathplan.render.reports import _terms as terms
from pathplan.render.reports import dates
from pathplan.render.reports._table import TITLE, steps
from pathplan.render.reports.dead_ends import dead_ends, to_keep
from pathplan.render.width import cells, pad, wrap, wrap_typed
from pathplan.render.words import duration

WIDTH = 100
HANDFUL = 5
"""Choices that are shown without being asked for more."""
GAP = 3
"""Columns between the longest label and what it is about."""


def heading(left: str, right: str, width: int = WIDTH) -> str:
    """Return a line with a text at each end, or two lines where they do not fit."""
    gap = width - cells(left) - cells(right)
    return f"{left}{' ' * gap}{right}" if gap > 1 else f"{left}\n{right}"


def as_of(report: Report) -> str:
    """Return the day that a report is made for."""
    language = language_of(report)
    return language.plan.as_of(language.dates.full_day(report.plan.as_of))


def path_for(report: Report) -> str:
    """Return whose path a report tells of."""
    say = language_of(report).plan
    told = say.path_for(report.who or say.nobody)
    return f"{told}, {path.budget(report)}" if report.plan.budget else told


def plan_text(report: Report, width: int = WIDTH, *, offer: bool = True) -> str:
    """Return the whole plan as text, at most `width` columns wide.

    With `offer` it ends with what to type to hand it over and to agree on it.
    """
    plan = report.plan
    lines: list[str] = []
    if plan.unreachable:
        lines += [*dead_ends(report, width), ""]
    cut = plan.budget is not None and plan.budget.out
    if not plan.steps and not cut and not any(g.reached for g in plan.goals):
        return _text(lines)
    lines.append(heading(path_for(report), as_of(report), width))
    lines += [report.maps[0].title or report.maps[0].id, ""]
    lines += [*_summary(report, width), ""]
    if plan.steps:
        lines += [*steps(report, width), ""]
    for part in (
        _left_out(report, width),
        _choices(report, width),
        _counts(report, width),
        [f"  {row}" for text in remarks(report) for row in wrap(text, width - 4)],
    ):
        if part:
            lines += [*part, ""]
    return _text([*lines, *(_next(report, width) if offer else ())])


def _left_out(report: Report, width: int) -> list[str]:
    """Return what a budget leaves out, with its effort."""
    budget = report.plan.budget
    if budget is None or not budget.out:
        return []
    titles = [report.title(key) for key, _ in budget.out]
    wide = min(max(cells(title) for title in titles), TITLE, width - 16)
    lines = [f"  {language_of(report).plan.left_out}"]
    for title, (_, minutes) in zip(titles, budget.out, strict=True):
        first, *rest = wrap(title, wide)
        lines.append(f"      {pad(first, wide)}{duration(minutes):>8}")
        lines += [f"      {row}" for row in rest]
    return lines


def _next(report: Report, width: int) -> list[str]:
    """Return what an advisor types to hand the plan over, and to agree on it."""
    plan = report.plan
    if report.audience == "learner" or not report.word or not plan.steps:
        return []
    page = f"{basename(report.word).removesuffix('.learner.yaml')}.html"
    told = [f"For {report.call}: pathplan plan {report.word} -o {page}"]
    if plan.since is None and not plan.unreachable:
        told.append(f"When you agree on it: pathplan plan {report.word} --save")
    row = "        ".join(told)
    return [row] if cells(row) <= width else told


def pace_text(report: Report, was: Plan, width: int = WIDTH) -> str:
    """Return what another pace changes: the dates of the goals, beside those they have now."""
    plan = report.plan
    made, before = plan.schedule, was.schedule
    told = path_for(report)
    if made is not None:
        was_at = duration(before.minutes) if before else ""
        told += f", {language_of(report).plan.at_pace(duration(made.minutes), was_at)}"
    lines = [heading(told, as_of(report), width), ""]
    return _text([*lines, *_summary(report, width, was)])


def _text(lines: list[str]) -> str:
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{terminal(line.rstrip())}\n" for line in "\n".join(lines).split("\n"))


def _summary(report: Report, width: int, was: Plan | None = None) -> list[str]:
    plan, say = report.plan, language_of(report).plan
    labels = _labels(report)
    lines = _goals(report, was, labels, width)
    work = path.work(report, plan.steps)
    if plan.schedule is not None:
        work += f", {_against(report, was) if was else dates.pace(report, plan.schedule)}"
    if plan.terms is not None:
        work += f", {terms.work(report)}"
    first, *rest = wrap(work, width - labels - 2)
    lines.append(f"  {pad(say.work, labels)}{first}")
    lines += [f"  {'':<{labels}}{row}" for row in rest]
    if plan.counts and was is None:
        saved = duration(plan.saved) if plan.saved > 0 else ""
        lines.append(f"  {pad(say.credit, labels)}{say.counting(len(plan.counts), saved)}")
    told = dates.since(report)
    if told and was is None:
        lines += ["", *(f"  {row}" for row in wrap(told[0], width - 4))]
        lines += [f"    {row}" for text in told[1:] for row in wrap(text, width - 6)]
    for text in (*dates.remedies(report), *terms.no_room(report)):
        lines += ["", *(f"  {row}" for row in wrap(text, width - 4))]
    return lines


def _against(report: Report, was: Plan) -> str:
    """Return how the work of a plan compares with that at another pace."""
    say = language_of(report).plan
    if report.plan.minutes == was.minutes:
        return say.unchanged
    return say.other_reviews(duration(was.minutes))


def _labels(report: Report) -> int:
    """Return how wide the column of labels is."""
    say = language_of(report).plan
    return max(cells(label) for label in (say.goal, say.goals, say.work, say.credit)) + GAP


def _goals(report: Report, was: Plan | None, labels: int, width: int) -> list[str]:
    """Return a row for each goal that can be reached: its date, and when it is ready.

    Where that is too wide, the dates stand below their goals.
    """
    plan, language = report.plan, language_of(report)
    say, day = language.plan, language.dates.day
    reachable = [g for g in plan.goals if g not in {u.goal for u in plan.unreachable}]
    dated = {(g.key, g.rank): g for g in plan.goal_dates}
    placed = {(g.key, g.rank): g for g in plan.terms.goals} if plan.terms else {}
    before = {(g.key, g.rank): g for g in was.goal_dates} if was else {}
    rows = []
    for goal in reachable:
        due = language.dates.due(day(goal.goal.due, plan.as_of)) if goal.goal.due else ""
        made, other = dated.get((goal.key, goal.rank)), before.get((goal.key, goal.rank))
        about, late = dates.ready(language, made, plan.as_of) if made else ("", "")
        if (goal.key, goal.rank) in placed:
            about, late = terms.ready(report, placed[goal.key, goal.rank])
        if other and made:
            late = f"{late}   {say.was(day(other.ready, plan.as_of))}".strip()
        last = say.reached if goal.reached else late or path.partly(report, goal)
        rows.append((goal_title(report, goal.key, goal.rank), due, about, last))
    wide = [max((cells(row[column]) for row in rows), default=0) for column in range(4)]
    label = say.goals if len(rows) > 1 else say.goal
    told = ["    ".join(pad(row[n], wide[n]) for n in range(1, 4) if wide[n]) for row in rows]
    below = 2 + labels + wide[0] + sum(4 + w for w in wide[1:] if w) > width
    lines = []
    for number, (row, days) in enumerate(zip(rows, told, strict=True)):
        name = row[0] if below else f"{pad(row[0], wide[0])}    {days}"
        lines.append(f"  {pad(label if not number else '', labels)}{name}".rstrip())
        if below and days.strip():
            lines.append(f"  {' ' * labels}  {days}".rstrip())
    return lines


def goal_title(report: Report, key: str, rank: int) -> str:
    """Return what a goal is called: with its level where that is not mastery."""
    entry = report.entries[key]
    name = report.title(key)
    return name if rank == entry.mastery_rank else f"{name}, {entry.levels[rank - 1]}"


def _choices(report: Report, width: int) -> list[str]:
    plan, say = report.plan, language_of(report).plan
    if not plan.choices and not plan.wish_costs and not plan.broken_wishes:
        return []
    lines = []
    if plan.choices:
        all_of_them = say.see_all(f"pathplan choose {report.word}") if report.word else ""
        lines.append(heading(f"  {say.choices}", all_of_them, width - 2).rstrip())
    for choice in plan.choices[:HANDFUL]:
        rows = wrap(path.choice_line(report, choice), width - 6)
        lines.append(f"  {choice.letter:<3}{rows[0]}")
        lines += [f"     {row}" for row in rows[1:]]
    if len(plan.choices) > HANDFUL:
        lines.append(f"     {say.more_choices(len(plan.choices) - HANDFUL)}")
    return lines + [f"  {row}" for told in wishes(report) for row in wrap_typed(told, width - 4)]


def wishes(report: Report) -> list[str]:
    """Return which wishes are kept and what that costs, and which are not, and why."""
    plan, say = report.plan, language_of(report).plan
    said = []
    for wish in plan.wish_costs:
        if wish.minutes > 0:
            name = report.title(report.key(wish.decision.competency))
            kept = say.wish_chosen if wish.decision.kind == "choose" else say.wish_avoided
            said.append(kept(name, duration(wish.minutes)))
    for broken in plan.broken_wishes:
        told = say.wish_lost(_decided(report, broken.decision), say.against[broken.reason])
        said.append(told + to_keep(report, broken))
    return said


def _decided(report: Report, decision: Decision) -> str:
    kind = language_of(report).since.kinds[decision.kind]
    return f"{kind} {report.title(report.key(decision.competency))}"


def _counts(report: Report, width: int) -> list[str]:
    counts = sorted(report.plan.counts, key=lambda k: report.state.of(k).reason != "demonstrated")
    if not counts:
        return []
    counts, many = credit.gathered(report, counts)
    titles = [report.title(key) for key in counts]
    wide = min(max((cells(t) for t in titles), default=0), TITLE)
    say = language_of(report)
    lines = [f"  {say.plan.counts}"]
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
        told = say.credit.implied_many(len(keys), report.title(source))
        lines.append(f"  {credit.COUNTED} {told}")
        listed = ", ".join(report.title(key) for key in keys)
        lines += [f"      {row}" for row in wrap(listed, width - 6)]
    return lines


def remarks(report: Report) -> list[str]:
    """Return what there is to know besides: each a sentence, the proof of the path last."""
    plan, language = report.plan, language_of(report)
    say = language.plan
    said = []
    cut = {key for key, _ in plan.budget.out} if plan.budget else set()
    for key in plan.not_yet:
        what, place = credit.not_yet(report, key), plan.numbers.get(key, 0)
        told = say.cut(what) if key in cut and not place else say.needed(what, place)
        said.append(f"{told} {credit.doubt(report, key)}".strip())
    said += [say.expired(text) for text in credit.expired(report)]
    said += [say.overruled(text) for text in credit.overruled(report)]
    said += [say.idle(_decided(report, decision)) for decision in plan.without_effect]
    if plan.about:
        guessed = [
            report.title(k)
            for s in plan.steps
            for k in s.keys
            if getattr(report.entries[k], "effort", 0) is None
        ]
        said.append(say.guessed(language.dates.both(guessed)))
    said += terms.remarks(report)
    if plan.steps:
        said.append(_proof(report))
    if plan.unpriced:
        said.append(say.unpriced(plan.unpriced))
    return said


def _proof(report: Report) -> str:
    plan, language = report.plan, language_of(report)
    say = language.plan
    if not plan.proven and plan.gap > 0:
        return say.unproven(f"{max(1, plan.gap * 100):.0f}")
    shortest = say.shortest_wished if plan.wish_costs else say.shortest
    if plan.budget is not None:
        shortest = say.worth_most if plan.proven else ""
    told = (language.dates.estimates, dates.range_of(plan, report), shortest)
    return " ".join(text for text in told if text)
