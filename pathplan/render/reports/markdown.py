"""A plan as Markdown: for a learner's folder, a wiki, or a print."""

from __future__ import annotations

from pathplan.model import NO_CONTENT, Content, Report, Step
from pathplan.render.escape import address, markdown
from pathplan.render.languages import language_of
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _path as path
from pathplan.render.reports import _terms as terms
from pathplan.render.reports import dates
from pathplan.render.reports._content import fits, shown_by
from pathplan.render.reports._weeks import Work, week_time, weeks
from pathplan.render.reports.dead_ends import dead_ends
from pathplan.render.reports.text import as_of, path_for
from pathplan.render.words import duration

WIDE = 10_000
LINE = "_" * 40


def plan_markdown(report: Report) -> str:
    """Return the whole plan as Markdown text; every title is escaped."""
    plan, say = report.plan, language_of(report).page
    lines = [f"# {markdown(path_for(report))}", ""]
    title = report.maps[0].title or report.maps[0].id
    lines += [f"{markdown(title)}, {as_of(report)}.", ""]
    if plan.unreachable:
        for line in dead_ends(report, WIDE):
            text = line.strip()
            item = line.startswith("    ")
            lines.append(f"- {markdown(text)}" if item else markdown(text))
        lines.append("")
    lines += _goals(report)
    if plan.steps:
        lines += _by_week(report) if plan.schedule else [f"## {say.steps}", "", *_steps(report), ""]
    if plan.budget and plan.budget.out:
        lines += [f"## {language_of(report).plan.left_out}", ""]
        for key, minutes in plan.budget.out:
            lines.append(f"- {markdown(report.title(key))} ({duration(minutes)})")
        lines.append("")
    lines += [*_choices(report), *_credit(report)]
    return "\n".join(lines).rstrip() + "\n"


def _choices(report: Report) -> list[str]:
    if not report.plan.choices:
        return []
    told = [(c.letter, markdown(path.choice_line(report, c))) for c in report.plan.choices]
    rows = [f"- **{letter}** {text}" for letter, text in told]
    return [f"## {language_of(report).page.choices}", "", *rows, ""]


def _credit(report: Report) -> list[str]:
    """Return what counts already, and what is not yet shown."""
    plan, say = report.plan, language_of(report).page
    lines: list[str] = []
    if plan.counts:
        lines += [f"## {say.counts}", ""]
        for key in plan.counts:
            because = markdown(credit.because(report, key))
            lines.append(f"- {markdown(report.title(key))}: {because}")
        lines.append("")
    if plan.not_yet:
        lines += [f"## {say.not_yet}", ""]
        lines += [f"- {markdown(credit.not_yet(report, key))}" for key in plan.not_yet]
        lines.append("")
    return lines


def _goals(report: Report) -> list[str]:
    plan, language = report.plan, language_of(report)
    say = language.page
    lines = [f"## {say.goals}", ""]
    closed = {u.goal for u in plan.unreachable}
    made = {(g.key, g.rank): dates.ready(language, g, plan.as_of) for g in plan.goal_dates}
    placed = plan.terms.goals if plan.terms else ()
    made |= {(g.key, g.rank): terms.ready(report, g) for g in placed}
    for goal in plan.goals:
        due = goal.goal.due
        told = [language.dates.due(language.dates.day(due, plan.as_of))] if due else []
        told += [markdown(text) for text in made.get((goal.key, goal.rank), ()) if text]
        told += [language.plan.reached] if goal.reached else []
        told += [part] if (part := path.partly(report, goal)) else []
        told += [language.path.no_path] if goal in closed else []
        because = markdown(credit.because_of(report, goal.goal))
        name = markdown(report.title(goal.key))
        lines.append(
            f"- {name}{', ' if told else ''}{', '.join(told)}"
            + (f" “{because}”" if because else "")
        )
    pace = f", {markdown(dates.pace(report, plan.schedule))}" if plan.schedule else ""
    pace += f", {markdown(terms.work(report))}" if plan.terms else ""
    lines += ["", say.work(f"{path.work(report, plan.steps)}{pace}")]
    if plan.counts:
        saved = duration(plan.saved) if plan.saved > 0 else ""
        lines.append(say.counting(len(plan.counts), saved))
    lines.append("")
    for text in (*dates.remedies(report), *terms.no_room(report)):
        lines += [markdown(text), ""]
    return lines


