"""What to do now: a few good first steps, each for a reason of its own."""

from __future__ import annotations

from collections.abc import Mapping

from pathplan.model import Competency, Entry, LearnerProfile, Pick, Picks, Plan, Step


def next_picks(plan: Plan, entries: Mapping[str, Entry], learner: LearnerProfile | None) -> Picks:
    """Return one step that most others wait for, the quickest, and one of shared interest."""
    ready = [s for s in plan.steps if s.ready and s.number]
    left = list(ready)
    picks: list[Pick] = []
    waiting = {s.number: _waiting(plan, s) for s in ready}
    if left:
        far = max(left, key=lambda s: (waiting[s.number], -s.number))
        if waiting[far.number]:
            picks.append(Pick(step=far, reason="furthest", waiting=waiting[far.number]))
            left.remove(far)
    if left:
        quick = min(left, key=lambda s: (s.minutes, s.number))
        picks.append(Pick(step=quick, reason="quickest" if len(ready) > 1 else ""))
        left.remove(quick)
    liked = next(((s, word) for s in left if (word := _interest(s, entries, learner))), None)
    if liked:
        picks.append(Pick(step=liked[0], reason="liked", interest=liked[1]))
        left.remove(liked[0])
    return Picks(picks=tuple(picks), open=tuple(left))


def _waiting(plan: Plan, step: Step) -> int:
    """Return how many other steps wait for a step, directly or through others; no reviews."""
    reached = {step.number}
    for other in plan.steps:
        if other.number and other.kind != "refresh" and reached & {*other.waits_for}:
            reached.add(other.number)
    return len(reached) - 1


def _interest(step: Step, entries: Mapping[str, Entry], learner: LearnerProfile | None) -> str:
    """Return the first of the learner's interests that the step's resources share."""
    for interest in learner.likes.interests if learner else ():
        for key in step.keys:
            entry = entries.get(key)
            resources = entry.resources if isinstance(entry, Competency) else ()
            if any(interest in r.interests for r in resources):
                return interest
    return ""
