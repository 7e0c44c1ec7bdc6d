"""The terms of a plan as JSON."""

from __future__ import annotations

from pathplan.model import Report, TermRule

Json = dict[str, object]


def goal_terms(report: Report) -> dict[tuple[str, int], str]:
    """Return the term in which each goal is ready, by key and rank."""
    made = report.plan.terms
    return {(g.key, g.rank): made.terms[g.term].name for g in made.goals} if made else {}


def step_term(report: Report, place: int) -> str | None:
    """Return the term of a step, by its place; None without terms."""
    made = report.plan.terms
    return made.terms[made.steps[place]].name if made else None


def terms(report: Report) -> Json | None:
    """Return the terms that are left with their loads, and how good that is; None without."""
    made = report.plan.terms
    if made is None:
        return None
    return {
        "terms": [
            {
                "name": term.name,
                "from": term.start.isoformat() if term.start else None,
                "to": term.end.isoformat() if term.end else None,
                "min": term.least,
                "max": term.most,
                "credits": load,
            }
            for term, load in zip(made.terms, made.loads, strict=True)
        ],
        "credits": made.credits,
        "largest": made.largest,
        "least": made.least,
        "distance": made.distance,
        "nearest": made.nearest,
        "settled": made.settled,
        "without_credits": [report.short(key) for key in made.uncounted],
        "without_effect": [{"id": report.short(key), "term": term} for key, term in made.idle],
    }


def no_room(report: Report) -> Json | None:
    """Return why there is no plan by terms; None where there is one, or no terms are stated."""
    found = report.plan.no_room
    if found is None:
        return None
    return {
        "kind": found.kind,
        "terms": found.terms,
        "rules": [_rule(report, rule) for rule in found.rules],
        "without": [_rule(report, rule) for rule in found.without],
        "trail": [{"id": report.short(key), "term": term or None} for key, term in found.trail],
        "credits": found.credits,
        "enough": found.enough,
    }


def _rule(report: Report, rule: TermRule) -> Json:
    load = rule.kind in {"least", "most"}
    return {
        "kind": {"least": "min", "most": "max"}.get(rule.kind, rule.kind),
        "terms": list(rule.terms),
        "id": report.short(rule.key) if rule.key else None,
        "credits": rule.credits if load else None,
    }
