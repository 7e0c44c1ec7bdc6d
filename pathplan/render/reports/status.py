"""How it is going, for one learner or many, as text."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model import Report
from pathplan.model.progress import News, Progress
from pathplan.render.escape import terminal
from pathplan.render.languages import language_of
from pathplan.render.reports import dates
from pathplan.render.reports.progress import Told, goal_rows, happened, reason, so_far, topics
from pathplan.render.reports.text import as_of, heading
from pathplan.render.reports.unread import Unread, unread_rows
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import count, full_day

LABEL = 12
BAR = 20
"""The longest bar of progress; more competencies share a mark."""
NAMES = 23
"""The column in which names stand behind their label."""


def status_text(told: Told, width: int) -> str:
    """Return the goals, the progress, what happened, and what to talk about."""
    report, made = told.report, told.progress
    plan, language = report.plan, language_of(report)
    say, day = language.status, language.dates.day
    lines = [heading(report.who, as_of(report), width)]
    agreed = f"; {say.agreed(day(plan.since.day, plan.as_of))}" if plan.since else ""
    lines += [f"{report.maps[0].title or report.maps[0].id}{agreed}", ""]
    lines += _goals(report, width)
    lines += _progress(made, report)
    besides = dates.besides(report)
    if made.news or besides:
        lines += ["", f"  {say.since(day(made.since, plan.as_of))}"]
        lines += _news(report, made.news, width)
        lines += [f"      {row}" for text in besides for row in wrap(text, width - 6)]
    talk = topics(told)
    if talk:
        lines += ["", f"  {say.talk}"]
    for number, text in enumerate(talk, start=1):
        first, *rest = wrap(text, width - 5)
        lines += [f"  {number}  {first}", *(f"     {row}" for row in rest)]
    lines += _last_note(report, width)
    lines += ["", *_hints(told, width)]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _goals(report: Report, width: int) -> list[str]:
    """Return a row for each goal; where that is too wide, the dates stand below their goals."""
    rows, language = [row[:4] for row in goal_rows(report)], language_of(report)
    wide = [max((cells(row[n]) for row in rows), default=0) for n in range(4)]
    label = language.plan.goals if len(rows) > 1 else language.plan.goal
    below = 2 + LABEL + sum(3 + w for w in wide if w) - 3 > width
    lines = []
    for number, row in enumerate(rows):
        dates_ = "   ".join(pad(row[n], wide[n]) for n in (1, 2) if wide[n])
        late = f"   {' ' * (wide[3] - cells(row[3]))}{row[3]}" if wide[3] else ""
        left = f"  {pad(label if not number else '', LABEL)}"
        name = pad(row[0], wide[0])
        told = f"{dates_}{late}" if dates_ else late[3:]
        if below:
            titles = wrap(row[0], width - 2 - LABEL)
            lines += [left + titles[0], *(f"{'':<{2 + LABEL}}{more}" for more in titles[1:])]
            lines += [f"{'':<{4 + LABEL}}{told}"] if told.strip() else []
        else:
            lines.append(f"{left}{name}   {told}")
    return lines


def _progress(made: Progress, report: Report) -> list[str]:
    if not made.total:
        return []
    say = language_of(report).status
    lines = [f"  {pad(say.progress, LABEL)}{so_far(made, report)}"]
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
    wide = min(44, max((cells(name) for name in names), default=0))
    lines = []
    for item, name in zip(news, names, strict=True):
        mark = "[x]" if item.record.result == "met" else "[ ]"
        rows = wrap(happened(report, item), width - wide - 9)
        heads = wrap(name, wide)
        for row in range(max(len(rows), len(heads))):
            left = f"  {mark if not row else '   '} "
            title = pad(heads[row] if row < len(heads) else "", wide)
            lines.append(f"{left}{title}   {rows[row] if row < len(rows) else ''}")
    return lines


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
    report, due = told.report, f"--due {decide.ready.isoformat()}"
    first_due = report.plan.next_due
    if first_due is not None and first_due.key != decide.key:  # which --due alone would move
        due = f"--goal {report.short(decide.key)} {due}"
    second = say.move(f"pathplan choose {told.word} {due}")
    line = f"{first}        {second}"
    return [line] if cells(line) <= width else [first, second]


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
            own = told.report.plan.learner
            left += f"   {pad(own if told.word != own else '', ids)}"
        rows = wrap(reason(told), width - cells(left) - 3)
        lines.append(f"{left}   {rows[0]}")
        lines += [f"{'':<{cells(left)}}   {row}" for row in rows[1:]]
    return [*lines, ""]
