"""Why something stands in a plan, as text."""

from __future__ import annotations

from pathplan.model import NO_CONTENT, Content, Credential, Report, Why, WhyLink
from pathplan.render.escape import line, terminal
from pathplan.render.reports import _credit as credit
from pathplan.render.reports.text import heading
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import day, duration

LABEL = 15


def why_text(report: Report, why: Why, content: Content | None, width: int) -> str:
    """Return all that is known about one competency and this plan."""
    held = report.state.of(why.key)
    title = f"{report.title(why.key)}  ({report.short(why.key)})"
    lines = [heading(title, _place(report, why), width), ""]
    if why.chain:
        lines += [*_chain(report, why), ""]
    elif not held.level:
        lines += ["It is not on this path.", ""]
    rows = [("Needs", _needs(report, why)), ("Opens", _opens(report, why))]
    if not isinstance(report.entries[why.key], Credential):
        rows.append(("Shown by", _ways(content or NO_CONTENT)))
    rows += _known(report, why)
    for label, text in rows:
        if text:
            first, *rest = wrap(text, width - LABEL)
            lines.append(f"{pad(label, LABEL)}{first}")
            lines += [f"{' ' * LABEL}{row}" for row in rest]
    if why.credit:
        lines += ["", f"Without this credit: {duration(why.credit)} more."]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _place(report: Report, why: Why) -> str:
    held = report.state.of(why.key)
    if why.step is not None and why.step.number:
        of = f"step {why.step.number} of {report.plan.length}"
        return f"{of}, {duration(why.step.minutes)}{_term(report, why)}"
    if why.step is not None:
        return f"earned on this path{_term(report, why)}"
    if held.level:
        words = {"demonstrated": "shown", "implied": "implied", "waived": "waived"}
        return f"counts: {words.get(held.reason, held.reason)}"
    return ""


def _term(report: Report, why: Why) -> str:
    made = report.plan.terms
    return f", in {line(made.terms[made.of[why.key]].name)}" if made and why.key in made.of else ""


def _chain(report: Report, why: Why) -> list[str]:
    lines = ["Here because"]
    goals = {goal.key for goal in report.plan.goals}
    for depth, link in enumerate(why.chain):
        indent = "  " * (depth + 1)
        own = ", the goal," if link.key in goals and depth == 0 else ","
        last = depth == len(why.chain) - 1
        if last:
            if depth == 0:
                lines.append(f"{indent}it is the goal")
            elif not why.chain[depth - 1].options:
                lines.append(f"{indent}{report.title(link.key)}")
            continue
        verb = " needs" if own == ", the goal," else " which needs"
        lines.append(f"{indent}{report.title(link.key)}{own}{verb}{_one_of(link)}")
        lines += _options(report, link, indent + "  ", taken=why.chain[depth + 1].key)
    return lines


def _one_of(link: WhyLink) -> str:
    if not link.options:
        return ""
    return " one of" if link.n == 1 else f" {link.n} of"


def _options(report: Report, link: WhyLink, indent: str, taken: str) -> list[str]:
    wide = max((cells(report.title(o.key)) for o in link.options), default=0)
    lines = []
    for option in link.options:
        note = ""
        if option.minutes is not None:
            total = duration(option.minutes)
            note = f"(the whole path would take {total})"
            if option.taken:
                note = f"(chosen: the whole path takes {total})"
        elif option.key == taken:
            note = "(chosen)"
        lines.append(f"{indent}{pad(report.title(option.key), wide)}   {note}".rstrip())
    return lines


def _needs(report: Report, why: Why) -> str:
    numbers = report.plan.numbers
    told = []
    for key in why.needs:
        number = numbers.get(key)
        held = report.state.of(key)
        where = f" (step {number})" if number else " (counts already)" if held.level else ""
        told.append(f"{report.title(key)}{where}")
    return ", ".join(told) or "nothing"


def _opens(report: Report, why: Why) -> str:
    numbers = report.plan.numbers
    told: list[str] = []
    extras: list[str] = []
    for key in why.opens:
        number = numbers.get(key)
        optional = getattr(report.entries[key], "optional", False)
        (extras if optional else told).append(
            f"{report.title(key)}{f' (step {number})' if number else ''}"
        )
    text = ", ".join(told)
    if extras:
        text += f"{'; ' if text else ''}extra: {', '.join(extras)}"
    return text or "nothing further"


def _ways(content: Content) -> str:
    ways = []
    for way in content.assessments:
        told = [way.title, way.kind, duration(way.effort) if way.effort else ""]
        ways.append(", ".join(t for t in told if t))
    return "; ".join(ways) or "nothing here can show it"


def _known(report: Report, why: Why) -> list[tuple[str, str]]:
    """Return what speaks for and against it, newest last."""
    held = report.state.of(why.key)
    for_, against = [], []
    if held.level:
        for_.append(credit.because(report, why.key))
    for record in held.records:
        if record.result == "not-yet":
            details = credit.record_details(report, record)
            when = f", {day(record.day, report.plan.as_of)}" if record.day else ""
            note = f': "{record.note}"' if record.note and report.audience == "advisor" else ""
            against.append(f"not yet{when}{f' ({details})' if details else ''}{note}")
    expired = [f"shown {day(r.day, report.plan.as_of)}, expired" for r in held.expired if r.day]
    if not for_ and not against and not expired:
        return [("Known so far", "nothing for it, nothing against it")]
    return [
        ("For", "; ".join(for_) or "nothing"),
        ("Against", "; ".join([*against, *expired]) or "nothing"),
    ]
