"""A plan as JSON, the form that other programs read."""

from __future__ import annotations

import json
from datetime import date

from pathplan.model import (
    Choice,
    Decision,
    Evidence,
    Lift,
    Option,
    Part,
    Report,
    Unreachable,
)
from pathplan.model.fingerprint import fingerprint
from pathplan.render.languages import language_of
from pathplan.render.reports import _path as path
from pathplan.render.reports._credit import because_of, reason_of
from pathplan.render.reports._json_content import material, showing
from pathplan.render.reports._json_dates import (
    agreed,
    budget,
    expiring,
    finish,
    late,
    ready_days,
    sittings,
    work,
)
from pathplan.render.reports._json_terms import goal_terms, no_room, step_term, terms

FORMAT = "pathplan-plan/1"
Json = dict[str, object]


def plan_json(report: Report) -> str:
    """Return the whole plan as JSON text, described by `schemas/plan.schema.json`.

    Dates are null where no pace is stated. For a learner, scores, notes and
    the people behind records are left out.
    """
    plan = report.plan
    maps = [{"id": m.id, "fingerprint": fingerprint(m)} for m in report.maps]
    learner = report.learner
    value: Json = {
        "format": FORMAT,
        "as_of": plan.as_of.isoformat(),
        "audience": report.audience,
        "language": report.language,
        "learner": {"id": learner.id, "fingerprint": fingerprint(learner)} if learner else None,
        "maps": maps,
        "settings": {"evidence": report.state.policy},
        "goals": _goals(report),
        "counts": [_count(report, key) for key in plan.counts],
        "saved_minutes": plan.saved,
        "not_yet": [_not_yet(report, key) for key in plan.not_yet],
        "choices": [_choice(report, choice) for choice in plan.choices],
        "wishes": _wishes(report),
        "steps": [_step(report, n) for n in range(len(plan.steps))],
        "unreachable": [_unreachable(report, found) for found in plan.unreachable],
        "late": late(report),
        "expiring": expiring(report),
        "terms": terms(report),
        "no_room": no_room(report),
        "totals": {
            "steps": plan.length,
            "minutes": plan.minutes,
            "about": plan.about,
            **showing(report),
        },
        "finish": finish(report),
        "agreed": agreed(report),
        "budget": budget(report),
        "optimality": {"proven": plan.proven, "gap": round(plan.gap, 6), "unpriced": plan.unpriced},
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _named(report: Report, key: str) -> Json:
    return {"id": report.short(key), "title": report.title(key)}


def _level(report: Report, key: str, rank: int) -> str | None:
    return report.entries[key].levels[rank - 1] if rank else None


def _goals(report: Report) -> list[Json]:
    reached = {u.goal for u in report.plan.unreachable}
    ready, term = ready_days(report), goal_terms(report)
    return [
        {
            **_named(report, g.key),
            "level": _level(report, g.key, g.rank),
            "due": _day(g.goal.due),
            "priority": g.goal.priority,
            "because": because_of(report, g.goal) or None,
            "status": "reached" if g.reached else "unreachable" if g in reached else "planned",
            "ready": ready.get((g.key, g.rank)),
            "term": term.get((g.key, g.rank)),
        }
        for g in report.plan.goals
    ]


def _record(report: Report, record: Evidence) -> Json:
    value: Json = {
        "result": record.result,
        "level": record.level,
        "date": _day(record.day),
        "kind": record.kind or None,
        "source": record.source or None,
    }
    if report.audience == "advisor":
        value |= {
            "score": record.score or None,
            "by": record.by or None,
            "note": record.note or None,
        }
    return value


def _decision(report: Report, decision: Decision) -> Json:
    return {
        "kind": decision.kind,
        "competency": report.short(report.key(decision.competency)),
        "by": decision.by or None,
        "date": _day(decision.day),
        "reason": reason_of(report, decision) or None,
    }


def _count(report: Report, key: str) -> Json:
    holding = report.state.of(key)
    return {
        **_named(report, key),
        "level": _level(report, key, holding.level),
        "reason": holding.reason,
        "since": _day(holding.since),
        "implied_by": report.short(holding.implied_by) if holding.implied_by else None,
        "record": _record(report, holding.record)
        if holding.record and not holding.implied_by
        else None,
        "waiver": _decision(report, holding.waiver) if holding.waiver else None,
        "review_due": holding.review_due,
        "overruled": [_record(report, r) for r in holding.overruled],
    }


def _not_yet(report: Report, key: str) -> Json:
    failed = report.state.of(key).failed
    return {**_named(report, key), "record": _record(report, failed) if failed else None}


def _option(report: Report, option: Option) -> Json:
    return {
        "ids": [report.short(key) for key in option.keys],
        "minutes": option.minutes,
        "steps": option.steps,
        "proven": option.proven,
        "coming": [report.short(key) for key in option.coming],
        "going": [report.short(key) for key in option.going],
    }


def _choice(report: Report, choice: Choice) -> Json:
    return {
        "letter": choice.letter,
        "owners": [report.short(key) for key in choice.owners],
        "taken": _option(report, choice.taken),
        "others": [_option(report, option) for option in choice.others],
        "chosen": _decision(report, choice.chosen) if choice.chosen else None,
    }


def _wishes(report: Report) -> list[Json]:
    plan, say = report.plan, language_of(report).plan
    kept = [
        {
            **_decision(report, w.decision),
            "kept": True,
            "minutes": w.minutes,
            "why": None,
            "lifts": [],
        }
        for w in plan.wish_costs
    ]
    broken = [
        {
            **_decision(report, w.decision),
            "kept": False,
            "minutes": None,
            "why": say.against[w.reason],
            "lifts": [_lift(report, lift) for lift in w.lifts],
        }
        for w in plan.broken_wishes
    ]
    idle = [
        {**_decision(report, d), "kept": None, "minutes": None, "why": say.no_effect, "lifts": []}
        for d in plan.without_effect
    ]
    return [*kept, *broken, *idle]


def _step(report: Report, place: int) -> Json:
    step = report.plan.steps[place]
    span = report.plan.schedule.spans[place] if report.plan.schedule else None
    return {
        "number": step.number or None,
        "kind": step.kind,
        "competencies": [_part(report, part) for part in step.parts],
        "minutes": step.minutes,
        "ready": step.ready,
        "goal": step.goal,
        "because": path.reason(report, step) or None,
        "for": [report.short(key) for key in step.for_keys],
        "goals": [report.short(key) for key in step.goals],
        "opens": [report.short(key) for key in step.opens],
        "after": list(step.waits_for),
        "choices": list(step.choices),
        "start": _day(span.start if span else None),
        "end": _day(span.end if span else None),
        "work": work(report, place),
        "sittings": sittings(report, place),
        "review": step.review or None,
        "term": step_term(report, place),
    }


def _part(report: Report, part: Part) -> Json:
    return {
        **_named(report, part.key),
        "from": _level(report, part.key, part.from_rank),
        "to": _level(report, part.key, part.to_rank),
        "minutes": part.minutes,
        **material(report, part.key),
    }


def _unreachable(report: Report, found: Unreachable) -> Json:
    return {
        **_named(report, found.goal.key),
        "because": [
            {
                **_named(report, blocker.key),
                "options": [
                    {
                        **_named(report, key),
                        "decision": _decision(report, decision) if decision else None,
                    }
                    for key, decision in blocker.options
                ],
                "trail": [report.short(key) for key in blocker.trail],
            }
            for blocker in found.blockers
        ],
        "lifts": [_lift(report, lift) for lift in found.lifts],
    }


def _lift(report: Report, lift: Lift) -> Json:
    decisions = [_decision(report, decision) for decision in lift.decisions]
    return {"decisions": decisions, "minutes": lift.minutes}
