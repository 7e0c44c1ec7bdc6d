"""What counts already and what does not, in sentences that every report shares."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model import Evidence, Holding, Report
from pathplan.render.words import day, listing

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
    number = next((s.number for s in report.plan.steps if s.key == key and s.number), 0)
    if holding.review_due and number:
        text += f"; a review is due, so step {number}"
    elif holding.review_due:
        text += "; a review is due"
    else:
        text += _reviews(report, key)
    return text


def _reviews(report: Report, key: str) -> str:
    """Return the steps of reviews that come due on the way."""
    steps = [str(s.number) for s in report.plan.steps if s.key == key and s.kind == "refresh"]
    if len(steps) > 1:
        return f"; reviews come due, so steps {listing(steps)}"
    return f"; a review comes due, so step {steps[0]}" if steps else ""


def _reason(report: Report, holding: Holding) -> str:
    today = report.plan.as_of
    if holding.reason == "implied":
        return f"implied by {report.title(holding.implied_by)}"
    if holding.reason == "waived" and holding.waiver is not None:
        waiver = holding.waiver
        when = f" {day(waiver.day, today)}" if waiver.day else ""
        by = f" by {waiver.by}" if waiver.by else ""
        reason = f': "{waiver.reason}"' if waiver.reason else ""
        return f"waived{when}{by}{reason}"
    if holding.record is None:
        return ""
    details = record_details(report, holding.record)
    when = f" {day(holding.since, today)}" if holding.since else ""
    return f"shown{when}" + (f": {details}" if details else "")


def record_details(report: Report, record: Evidence) -> str:
    """Return what a record says of itself; scores and people are for advisors."""
    parts = [record.source or record.kind]
    if report.audience == "advisor":
        parts += [record.score.replace("%", " %").replace("  %", " %"), record.by]
    return ", ".join(part for part in parts if part)


def not_yet(report: Report, key: str) -> str:
    """Return what the last "not yet" for a competency says, in brackets after its title."""
    failed = report.state.of(key).failed
    if failed is None:
        return report.title(key)
    details = [day(failed.day, report.plan.as_of)] if failed.day else []
    if report.audience == "advisor":
        who = ", ".join([*details, *([failed.by] if failed.by else [])])
        note = f'"{failed.note}"' if failed.note else ""
        details = [": ".join(x for x in (who, note) if x)]
    return f"{report.title(key)} ({', '.join(details)})"


def overruled(report: Report) -> list[str]:
    """Return a sentence for each competency on this path whose records disagree."""
    found = []
    shown = dict.fromkeys((*report.plan.counts, *(k for s in report.plan.steps for k in s.keys)))
    for key in shown:
        holding = report.state.of(key)
        said = []
        for record in holding.overruled:
            what = "not yet" if record.result == "not-yet" else "shown"
            when = f" on {day(record.day, report.plan.as_of)}" if record.day else ""
            said.append(f"{what}{when}")
        if said:
            levels = report.entries[key].levels
            held = levels[holding.level - 1] if holding.level else "nothing"
            counts = "it counts" if len(levels) == 1 and holding.level else f"{held} counts"
            found.append(f"{report.title(key)} ({listing(said)}); {counts}")
    return found


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
    found = []
    for key in dict.fromkeys(k for s in report.plan.steps for k in s.keys):
        holding = report.state.of(key)
        newest = max((r for r in holding.expired if r.day), key=lambda r: str(r.day), default=None)
        if newest is not None and newest.day is not None:
            when = day(newest.day, report.plan.as_of)
            found.append(f"{report.title(key)}: shown {when}, expired since")
    return found


def doubt(report: Report, key: str) -> str:
    """Return what may be behind a "not yet", as a sentence; "" where nothing speaks for it."""
    found = report.doubts.get(key)
    if found is None:
        return ""
    verb = "was waived" if found.reason == "waived" else "is implied"
    text = f"It builds on {report.title(found.key)}, which {verb} and never shown."
    return f"{text} {found.tells} would tell." if found.tells else text
