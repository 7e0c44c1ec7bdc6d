"""What to do now: a few good first steps, each for a reason of its own."""

from __future__ import annotations

from collections.abc import Mapping

from pathplan.model import Competency, Entry, LearnerProfile, Pick, Picks, Plan, Step, Term
from pathplan.model.likes import shared
from pathplan.plan.terms.build import offers


def next_picks(plan: Plan, entries: Mapping[str, Entry], learner: LearnerProfile | None) -> Picks:
    """Return one step that most others wait for, the quickest, and one of shared interest.

    Where a term is running they are of what is planned for it, if any of that can be begun; what
    is not offered in it is not open, as long as anything else is.
    """
    term = _running(plan)
    able = [s for s in plan.steps if s.ready and s.number]
    ready = [s for s in able if _open(s, entries, term)] or able
    left = [s for s in ready if term and _planned(plan, s) == term] or list(ready)
    picks: list[Pick] = []
    single = len(left) == 1
    if single and term and (planned := _planned(plan, left[0])):
        picks.append(Pick(step=left.pop(), reason="term", term=planned.name))
    waiting = {s.number: _waiting(plan, s) for s in ready}
    if left:
        far = max(left, key=lambda s: (waiting[s.number], -s.number))
        if waiting[far.number]:
            picks.append(Pick(step=far, reason="furthest", waiting=waiting[far.number]))
            left.remove(far)
    if left:
        quick = min(left, key=lambda s: (s.minutes, s.number))
        slower = any(pick.step.minutes < quick.minutes for pick in picks)
        picks.append(Pick(step=quick, reason="" if single else "quicker" if slower else "quickest"))
        left.remove(quick)
    liked = next(((s, word) for s in left if (word := _interest(s, entries, learner))), None)
    if liked:
        picks.append(Pick(step=liked[0], reason="liked", interest=liked[1]))
        left.remove(liked[0])
    taken = [pick.step for pick in picks]
    return Picks(picks=tuple(picks), open=tuple(s for s in ready if s not in taken))


def _running(plan: Plan) -> Term | None:
    """Return the term that the day of a plan lies in, None where there is none."""
    terms = plan.terms.terms if plan.terms else ()
    today = plan.as_of
    return next((t for t in terms if t.start and t.start <= today <= (t.end or today)), None)


def _planned(plan: Plan, step: Step) -> Term | None:
    made = plan.terms
    return made.terms[made.steps[plan.steps.index(step)]] if made else None


def _open(step: Step, entries: Mapping[str, Entry], term: Term | None) -> bool:
    """Say whether all of a step is offered in a term."""
    asked = (e.offered for k in step.keys if isinstance(e := entries.get(k), Competency))
    return term is None or all(not o or any(offers(term, word) for word in o) for o in asked)


def _waiting(plan: Plan, step: Step) -> int:
    """Return how many other steps wait for a step, directly or through others; no reviews."""
    reached = {step.number}
    for other in plan.steps:
        if other.number and other.kind != "refresh" and reached & {*other.waits_for}:
            reached.add(other.number)
    return len(reached) - 1


def _interest(step: Step, entries: Mapping[str, Entry], learner: LearnerProfile | None) -> str:
    """Return the first of the learner's interests that the step's resources share."""
    known = (e for key in step.keys if isinstance(e := entries.get(key), Competency))
    offered = [word for entry in known for r in entry.resources for word in r.interests]
    return next(iter(shared(learner.likes.interests if learner else (), offered)), "")
