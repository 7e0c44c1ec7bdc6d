"""The steps of a plan as a table for the terminal."""

from __future__ import annotations

from dataclasses import dataclass

from pathplan.model import Report, Step
from pathplan.render.languages import language_of
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _path as path
from pathplan.render.reports import _terms as terms
from pathplan.render.reports import dates
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import duration

TITLE = 52
"""The widest column of titles; longer ones go on in the next line."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """How wide the columns are; `when` is 0 where there are no dates."""

    digits: int
    title: int
    when: int
    total: int

    @property
    def left(self) -> int:
        """The columns before the title."""
        return 8 + self.digits

    @property
    def why(self) -> int:
        """The columns that are left for reasons."""
        used = self.left + self.title + 11 + (self.when + 3 if self.when else 0)
        return max(16, self.total - used)


def steps(report: Report, width: int) -> list[str]:
    """Return the steps, each with its effort, its days where there are any, and its reason."""
    plan, say = report.plan, language_of(report).plan
    titles = [path.title(report, step) for step in plan.steps]
    spans = plan.schedule.spans if plan.schedule else ()
    days = [dates.when(report, span) for span in spans]
    days = days or [""] * len(titles)
    widest = max(cells(text) for text in days)
    widest = max(widest, cells(say.when)) if widest else 0
    room = width - 48 - (widest + 3 if widest else 0)
    columns = _Columns(
        digits=max(2, len(str(plan.length))),
        title=min(max(cells(t) for t in titles), TITLE, max(20, room)),
        when=widest,
        total=width,
    )
    when = f"   {pad(say.when, widest)}" if widest else ""
    left = pad(say.step, 6 + columns.digits + columns.title)
    lines = [f"  {left}{say.effort:>9}{when}   {say.why}"]
    breaks, above = dates.gaps(report), terms.headings(report)
    for number, (step, name, days_of) in enumerate(zip(plan.steps, titles, days, strict=True)):
        if number in above:
            rows = [row for text in above[number] for row in wrap(text, width - 2)]
            lines += ["", *(f"  {row}" for row in rows)]
        if number in breaks:
            lines.append(f"{' ' * columns.left}{breaks[number]}")
        lines += _row(report, step, name, days_of, columns)
    return lines


def _row(report: Report, step: Step, name: str, days: str, columns: _Columns) -> list[str]:
    number = str(step.number) if step.number else ""
    left = f"  {_mark(step)} {number:>{columns.digits}}  "
    names = wrap(name, columns.title)
    reasons = wrap(path.reason(report, step), columns.why) or [""]
    lines = []
    for row in range(max(len(names), len(reasons))):
        start = left if not row else " " * cells(left)
        text = pad(names[row] if row < len(names) else "", columns.title)
        effort = duration(step.minutes) if step.number and not row else ""
        when = f"   {pad(days if not row else '', columns.when)}" if columns.when else ""
        why = reasons[row] if row < len(reasons) else ""
        lines.append(f"{start}{text}{effort:>8}{when}   {why}")
    return lines


def _mark(step: Step) -> str:
    if step.goal or step.kind == "earn":
        return credit.GOAL
    return credit.READY if step.ready else credit.LATER
