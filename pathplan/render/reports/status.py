"""How it is going, for one learner or many, as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pathplan.model import Report
from pathplan.model.progress import News, Progress, Topic
from pathplan.render.escape import terminal
from pathplan.render.languages import USUAL, language, language_of
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _dates as dates
from pathplan.render.reports.text import as_of, heading
from pathplan.render.reports.unread import Unread, unread_rows
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import count, day, duration, full_day

LABEL = 12
BAR = 20
"""The longest bar of progress; more competencies share a mark."""
SHARE = 5
NAMES = 23
"""The column in which names stand behind their label."""


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
    plan, language = report.plan, language_of(report)
    say, day = language.status, language.dates.day
    lines = [heading(report.who, as_of(report), width)]
    agreed = f"; {say.agreed(day(plan.since.day, plan.as_of))}" if plan.since else ""
    lines += [f"{report.maps[0].title or report.maps[0].id}{agreed}", ""]
    lines += _goals(report)
    lines += _progress(made, report)
    if made.news:
        lines += ["", f"  {say.since(day(made.since, plan.as_of))}"]
        lines += _news(report, made.news, width)
    topics = [_topic(told, topic) for topic in made.topics]
    if plan.unreachable:
        topics.insert(0, say.closed(_closed(report), f"pathplan plan {told.word}"))
    if topics:
        lines += ["", f"  {say.talk}"]
    for number, text in enumerate(topics, start=1):
        first, *rest = wrap(text, width - 5)
        lines += [f"  {number}  {first}", *(f"     {row}" for row in rest)]
    lines += _last_note(report, width)
    lines += ["", *_hints(told, width)]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _goals(report: Report) -> list[str]:
    plan, language = report.plan, language_of(report)
    say, day = language.status, language.dates.day
    closed = {u.goal.key for u in plan.unreachable}
    made = {(g.key, g.rank): g for g in plan.goal_dates}
    rows = []
    for goal in plan.goals:
        due = language.dates.due(day(goal.goal.due, plan.as_of)) if goal.goal.due else ""
        found = made.get((goal.key, goal.rank))
        now = say.now(day(found.ready, plan.as_of)) if found else ""
        last = dates.ready(language, found, plan.as_of)[1] if found else ""
        if goal.reached:
            now = say.reached(day(goal.since, plan.as_of) if goal.since else "")
            last = language.dates.before(goal.early) if goal.early is not None else ""
        elif goal.key in closed:
            now, last = say.no_way, ""
        rows.append((report.title(goal.key), due, now, last))
    wide = [max((cells(row[n]) for row in rows), default=0) for n in range(4)]
    lines = []
    for number, row in enumerate(rows):
        label = language.plan.goals if len(rows) > 1 else language.plan.goal
        told = "   ".join(pad(row[n], wide[n]) for n in range(3) if wide[n])
        late = f"   {' ' * (wide[3] - cells(row[3]))}{row[3]}" if wide[3] else ""
        lines.append(f"  {pad(label if not number else '', LABEL)}{told}{late}")
    return lines


def _progress(made: Progress, report: Report) -> list[str]:
    left, say = report.plan, language_of(report).status
    if not made.total:
        return []
    text = say.done(made.done, made.total, left.length, duration(left.minutes))
    if made.behind is not None and abs(made.behind) >= SHARE:
        tell = say.behind if made.behind > 0 else say.ahead
        text += f"; {tell(duration(abs(made.behind)))}"
    lines = [f"  {pad(say.progress, LABEL)}{text}"]
    wide = max((cells(group.title) for group in made.groups), default=0)
    for group in made.groups:
        marks = min(group.total, BAR)
        filled = group.done * marks // group.total
        bar = f"[{'#' * filled}{'.' * (marks - filled)}]"
        total = say.share(group.done, group.total)
        lines.append(f"  {'':<{LABEL}}{pad(group.title, wide)}  {bar:<{BAR + 2}}  {total}")
    return lines


def _news(report: Report, news: Sequence[News], width: int) -> list[str]:
    names = [report.title(item.key) for item in news]
    wide = min(44, max(cells(name) for name in names))
    lines = []
    for item, name in zip(news, names, strict=True):
        mark = "[x]" if item.record.result == "met" else "[ ]"
        rows = wrap(_happened(report, item), width - wide - 9)
        heads = wrap(name, wide)
        for row in range(max(len(rows), len(heads))):
            left = f"  {mark if not row else '   '} "
            title = pad(heads[row] if row < len(heads) else "", wide)
            lines.append(f"{left}{title}   {rows[row] if row < len(rows) else ''}")
    return lines


def _happened(report: Report, item: News) -> str:
    """Return what one record says, and how it compares with what was agreed on."""
    language, record = language_of(report), item.record
    say, day, today = language.status, language.dates.day, report.plan.as_of
    met = record.result == "met"
    tell = (say.refreshed if item.again else say.shown) if met else say.not_yet
    text = tell(day(record.day, today) if record.day else "")
    details = credit.record_details(report, record)
    if record.note and report.audience == "advisor":
        details = ", ".join(x for x in (details, f'"{record.note}"') if x)
    text += f": {details}" if details else ""
    if met and item.agreed and not item.again:
        text += f"; {say.agreed_for(day(item.agreed, today))}"
    if met and record.took and item.planned:
        text += f"; {say.took(duration(record.took), duration(item.planned))}"
    return text


def _topic(told: Told, topic: Topic) -> str:
    report, language = told.report, language_of(told.report)
    say, day, today = language.status, language.dates.day, report.plan.as_of
    name = report.title(topic.key)
    if topic.kind == "well-done":
        return say.well_done(name, [report.title(key) for key in topic.opens])
    if topic.kind == "stuck":
        text = say.stuck(name, topic.waiting, topic.others)
        if not topic.suspect:
            return text
        return f"{text} {credit.unseen(report, topic.suspect, topic.suspect_reason, told.tells)}"
    if topic.kind == "decide" and topic.due and topic.ready:
        due, ready = day(topic.due, today), day(topic.ready, today)
        return say.decide(name, duration(topic.needs), duration(topic.fits), due, ready)
    week = report.plan.schedule.minutes if report.plan.schedule else 0
    return say.ask(name, duration(week) if week else "")


def _last_note(report: Report, width: int) -> list[str]:
    notes = report.learner.notes if report.learner and report.audience == "advisor" else ()
    if not notes:
        return []
    last = notes[-1]
    when = [language_of(report).dates.day(last.day, report.plan.as_of)] if last.day else []
    who = ", ".join([*when, *([last.by] if last.by else [])])
    text = f'Last note ({who}): "{last.text}"' if who else f'Last note: "{last.text}"'
    return ["", *(f"  {row}" for row in wrap(text, width - 2))]


def _hints(told: Told, width: int) -> list[str]:
    """Return what to do next: an advisor takes a note, a learner begins something."""
    say = language_of(told.report).status
    decide = next((t for t in told.progress.topics if t.kind == "decide" and t.ready), None)
    first = f'Note it: pathplan record {told.word} --note "..."'
    if told.report.audience == "learner":
        first = say.do_now(f"pathplan next {told.word}")
    if decide is None or decide.ready is None:
        return [first]
    second = say.move(f"pathplan choose {told.word} --due {decide.ready.isoformat()}")
    line = f"{first}        {second}"
    return [line] if cells(line) <= width else [first, second]


def _closed(report: Report) -> str:
    """Return in one line which goals cannot be reached, and why."""
    language, closed = language_of(report), report.plan.unreachable
    goals = language.dates.both([report.title(u.goal.key) for u in closed])
    return language.closed.short(goals, any(u.lifts for u in closed))


def reason(told: Told) -> str:
    """Return in one line why somebody needs attention."""
    report, made = told.report, told.progress
    plan, today = report.plan, report.plan.as_of
    if plan.unreachable:
        return _closed(report)
    if plan.goals and all(goal.reached for goal in plan.goals):
        early = f" {language(USUAL).dates.before(made.early)}" if made.early is not None else ""
        return f"goal reached{early}; no new goal yet"
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
    unreadable: Sequence[Unread],
    aimless: Sequence[str],
    *,
    everybody: str,
    width: int,
) -> str:
    """Return who needs somebody first and why, who is on track, done, or could not be read.

    `aimless` are those without a goal; with `everybody`, the command that names them all, those on
    track are not named.
    """
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
        found = [t.word for t in learners if t.progress.need == need]
        if found:
            hidden = everybody if need == "on-track" else ""
            names = [hidden] if hidden else wrap(", ".join(found), width - NAMES)
            lines += _labelled(f"{label} ({len(found)})", names)
    if aimless:
        offer = f"{', '.join(aimless)}: pathplan choose {aimless[0]} --goal ..."
        lines += _labelled(f"No goal yet ({len(aimless)})", wrap(offer, width - NAMES))
    if unreadable:
        lines += _labelled(
            f"Could not be read ({len(unreadable)})", unread_rows(unreadable, width - NAMES)
        )
    talk = [t.word for t in learners if t.progress.need == "talk"]
    if talk:
        lines += [*([""] if lines[-1] else []), f"One of them: pathplan status {talk[0]}"]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _labelled(label: str, told: Sequence[str]) -> list[str]:
    first, *rest = told
    return [f"{pad(label, NAMES)}{first}", *(f"{'':<{NAMES}}{row}" for row in rest)]


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
