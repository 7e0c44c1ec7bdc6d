"""What the steps and choices of a plan are called and why they are there, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pathplan.model import Choice, Credential, Option, Plan, Report, Step
from pathplan.render.words import count, duration, listing


def title(report: Report, step: Step) -> str:
    """Return what a step is called: with its levels where they are not from nothing to mastery."""
    names = []
    for part in step.parts:
        entry = report.entries[part.key]
        name = report.title(part.key)
        if step.kind in {"learn", "together"} and part.to_rank != entry.mastery_rank:
            name += f", to {entry.levels[part.to_rank - 1]}"
        elif step.kind in {"learn", "together"} and part.from_rank:
            name += f", from {entry.levels[part.from_rank - 1]} on"
        names.append(name)
    if step.kind == "refresh":
        return f"Refresh: {names[0]}"
    if step.kind == "together":
        return f"Together: {listing(names)}"
    return names[0]


def reason(report: Report, step: Step) -> str:
    """Return what a step is for: the numbers of the steps and the badges that use it."""
    if step.kind == "earn":
        return ""
    plan = report.plan
    numbers = plan.numbers
    badges = [k for k in step.for_keys if isinstance(report.entries.get(k), Credential)]
    steps = sorted({numbers[k] for k in step.for_keys if numbers.get(k)})
    used = [_badge(report, key) for key in badges] + [str(n) for n in steps]
    said = f"for {listing(used)}" if used else ""
    if step.goal:
        said = f"the goal; {said}" if said else "the goal"
    if step.kind == "refresh":
        said = "; ".join(x for x in ("a review is due", said) if x)
    remarks = [f"choice {x}" for x in step.choices]
    if step.wished:
        remarks.append("a wish")
    if report.state.of(step.key).failed is not None and step.kind != "refresh":
        remarks.append("not yet")
    if report.state.of(step.key).expired and step.kind != "refresh":
        remarks.append("expired")
    return said + (f" ({', '.join(remarks)})" if remarks else "")


def _badge(report: Report, key: str) -> str:
    earned = [s for s in report.plan.steps if s.kind == "earn"]
    return "the badge" if len(earned) == 1 else report.title(key)


def names(report: Report, option: Option) -> str:
    """Return the titles of an option."""
    return listing([report.title(key) for key in option.keys]) or "what counts already"


def price(plan: Plan, option: Option) -> str:
    """Return what an option would cost compared with the plan."""
    if option.minutes is None:
        return "no path"
    more = option.minutes - plan.minutes
    if more > 0:
        return f"{duration(more)} more"
    if more < 0:
        return f"{duration(-more)} less"
    steps = (option.steps or 0) - plan.length
    if steps > 0:
        return f"the same effort, {count(steps, 'step')} more"
    return "the same effort"


def choice_line(report: Report, choice: Choice) -> str:
    """Return one choice as a sentence: what was taken, and what each other way would cost."""
    taken, plan = names(report, choice.taken), report.plan
    if choice.chosen is not None:
        taken += f" (chosen by {choice.chosen.by})" if choice.chosen.by else " (chosen)"
    if len(choice.others) > 1:
        others = [f"{names(report, o)} ({price(plan, o)})" for o in choice.others]
        return f"{taken}, not {listing(others, 'or')}"
    other = choice.others[0]
    more = price(plan, other)
    told = f"saves {more.removesuffix(' more')}" if re.fullmatch(r"\S+ more", more) else more
    if more.endswith(" less"):
        told = f"takes {more.removesuffix(' less')} longer"
    return f"{taken}, not {names(report, other)}: {told}"


def work(report: Report, steps: Sequence[Step]) -> str:
    """Return how much there is to do: `11 steps, 21h`."""
    if not steps:
        return "nothing left to do"
    numbered = sum(step.number > 0 for step in steps)
    about = "about " if report.plan.about else ""
    return f"{count(numbered, 'step')}, {about}{duration(report.plan.minutes)}"
