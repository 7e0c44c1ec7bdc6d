"""A plan as Markdown: for a learner's folder, a wiki, or a print."""

from __future__ import annotations

from pathplan.model import NO_CONTENT, Report, Step
from pathplan.render.escape import markdown
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _dates as dates
from pathplan.render.reports import _path as path
from pathplan.render.reports import _terms as terms
from pathplan.render.reports._dead_ends import dead_ends
from pathplan.render.words import count, day, duration, full_day

WIDE = 10_000


def plan_markdown(report: Report) -> str:
    """Return the whole plan as Markdown text; every title is escaped."""
    plan = report.plan
    lines = [f"# Path for {markdown(report.who)}", ""]
    title = report.maps[0].title or report.maps[0].id
    lines += [f"{markdown(title)}, as of {full_day(plan.as_of)}.", ""]
    if plan.unreachable:
        for line in dead_ends(report, WIDE):
            text = line.strip()
            item = line.startswith("    ")
            lines.append(f"- {markdown(text)}" if item else markdown(text))
        lines.append("")
    lines += _goals(report)
    if plan.steps:
        lines += ["## Steps", "", *_steps(report), ""]
    if plan.choices:
        lines += ["## Choices", ""]
        lines += [f"- **{c.letter}** {markdown(path.choice_line(report, c))}" for c in plan.choices]
        lines.append("")
    if plan.counts:
        lines += ["## Counts already", ""]
        for key in plan.counts:
            because = markdown(credit.because(report, key))
            lines.append(f"- {markdown(report.title(key))}: {because}")
        lines.append("")
    if plan.not_yet:
        lines += ["## Not yet", ""]
        lines += [f"- {markdown(credit.not_yet(report, key))}" for key in plan.not_yet]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _goals(report: Report) -> list[str]:
    plan = report.plan
    lines = ["## Goals", ""]
    closed = {u.goal for u in plan.unreachable}
    made = {(g.key, g.rank): dates.ready(g, plan.as_of) for g in plan.goal_dates}
    placed = plan.terms.goals if plan.terms else ()
    made |= {(g.key, g.rank): terms.ready(report, g) for g in placed}
    for goal in plan.goals:
        told = [f"due {day(goal.goal.due, plan.as_of)}"] if goal.goal.due else []
        told += [markdown(text) for text in made.get((goal.key, goal.rank), ()) if text]
        told += ["reached"] if goal.reached else []
        told += ["no path"] if goal in closed else []
        because = f" “{markdown(goal.goal.because)}”" if goal.goal.because else ""
        name = markdown(report.title(goal.key))
        lines.append(f"- {name}{', ' if told else ''}{', '.join(told)}{because}")
    counted = count(len(plan.counts), "competency", "competencies")
    saved = f", which saves {duration(plan.saved)}" if plan.saved > 0 else ""
    pace = f", {markdown(dates.pace(report, plan.schedule))}" if plan.schedule else ""
    pace += f", {markdown(terms.work(plan.terms))}" if plan.terms else ""
    lines += ["", f"Work: {path.work(report, plan.steps)}{pace}.", ""]
    if plan.counts:
        lines[-1:] = [f"Counts already: {counted}{saved}.", ""]
    for text in (*dates.remedies(report), *terms.no_room(report)):
        lines += [markdown(text), ""]
    return lines


def _steps(report: Report) -> list[str]:
    lines: list[str] = []
    spans = report.plan.schedule.spans if report.plan.schedule else None
    above = terms.headings(report)
    for place, step in enumerate(report.plan.steps):
        for row in above.get(place, ()):
            lines += [*([""] if lines else []), f"### {markdown(row)}", ""]
        days = dates.when(spans[place], report.plan.as_of) if spans else ""
        name = markdown(path.title(report, step))
        if not step.number:
            lines.append(f"   - **{name}** is earned here" + (f", {days}" if days else ""))
            continue
        why = path.reason(report, step)
        ready = "ready now" if step.ready else ""
        told = ", ".join(x for x in (duration(step.minutes), days, ready) if x)
        lines.append(f"{step.number}. [ ] **{name}** ({told})" + (f": {why}" if why else ""))
        lines += _content(report, step)
    return lines


def _content(report: Report, step: Step) -> list[str]:
    lines = []
    for key in step.keys:
        content = report.content.get(key, NO_CONTENT)
        if content.check_first and step.kind != "refresh":
            lines.append("   - You say that you can: show it first")
        if content.nearest is not None and step.kind != "refresh":
            near = markdown(f"{content.nearest.title}; nothing here {content.lacking}")
            lines.append(f"   - Learn with {near}")
        for resource in content.resources[:2] if step.kind != "refresh" else ():
            label = markdown(resource.title)
            link = f"[{label}](<{_url(resource.url)}>)" if _url(resource.url) else label
            details = [resource.modality, duration(resource.effort) if resource.effort else ""]
            told = markdown(", ".join(d for d in details if d))
            lines.append(f"   - Learn with {link}" + (f" ({told})" if told else ""))
        if content.assessments:
            way = content.assessments[0]
            took = f" ({duration(way.effort)})" if way.effort else ""
            lines.append(f"   - Show it by {markdown(way.title)}{took}")
    return lines


def _url(url: str) -> str:
    """Return a link that cannot run anything, "" for any other."""
    safe = (
        url.startswith(("https://", "http://", "mailto:"))
        or ":" not in url.split("/", maxsplit=1)[0]
    )
    return url if safe and not set(url) & set("<>\n\r\t ") else ""
