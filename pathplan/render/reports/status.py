"""How it is going, for one learner or many, as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pathplan.model import Report
from pathplan.model.progress import News, Progress, Topic
from pathplan.render.escape import terminal
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _dates as dates
from pathplan.render.reports.text import heading
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import count, day, duration, full_day, listing

LABEL = 12
BAR = 20
"""The longest bar of progress; more competencies share a mark."""
SHARE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One learner's report and progress; `tells` is an assessment that would clear up a doubt."""

    report: Report
    progress: Progress
    word: str
    tells: str = ""


def status_text(told: Told, width: int) -> str:
    """Return the goals, the progress, what happened, and what to talk about."""
    report, made = told.report, told.progress
    plan = report.plan
    lines = [heading(report.who, f"as of {full_day(plan.as_of)}", width)]
    agreed = f"; plan agreed on {day(plan.since.day, plan.as_of)}" if plan.since else ""
    lines += [f"{report.maps[0].title or report.maps[0].id}{agreed}", ""]
    lines += _goals(report)
    lines += _progress(made, report)
    if made.news:
        lines += ["", f"  Since {day(made.since, plan.as_of)}", *_news(report, made.news, width)]
    topics = [_topic(told, topic) for topic in made.topics]
    if plan.unreachable:
        topics.insert(0, f"Decide: {reason(told)}. See: pathplan plan {told.word}")
    if topics:
        lines += ["", "  To talk about"]
    for number, text in enumerate(topics, start=1):
        first, *rest = wrap(text, width - 5)
        lines += [f"  {number}  {first}", *(f"     {row}" for row in rest)]
    lines += _last_note(report, width)
    lines += ["", *_hints(told, width)]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _goals(report: Report) -> list[str]:
    plan = report.plan
    closed = {u.goal.key for u in plan.unreachable}
    made = {(g.key, g.rank): g for g in plan.goal_dates}
    rows = []
    for goal in plan.goals:
        due = f"due {day(goal.goal.due, plan.as_of)}" if goal.goal.due else ""
        found = made.get((goal.key, goal.rank))
        now = f"now {day(found.ready, plan.as_of)}" if found else ""
        last = dates.ready(found, plan.as_of)[1] if found else ""
        if goal.reached:
            shown = report.state.of(goal.key).since
            now, last = "reached" + (f" {day(shown, plan.as_of)}" if shown else ""), ""
        elif goal.key in closed:
            now, last = "no way there", ""
        rows.append((report.title(goal.key), due, now, last))
    wide = [max((cells(row[n]) for row in rows), default=0) for n in range(4)]
    lines = []
    for number, row in enumerate(rows):
        label = "Goals" if len(rows) > 1 else "Goal"
        told = "   ".join(pad(row[n], wide[n]) for n in range(3) if wide[n])
        late = f"   {row[3]:>{wide[3]}}" if wide[3] else ""
        lines.append(f"  {pad(label if not number else '', LABEL)}{told}{late}")
    return lines


def _progress(made: Progress, report: Report) -> list[str]:
    left = report.plan
    if not made.total:
        return []
    steps = f"{count(left.length, 'step')} ({duration(left.minutes)})" if left.length else "nothing"
    text = f"{made.done} of {made.total} done, {steps} to go"
    if made.behind is not None and abs(made.behind) >= SHARE:
        word = "behind" if made.behind > 0 else "ahead of"
        text += f"; {duration(abs(made.behind))} {word} the agreed plan"
    lines = [f"  {pad('Progress', LABEL)}{text}"]
    wide = max((cells(group.title) for group in made.groups), default=0)
    for group in made.groups:
        marks = min(group.total, BAR)
        filled = group.done * marks // group.total
        bar = f"[{'#' * filled}{'.' * (marks - filled)}]"
        total = f"{group.done} of {group.total}"
        lines.append(f"  {'':<{LABEL}}{pad(group.title, wide)}  {bar:<{BAR + 2}}  {total}")
    return lines


def _news(report: Report, news: Sequence[News], width: int) -> list[str]:
    today = report.plan.as_of
    names = [report.title(item.key) for item in news]
    wide = min(44, max(cells(name) for name in names))
    lines = []
    for item, name in zip(news, names, strict=True):
        record = item.record
        met = record.result == "met"
        verb = ("refreshed" if item.again else "shown") if met else "not yet,"
        details = credit.record_details(report, record)
        if record.note and report.audience == "advisor":
            details = ", ".join(x for x in (details, f'"{record.note}"') if x)
        text = f"{verb} {day(record.day, today) if record.day else ''}"
        text += f": {details}" if details else ""
        if met and item.agreed and not item.again:
            text += f"; agreed {day(item.agreed, today)}"
        if met and record.took and item.planned:
            text += f"; took {duration(record.took)} for {duration(item.planned)}"
        mark = "[x]" if met else "[ ]"
        rows = wrap(text, width - wide - 9)
        heads = wrap(name, wide)
        for row in range(max(len(rows), len(heads))):
            left = f"  {mark if not row else '   '} "
            title = pad(heads[row] if row < len(heads) else "", wide)
            lines.append(f"{left}{title}   {rows[row] if row < len(rows) else ''}")
    return lines


