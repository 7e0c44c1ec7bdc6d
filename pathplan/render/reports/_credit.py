"""What counts already and what does not, in sentences that every report shares."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model import Decision, Evidence, Goal, Holding, Report
from pathplan.render.languages import language_of

MANY = 4
"""From so many on, what one competency implies is told together."""
SHOWN, COUNTED, READY, LATER, GOAL = "[x]", "[=]", "[>]", "[ ]", "[*]"


def mark(holding: Holding) -> str:
    """Return the mark of something held: shown, or counted without being shown."""
    return SHOWN if holding.reason == "demonstrated" else COUNTED


def because(report: Report, key: str) -> str:
    """Return why a competency counts, as far as the audience is to know."""
    holding = report.state.of(key)
    text = _reason(report, holding)
    entry = report.entries[key]
    if 0 < holding.level < entry.mastery_rank:
        text = f"{entry.levels[holding.level - 1]}, {text}"
    mine = [s for s in report.plan.steps if s.key == key and s.number]
    steps = [s.number for s in mine if s.kind == "refresh"]
    if holding.review_due:
        steps = steps or [s.number for s in mine[:1]]
    elif not steps:
        return text
    say = language_of(report).credit
    return (say.review if holding.review_due else say.reviews)(text, [str(n) for n in steps])


def _reason(report: Report, holding: Holding) -> str:
    language = language_of(report)
    say, day, today = language.credit, language.dates.day, report.plan.as_of
    if holding.reason == "implied":
        return say.implied(report.title(holding.implied_by))
    if holding.reason == "waived" and holding.waiver is not None:
        waiver = holding.waiver
        when = day(waiver.day, today) if waiver.day else ""
        return say.waived(when, report.signed(waiver.by), reason_of(report, waiver))
    if holding.record is None:
        return ""
    when = day(holding.since, today) if holding.since else ""
    return say.shown(when, record_details(report, holding.record))


def record_details(report: Report, record: Evidence) -> str:
    """Return what a record says of itself; scores and people are for advisors."""
    parts = [record.source or language_of(report).word(record.kind)]
    if report.audience == "advisor":
        parts += [record.score.replace("%", " %").replace("  %", " %"), record.by]
    return ", ".join(part for part in parts if part)


def reason_of(report: Report, decision: Decision) -> str:
    """Return the reason for a decision; what others wrote about a learner is for advisors."""
    return decision.reason if report.audience == "advisor" or report.own(decision) else ""


def because_of(report: Report, goal: Goal) -> str:
    """Return why something is a goal: the learner's words, or those of who added it."""
    decisions = report.learner.decisions if report.learner else ()
    added = next((d for d in decisions if d.kind == "add" and d.where == goal.where), None)
    return reason_of(report, added) if added else goal.because


def not_yet(report: Report, key: str) -> str:
    """Return what the last "not yet" for a competency says, in brackets after its title."""
    failed = report.state.of(key).failed
    if failed is None:
        return report.title(key)
    day = language_of(report).dates.day
    details = [day(failed.day, report.plan.as_of)] if failed.day else []
    if report.audience == "advisor":
        who = ", ".join([*details, *([failed.by] if failed.by else [])])
        note = f'"{failed.note}"' if failed.note else ""
        details = [": ".join(x for x in (who, note) if x)]
    told = ", ".join(text for text in details if text)
    return f"{report.title(key)} ({told})" if told else report.title(key)


def overruled(report: Report) -> list[str]:
    """Return a sentence for each competency on this path whose records disagree."""
    language = language_of(report)
    say = language.credit
    found = []
    shown = dict.fromkeys((*report.plan.counts, *(k for s in report.plan.steps for k in s.keys)))
    for key in shown:
        holding = report.state.of(key)
        said = []
        for record in holding.overruled:
            when = language.dates.day(record.day, report.plan.as_of) if record.day else ""
            said.append(
                say.was_not_yet(when) if record.result == "not-yet" else say.was_shown(when)
            )
        if said:
            told = language.dates.both(said)
            found.append(f"{report.title(key)} ({told}); {_counts(report, key)}")
    return found


def _counts(report: Report, key: str) -> str:
    """Return what counts of something after all."""
    say = language_of(report).credit
    held, levels = report.state.level(key), report.entries[key].levels
    if not held:
        return say.nothing_counts
    return say.it_counts if len(levels) == 1 else say.level_counts(levels[held - 1])


def gathered(report: Report, counts: Sequence[str]) -> tuple[list[str], dict[str, list[str]]]:
    """Return what is listed one by one, and what is implied in great numbers, by its source."""
    implied: dict[str, list[str]] = {}
    for key in counts:
        holding = report.state.of(key)
        if holding.reason == "implied" and not holding.review_due and not holding.overruled:
            implied.setdefault(holding.implied_by, []).append(key)
    many = {source: keys for source, keys in implied.items() if len(keys) >= MANY}
    folded = {key for keys in many.values() for key in keys}
    return [key for key in counts if key not in folded], many


def expired(report: Report) -> list[str]:
    """Return a sentence for each competency on this path that counted once and no longer does."""
    language = language_of(report)
    found = []
    for key in dict.fromkeys(k for s in report.plan.steps for k in s.keys):
        holding = report.state.of(key)
        newest = max((r for r in holding.expired if r.day), key=lambda r: str(r.day), default=None)
        if newest is not None and newest.day is not None:
            when = language.dates.day(newest.day, report.plan.as_of)
            found.append(language.credit.expired(report.title(key), when))
    return found


def doubt(report: Report, key: str) -> str:
    """Return what may be behind a "not yet", as a sentence; "" where nothing speaks for it."""
    found = report.doubts.get(key)
    return unseen(report, found.key, found.reason, found.tells) if found is not None else ""


def unseen(report: Report, key: str, reason: str, tells: str) -> str:
    """Return that something rests on what counts and was never shown, and what would tell."""
    say = language_of(report).credit
    title = report.title(key)
    text = say.waived_unseen(title) if reason == "waived" else say.implied_unseen(title)
    return f"{text} {say.tells(tells)}" if tells else text