def _by_week(report: Report) -> list[str]:
    """Return the steps week by week, with boxes to tick, and lines for the learner to write on."""
    language, today = language_of(report), report.plan.as_of
    say = language.weeks
    lines = [f"## {say.heading}", ""]
    for week in weeks(report):
        for first, last in week.pauses:
            lines += [f"{say.pause(first, last, today)}.", ""]
        time = week_time(report, week)
        lines += [f"### {say.week(week.start, today)}", ""]
        lines += [time, ""] if time else []
        for entry in week.entries:
            if isinstance(entry, Work):
                lines += _work(report, entry)
            else:
                name = f"**{markdown(report.title(entry.key))}**"
                about = say.about(say.long_day(entry.day, today))
                lines.append(f"- ( ) {say.reached(name) if entry.goal else name}, {about}")
        lines.append("")
    if report.audience == "learner":
        lines += [f"{say.how_was_it} {LINE}", "", f"{say.change} {LINE}", ""]
    return lines


def _work(report: Report, entry: Work) -> list[str]:
    """Return what of a step is done in a week: what it begins with, and by what it is shown."""
    language, step = language_of(report), report.plan.steps[entry.place]
    say = language.weeks
    name = f"**{markdown(path.title(report, step))}**"
    if not entry.ends:
        name = (say.begin if entry.begins else say.go_on)(name)
    why = markdown(path.reason(report, step)) if entry.begins else ""
    effort = "" if entry.minutes is None else duration(entry.minutes)
    ready = language.page.ready if step.ready and entry.begins else ""
    days = language.dates.span(entry.first, entry.last, report.plan.as_of)
    told = ", ".join(x for x in (effort, days, ready) if x)
    lines = [f"{step.number}. [ ] {name} ({told})" + (f": {why}" if why else "")]
    pieces = dates.sittings_of(report, entry.sittings)
    lines += [f"   - {pieces[:1].upper()}{pieces[1:]}"] if pieces else []
    return lines + _content(report, step, learned=entry.begins, shown=entry.ends)


def _steps(report: Report) -> list[str]:
    say = language_of(report).page
    lines: list[str] = []
    above = terms.headings(report)
    for place, step in enumerate(report.plan.steps):
        for row in above.get(place, ()):
            lines += [*([""] if lines else []), f"### {markdown(row)}", ""]
        name = f"**{markdown(path.title(report, step))}**"
        if not step.number:
            lines.append(f"   - {say.earned(name)}")
            continue
        why = markdown(path.reason(report, step))
        told = ", ".join([duration(step.minutes), *([say.ready] if step.ready else [])])
        lines.append(f"{step.number}. [ ] {name} ({told})" + (f": {why}" if why else ""))
        lines += _content(report, step)
    return lines


def _content(report: Report, step: Step, *, learned: bool = True, shown: bool = True) -> list[str]:
    """Return what a step is learned with and shown by."""
    lines = []
    for key in step.keys:
        content = report.content.get(key, NO_CONTENT)
        if learned and step.kind != "refresh":
            lines += _learned_with(report, content)
        told = shown_by(report, step, content, markdown) if shown else ""
        lines += [f"   - {told[:1].upper()}{told[1:]}"] if told else []
    return lines


def _learned_with(report: Report, content: Content) -> list[str]:
    language = language_of(report)
    say, word = language.page, language.word
    lines = [f"   - {say.say_so}"] if content.check_first else []
    if content.nearest is not None and content.lacking:
        near = markdown(f"{content.nearest.title}; {say.lacking[content.lacking]}")
        lines.append(f"   - {say.learn_with(near)}")
    for resource, why in list(zip(content.resources, content.fits, strict=True))[:2]:
        label = markdown(resource.title)
        link = f"[{label}](<{url}>)" if (url := address(resource.url)) else label
        details = [word(resource.modality), duration(resource.effort) if resource.effort else ""]
        details += [say.in_parts] if resource in content.in_parts else []
        if content.lacking and resource is content.resources[0]:
            details.append(say.lacking[content.lacking])
        told = markdown(", ".join(d for d in details if d))
        because = markdown(", ".join(fits(report, why)))
        line = say.learn_with(link + (f" ({told})" if told else ""))
        lines.append(f"   - {line}{': ' if because else ''}{because}")
    return lines
