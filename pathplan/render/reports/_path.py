"""What the steps and choices of a plan are called and why they are there, in words."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model import Choice, Credential, GoalAim, Option, Report, Step
from pathplan.render.languages import language_of
from pathplan.render.words import duration


def title(report: Report, step: Step) -> str:
    """Return what a step is called: with its levels where they are not from nothing to mastery."""
    language = language_of(report)
    say = language.path
    names = []
    for part in step.parts:
        entry = report.entries[part.key]
        name = report.title(part.key)
        if step.kind in {"learn", "together"} and part.to_rank != entry.mastery_rank:
            name = say.to_level(name, entry.levels[part.to_rank - 1])
        elif step.kind in {"learn", "together"} and part.from_rank:
            name = say.from_level(name, entry.levels[part.from_rank - 1])
        names.append(name)
    if step.kind == "refresh":
        return say.refresh(names[0])
    if step.kind == "together":
        return say.together(language.dates.both(names))
    return names[0]


def reason(report: Report, step: Step) -> str:
    """Return what a step is for: the numbers of the steps and the badges that use it."""
    if step.kind == "earn":
        return ""
    language = language_of(report)
    say, used = language.path, _users(report, step)
    said = [say.review_due] if step.kind == "refresh" else []
    said += [say.goal] if step.goal else []
    said += [say.used_for(language.dates.both(used))] if used else []
    remarks = [say.choice(letter) for letter in step.choices]
    if step.wished:
        remarks.append(say.wish)
    if report.state.of(step.key).failed is not None and step.kind != "refresh":
        remarks.append(say.not_yet)
    if report.state.of(step.key).expired and step.kind != "refresh":
        remarks.append(say.expired)
    beside = ", ".join(remarks)
    return f"{'; '.join(said)} ({beside})" if said and remarks else "; ".join(said) or beside


def _users(report: Report, step: Step) -> list[str]:
    """Return the badges and the numbers of the steps that use a step."""
    numbers = report.plan.numbers
    badges = [k for k in step.for_keys if isinstance(report.entries.get(k), Credential)]
    steps = sorted({numbers[k] for k in step.for_keys if numbers.get(k)})
    return [_badge(report, key) for key in badges] + [str(n) for n in steps]


def _badge(report: Report, key: str) -> str:
    earned = [s for s in report.plan.steps if s.kind == "earn"]
    return language_of(report).path.badge if len(earned) == 1 else report.title(key)


def budget(report: Report) -> str:
    """Return what a plan was cut down to, "" where it was not."""
    cut, language = report.plan.budget, language_of(report)
    if cut is None:
        return ""
    time = duration(cut.minutes)
    if cut.until is None:
        return language.plan.budget(time)
    return language.plan.until(time, language.dates.day(cut.until, report.plan.as_of))


def partly(report: Report, goal: GoalAim) -> str:
    """Return how much of the way to a goal a budget holds, "" where there is none."""
    cut, say = report.plan.budget, language_of(report).plan
    if cut is None or goal.reached or goal in {u.goal for u in report.plan.unreachable}:
        return ""
    found = next((s for s in cut.short if (s.key, s.rank) == (goal.key, goal.rank)), None)
    if found is None:
        return say.fits
    return say.partly(duration(found.within), duration(found.minutes))


def names(report: Report, option: Option) -> str:
    """Return the titles of an option."""
    language = language_of(report)
    titles = [report.title(key) for key in option.keys]
    return language.dates.both(titles) if titles else language.path.counting


def price(report: Report, option: Option, *, apart: bool) -> str:
    """Return what an option would cost compared with the plan, told of the option.

    With `apart` it is told of what was taken instead: an option that costs more saves that much.
    """
    say = language_of(report).path
    if option.minutes is None:
        return say.no_path
    more = option.minutes - report.plan.minutes
    if more > 0:
        effort = duration(more) if option.proven else say.at_most(duration(more))
        return (say.saves if apart else say.more)(effort)
    if more < 0:
        return (say.longer if apart else say.less)(duration(-more))
    steps = (option.steps or 0) - report.plan.length
    return say.same_but(steps) if steps > 0 else say.same


def choice_line(report: Report, choice: Choice) -> str:
    """Return one choice as a sentence: what was taken, and what each other way would cost."""
    language = language_of(report)
    say = language.path
    taken = names(report, choice.taken)
    if choice.chosen is not None:
        taken = say.chosen(taken, report.signed(choice.chosen.by))
    if len(choice.others) > 1:
        others = [f"{names(report, o)} ({price(report, o, apart=False)})" for o in choice.others]
        return say.not_any(taken, language.dates.either(others))
    other = choice.others[0]
    return say.not_other(taken, names(report, other), price(report, other, apart=True))


def work(report: Report, steps: Sequence[Step]) -> str:
    """Return how much there is to do: `11 steps, 21h`."""
    say = language_of(report).path
    if not steps:
        cut = report.plan.budget
        return language_of(report).plan.nothing_fits if cut and cut.out else say.nothing_left
    effort = duration(report.plan.minutes)
    numbered = sum(step.number > 0 for step in steps)
    return say.work(numbered, say.about(effort) if report.plan.about else effort)
