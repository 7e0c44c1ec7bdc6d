"""Why something stands in a plan, as text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from pathplan.model import NO_CONTENT, Content, Credential, Evidence, Report, Why, WhyLink
from pathplan.render.escape import terminal
from pathplan.render.languages import language_of
from pathplan.render.reports import _credit as credit
from pathplan.render.reports import _terms as terms
from pathplan.render.reports._content import details
from pathplan.render.reports.text import heading
from pathplan.render.width import cells, pad, wrap
from pathplan.render.words import duration

LABEL = 15


def why_text(report: Report, why: Why, content: Content | None, width: int) -> str:
    """Return all that is known about one competency and this plan."""
    say = language_of(report).why
    title = f"{report.title(why.key)}  ({report.short(why.key)})"
    lines = [heading(title, _place(report, why), width), ""]
    if why.chain:
        lines += [*_chain(report, why), ""]
    elif not report.state.level(why.key):
        lines += [say.off_path, ""]
    rows = [(say.needs, _needs(report, why)), (say.opens, _opens(report, why))]
    if not isinstance(report.entries[why.key], Credential):
        rows.append((say.shown_by, _ways(report, content or NO_CONTENT)))
    rows += _known(report, why)
    for label, text in rows:
        if text:
            first, *rest = wrap(text, width - LABEL)
            lines.append(f"{pad(label, LABEL)}{first}")
            lines += [f"{' ' * LABEL}{row}" for row in rest]
    if why.credit:
        lines += ["", say.credit(duration(why.credit))]
    return "".join(f"{terminal(line.rstrip())}\n" for line in lines)


def _place(report: Report, why: Why) -> str:
    say = language_of(report).why
    held = report.state.of(why.key)
    if why.step is not None and why.step.number:
        told = say.step(why.step.number, report.plan.length, duration(why.step.minutes))
        return f"{told}{_term(report, why)}"
    if why.step is not None:
        return f"{say.earned}{_term(report, why)}"
    return say.counts[held.reason] if held.level and held.reason != "none" else ""


def _term(report: Report, why: Why) -> str:
    found = terms.inside(report, why.key)
    return f", {found}" if found else ""


def _chain(report: Report, why: Why) -> list[str]:
    say = language_of(report).why
    lines = [say.because]
    goals = {goal.key for goal in report.plan.goals}
    for depth, (link, after) in enumerate(pairwise(why.chain)):
        indent = "  " * (depth + 1)
        goal = link.key in goals and depth == 0
        many = link.n if link.options else 0
        lines.append(f"{indent}{say.link(report.title(link.key), goal, many)}")
        lines += _options(report, link, indent + "  ", taken=after.key)
    indent = "  " * len(why.chain)
    if len(why.chain) == 1:
        lines.append(f"{indent}{say.is_goal}")
    elif not why.chain[-2].options:
        lines.append(f"{indent}{report.title(why.chain[-1].key)}")
    return lines


def _options(report: Report, link: WhyLink, indent: str, taken: str) -> list[str]:
    say = language_of(report).why
    wide = max((cells(report.title(o.key)) for o in link.options), default=0)
    lines = []
    for option in link.options:
        note = ""
        if option.minutes is not None:
            note = (say.taken if option.taken else say.would_take)(duration(option.minutes))
        elif option.key == taken:
            note = say.chosen
        lines.append(f"{indent}{pad(report.title(option.key), wide)}   {note}".rstrip())
    return lines


def _needs(report: Report, why: Why) -> str:
    say = language_of(report).why
    told = []
    for key in why.needs:
        number = report.plan.numbers.get(key)
        title = report.title(key)
        if number:
            told.append(say.at_step(title, number))
        else:
            told.append(say.counting(title) if report.state.level(key) else title)
    return ", ".join(told) or say.nothing


def _opens(report: Report, why: Why) -> str:
    say = language_of(report).why
    told: list[str] = []
    extras: list[str] = []
    for key in why.opens:
        number = report.plan.numbers.get(key)
        title = report.title(key)
        optional = getattr(report.entries[key], "optional", False)
        (extras if optional else told).append(say.at_step(title, number) if number else title)
    parts = [", ".join(told), say.optional(", ".join(extras)) if extras else ""]
    return "; ".join(part for part in parts if part) or say.no_further


def _ways(report: Report, content: Content) -> str:
    language = language_of(report)
    ways = []
    for way in content.assessments:
        told = [way.title, language.word(way.kind), *details(report, content, way)]
        if content.shown_with and way == content.assessments[0]:
            told.append(language.next.along(report.title(content.shown_with)))
        ways.append(", ".join(t for t in told if t))
    return "; ".join(ways) or language.why.no_way


def _known(report: Report, why: Why) -> list[tuple[str, str]]:
    """Return what speaks for and against it, newest last."""
    say = language_of(report).why
    held = report.state.of(why.key)
    for_ = [credit.because(report, why.key)] if held.level else []
    against = [_not_yet(report, record) for record in held.records if record.result == "not-yet"]
    against += [say.expired(_day(report, r.day)) for r in held.expired if r.day]
    if not for_ and not against:
        return [(say.known, say.unknown)]
    return [
        (say.speaks_for, "; ".join(for_) or say.nothing),
        (say.against, "; ".join(against) or say.nothing),
    ]


def _not_yet(report: Report, record: Evidence) -> str:
    when = _day(report, record.day) if record.day else ""
    note = record.note if report.audience == "advisor" else ""
    return language_of(report).why.not_yet(when, credit.record_details(report, record), note)


def _day(report: Report, when: date) -> str:
    return language_of(report).dates.day(when, report.plan.as_of)
