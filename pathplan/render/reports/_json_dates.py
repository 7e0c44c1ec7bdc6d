"""The dates of a plan as JSON."""

from __future__ import annotations

from pathplan.model import Report
from pathplan.render.languages import language_of
from pathplan.render.reports import dates


def ready_days(report: Report) -> dict[tuple[str, int], str]:
    """Return when each goal is ready, by key and rank."""
    return {(g.key, g.rank): g.ready.isoformat() for g in report.plan.goal_dates}


def late(report: Report) -> list[dict[str, object]] | None:
    """Return the goals that will be late with what would help; None without a calendar."""
    made = report.plan.schedule
    if made is None:
        return None
    days = {goal.key: goal.late for goal in made.goals}
    return [
        {
            "id": report.short(remedy.key),
            "title": report.title(remedy.key),
            "due": remedy.due.isoformat(),
            "ready": remedy.ready.isoformat(),
            "days": days[remedy.key],
            "minutes_per_week": remedy.hours,
            "without": [report.short(key) for key in remedy.without],
            "not_without": [report.short(key) for key in remedy.not_without],
        }
        for remedy in made.remedies
    ]


def work(report: Report, place: int) -> list[dict[str, object]] | None:
    """Return the pieces of work of a step; None without a calendar, or where they tell too much."""
    made = report.plan.schedule
    if made is None or not dates.tells_minutes(report):
        return None
    return [{"date": d.isoformat(), "minutes": minutes} for d, minutes in made.spans[place].work]


def sittings(report: Report, place: int) -> int | None:
    """Return how many sittings a step takes, None where one is enough or it is not to be told."""
    made = report.plan.schedule
    if made is None or not dates.tells_minutes(report):
        return None
    return made.spans[place].sittings or None


def expiring(report: Report) -> list[dict[str, object]] | None:
    """Return what expires before a step that needs it begins; None without a calendar."""
    if report.plan.schedule is None:
        return None
    return [
        {
            "id": report.short(found.key),
            "title": report.title(found.key),
            "until": found.until.isoformat(),
            "needed_by": report.short(found.needed_by),
            "step": found.number or None,
            "start": found.start.isoformat(),
        }
        for found in report.plan.expiring
    ]


def finish(report: Report) -> dict[str, object] | None:
    """Return when the plan ends, and how sure that is; None without a calendar."""
    made = report.plan.schedule
    if made is None:
        return None
    return {
        "date": made.end.isoformat(),
        "earliest": max((g.earliest for g in made.goals), default=made.end).isoformat(),
        "latest": max((g.latest for g in made.goals), default=made.end).isoformat(),
        "minutes_per_week": made.minutes,
        "rearranged": made.rearranged,
    }


def agreed(report: Report) -> dict[str, object] | None:
    """Return what is different since a plan was agreed on; None where none was."""
    found = report.plan.since
    if found is None:
        return None
    return {
        "date": found.day.isoformat(),
        "kept": found.kept,
        "why": language_of(report).since.left[found.why] if found.why else None,
        "shown": [{"id": report.short(k), "date": d.isoformat()} for k, d in found.shown],
        "not_yet": [{"id": report.short(k), "date": d.isoformat()} for k, d in found.failed],
        "decided": [{"kind": kind, "id": name} for kind, name in found.decided],
        "moved": [
            {"id": report.short(k), "then": a.isoformat(), "now": b.isoformat()}
            for k, a, b in found.moved
        ],
        "maps": list(found.maps),
        "map_changes": [
            {
                "kind": change.kind,
                "id": report.short(change.key),
                "title_then": change.title,
                "minutes_then": change.then or None,
                "minutes_now": change.now or None,
                "other": report.short(change.other) if change.other else None,
            }
            for change in found.changes
        ],
        "cheaper_minutes": found.cheaper or None,
    }


def budget(report: Report) -> dict[str, object] | None:
    """Return what the plan was cut down to and what that leaves out; None where it was not."""
    found = report.plan.budget
    if found is None:
        return None
    return {
        "minutes": found.minutes,
        "until": found.until.isoformat() if found.until else None,
        "goals": [
            {
                "id": report.short(short.key),
                "title": report.title(short.key),
                "minutes": short.minutes,
                "within": short.within,
            }
            for short in found.short
        ],
        "left_out": [
            {"id": report.short(key), "title": report.title(key), "minutes": minutes}
            for key, minutes in found.out
        ],
    }