def _topic(told: Told, topic: Topic) -> str:
    report = told.report
    name = report.title(topic.key)
    today = report.plan.as_of
    if topic.kind == "well-done":
        opens = [report.title(key) for key in topic.opens]
        more = f" It opens {opens[0]}" if opens else ""
        more += f" and, later, {opens[1]}" if len(opens) > 1 else ""
        return f"Well done: {name} is in place.{more}{'.' if more else ''}"
    if topic.kind == "stuck":
        others = f"{topic.waiting} of the {topic.others} other steps wait for {name}."
        text = f"Stuck: {others}" if topic.waiting else f"Stuck: {name}."
        if topic.suspect:
            verb = "was waived" if topic.suspect_reason == "waived" else "is implied"
            text += f" It builds on {report.title(topic.suspect)}, which {verb} and never shown."
            text += f" {told.tells} would tell." if told.tells else ""
        return text
    if topic.kind == "decide" and topic.due and topic.ready:
        fit = f"{duration(topic.fits)} fit in before {day(topic.due, today)}"
        ask = f"Move its date to {day(topic.ready, today)}?"
        return f"Decide: {name} needs {duration(topic.needs)} and {fit}. {ask}"
    week = report.plan.schedule.minutes if report.plan.schedule else 0
    pace = f"is {duration(week)} a week still right?" if week else "is the pace still right?"
    return f"Ask: after {name} took longer than planned, {pace}"


def _last_note(report: Report, width: int) -> list[str]:
    notes = report.learner.notes if report.learner and report.audience == "advisor" else ()
    if not notes:
        return []
    last = notes[-1]
    when = [day(last.day, report.plan.as_of)] if last.day else []
    who = ", ".join([*when, *([last.by] if last.by else [])])
    text = f'Last note ({who}): "{last.text}"' if who else f'Last note: "{last.text}"'
    return ["", *(f"  {row}" for row in wrap(text, width - 2))]


def _hints(told: Told, width: int) -> list[str]:
    decide = next((t for t in told.progress.topics if t.kind == "decide" and t.ready), None)
    first = f'Note it: pathplan record {told.word} --note "..."'
    if decide is None or decide.ready is None:
        return [first]
    second = f"Move the date: pathplan choose {told.word} --due {decide.ready.isoformat()}"
    line = f"{first}        {second}"
    return [line] if cells(line) <= width else [first, second]


def reason(told: Told) -> str:
    """Return in one line why somebody needs attention."""
    report, made = told.report, told.progress
    plan, today = report.plan, report.plan.as_of
    if plan.unreachable:
        goals = listing([report.title(u.goal.key) for u in plan.unreachable])
        lifts = sum(len(u.lifts) for u in plan.unreachable)
        why = "decisions close every way" if lifts else "nothing leads there"
        return f"no path to {goals}: {why}"
    if plan.goals and all(goal.reached for goal in plan.goals):
        return "goal reached; no new goal yet"
    parts = []
    late = [g for g in plan.goal_dates if g.late and g.due]
    if made.failing[1] > 2:
        parts.append(f"{made.failing[1]} times not yet: {report.title(made.failing[0])}")
    if late and late[0].due:
        goal = late[0]
        due, now = day(goal.due or today, today), day(goal.ready, today)
        parts.append(f"{report.title(goal.key)} due {due}, now {now}")
    if 0 < made.failing[1] < 3:
        parts.append(f"{report.title(made.failing[0])}: not yet")
    if not parts and made.last is not None:
        ready = sum(step.ready and step.number > 0 for step in plan.steps)
        steps = f"{count(ready, 'step')} {'is' if ready == 1 else 'are'} open"
        parts.append(f"nothing new since {day(made.last, today)}; {steps}")
    return "; ".join(parts)


def many_text(
    learners: Sequence[Told],
    unreadable: Sequence[str],
    *,
    folder: str,
    width: int,
    everything: bool = False,
) -> str:
    """Return who needs somebody first and why, who is on track, done, or could not be read."""
    lines: list[str] = []
    if learners:
        first = learners[0].report
        title = first.maps[0].title or first.maps[0].id
        alike = all(t.report.maps[0].id == first.maps[0].id for t in learners)
        who = count(len(learners), "learner")
        on = f" on {title}" if alike else ""
        lines = [heading(f"{who}{on}", f"as of {full_day(first.plan.as_of)}", width), ""]
    lines += _who(learners, "talk", "Talk to these first", width)
    for need, label in (
        ("look", "Look in on"),
        ("on-track", "On track"),
        ("reached", "Goal reached"),
    ):
        found = [t for t in learners if t.progress.need == need]
        if not found:
            continue
        names = ", ".join(t.word for t in found)
        shown = names if everything or need != "on-track" else f"pathplan status {folder} --all"
        rows = wrap(shown, width - 22)
        lines.append(f"{pad(f'{label} ({len(found)})', 22)}{rows[0]}")
        lines += [f"{'':<22}{row}" for row in rows[1:]]
    if unreadable:
        names = ", ".join(unreadable)
        head = pad(f"Could not be read ({len(unreadable)})", 22)
        lines.append(f"{head} {names}: pathplan check {folder}".rstrip())
    talk = [t.word for t in learners if t.progress.need == "talk"]
    if talk:
        lines += [*([""] if lines[-1] else []), f"One of them: pathplan status {talk[0]}"]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _who(learners: Sequence[Told], need: str, label: str, width: int) -> list[str]:
    found = [t for t in learners if t.progress.need == need]
    if not found:
        return []
    words = max(cells(t.word) for t in found)
    ids = max(cells(t.report.plan.learner) for t in found)
    lines = [f"{label} ({len(found)})"]
    for told in found:
        left = f"  {pad(told.word, words)}"
        if any(t.word != t.report.plan.learner for t in found):
            left += f"   {pad(told.report.plan.learner, ids)}"
        rows = wrap(reason(told), width - cells(left) - 3)
        lines.append(f"{left}   {rows[0]}")
        lines += [f"{'':<{cells(left)}}   {row}" for row in rows[1:]]
    return [*lines, ""]
