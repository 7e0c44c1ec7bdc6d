"""From what was typed to a plan, or to what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from pathplan.cli.agreement import saved
from pathplan.cli.doubt import tells
from pathplan.cli.errors import Refusal
from pathplan.cli.links import entries_from, maps_from
from pathplan.cli.out import note
from pathplan.cli.trouble import refuse, say
from pathplan.cli.what import goal_of
from pathplan.cli.who import Learner, path_of
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.library import Library
from pathplan.model import (
    Agreed,
    Audience,
    Content,
    Credential,
    Entry,
    Goal,
    Order,
    Pace,
    Plan,
    Report,
)
from pathplan.model.report import Doubt
from pathplan.plan import extras, fitting_steps, suspects
from pathplan.plan.budget import Room
from pathplan.render.languages import USUAL, nearest
from pathplan.render.words import count, full_day, listing
from pathplan.study import Study, in_the_way, plan_for, study


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a plan is asked for with; `content` is what steps are learned from and shown by.

    `beside` is the folder that relative links are to lead from, None where they stay as they are.
    `silent` keeps what lies on the way to itself: the caller tells.
    """

    goals: tuple[str, ...] = ()
    today: date
    evidence: str = "latest"
    implied: bool = True
    audience: Audience | None = None
    content: bool = True
    order: Order = "goals"
    time_limit: float | None = None
    fresh: bool = False
    pace: float | None = None
    budget: int | date | None = None
    paper: str = "a4"
    beside: str | None = None
    quiet: bool = False
    silent: bool = False

    def usually(self, audience: Audience) -> Asked:
        """Return what is asked for, for this audience unless another one was named."""
        return replace(self, audience=self.audience or audience)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan with all that it was made from; `code` is the exit code it stands for.

    `usual` is the plan at the pace of the learner's file, where another one was asked for;
    `agreed` the one that was agreed on, where it was gone by.
    """

    study: Study
    goals: tuple[Goal, ...]
    report: Report
    inputs: tuple[str, ...]
    usual: Plan
    agreed: Agreed | None = None

    @property
    def plan(self) -> Plan:
        """The plan itself."""
        return self.report.plan

    @property
    def code(self) -> int:
        """1 where a goal cannot be reached, else 0."""
        return int(bool(self.plan.unreachable))


class NoGoal(Refusal):
    """No plan is made: nobody said what for."""


class InTheWay(Exception):
    """No plan is made: mistakes lie on the way. Unless asked to be silent, it has been said."""

    def __init__(self, findings: Sequence[Diagnostic]) -> None:
        super().__init__()
        self.findings = findings


def planned(who: Learner | str, asked: Asked, library: Library | None = None) -> Planned:
    """Read, assess and plan for one learner, or for a map alone.

    Raises:
        NoGoal: there is no goal.
        Refusal: one of the goals is not known.
        InTheWay: a mistake lies on the way; the findings are among the results.
    """
    library = library or Library()
    path = path_of(who)
    found = study(library, path, asked.today, policy=asked.evidence, implied=asked.implied)
    name = "" if isinstance(who, str) else who.name
    call = name or (found.learner.id if found.learner else "this map")
    if not found.maps:
        if not asked.silent:
            say(found.findings, f"{path} cannot be planned with. No plan is made.")
        raise InTheWay(found.findings)
    goals = _goals(found, asked.goals, who)
    stopping = in_the_way(found, goals)
    if stopping:
        if not asked.silent:
            refuse(found, goals, stopping)
        raise InTheWay(stopping)
    disagreeing = [f for f in found.remarks if f.severity is Severity.ERROR]
    if disagreeing:
        if not asked.silent:
            say(found.remarks, "records disagree, and --evidence strict allows no such thing.")
        raise InTheWay(disagreeing)
    if found.findings:
        mistakes = count(len(found.findings), "mistake")
        touch = "does" if len(found.findings) == 1 else "do"
        note(
            f"{mistakes} elsewhere {touch} not touch these goals: pathplan check", quiet=asked.quiet
        )
    agreed = None if asked.fresh or asked.goals or asked.order != "goals" else saved(who, found)
    room = _room(found, asked)
    plan = usual = plan_for(
        found, goals, asked.order, agreed, time_limit=asked.time_limit, room=room
    )
    if asked.pace is not None and usual.terms is not None:
        raise Refusal(f"{call} plans by terms: hours a week change nothing.")
    if asked.pace is not None and found.learner is not None:
        pace = replace(found.learner.pace, hours_per_week=asked.pace)
        found = replace(found, learner=replace(found.learner, pace=pace))
        plan = plan_for(found, goals, asked.order, agreed, time_limit=asked.time_limit, room=room)
    _remark(found, asked, call, plan)
    entries, content = _material(found, plan, asked)
    report = Report(
        plan=plan,
        state=found.state,
        maps=found.maps,
        entries=entries,
        content=content,
        doubts=_doubts(found, plan),
        former=found.graph.former,
        extras=_extras(found, plan),
        learner=found.learner,
        name=name,
        word=_word(who, asked),
        audience=asked.audience or "advisor",
        language=_language(found, asked),
    )
    return Planned(
        study=found,
        goals=goals,
        report=report,
        inputs=tuple(library.files),
        usual=usual,
        agreed=agreed,
    )


def _extras(found: Study, plan: Plan) -> tuple[str, ...]:
    """Return the keys of what there is for fun where every goal is reached."""
    if not plan.goals or not all(goal.reached for goal in plan.goals):
        return ()
    return tuple(e.key for e in extras(found.graph, found.state, plan, found.learner))


def _material(
    found: Study, plan: Plan, asked: Asked
) -> tuple[dict[str, Entry], dict[str, Content]]:
    """Return all entries, and what of their material fits, with links as the output has them."""
    entries = {n.key: n.entry for n in found.graph.nodes}
    maps = found.maps
    if asked.beside is not None:
        entries, maps = entries_from(entries, asked.beside), maps_from(maps, asked.beside)
    steps = plan.steps if asked.content else ()
    return entries, fitting_steps(steps, entries, maps, found.learner, plan.not_yet)


def _language(found: Study, asked: Asked) -> str:
    """Return what a report is written in: for learners their language, else that of the map."""
    if asked.audience != "learner":
        return USUAL
    likes = found.learner.likes.languages if found.learner else ()
    return nearest((*likes, found.maps[0].language))


def _word(who: Learner | str, asked: Asked) -> str:
    """Return what to type for the same plan, "" where that takes more than a word."""
    usual = not asked.goals and asked.order == "goals"
    what_if = asked.pace is not None or asked.budget is not None
    return "" if isinstance(who, str) or what_if or not usual else who.word


def _room(found: Study, asked: Asked) -> Room | None:
    """Return how much time the path may take, None where it may take all there is.

    Raises:
        Refusal: a day is given, and nothing is known of the days until then.
    """
    if asked.budget is None:
        return None
    pace = found.learner.pace if found.learner else Pace()
    if asked.pace is not None:
        pace = replace(pace, hours_per_week=asked.pace)
    if isinstance(asked.budget, date) and asked.budget < asked.today:
        raise Refusal(
            f"{full_day(asked.budget)} is over: give a day from {full_day(asked.today)} on."
        )
    if isinstance(asked.budget, int):
        return Room.of(asked.budget, pace)
    room = Room.up_to(asked.budget, pace, asked.today)
    if room is None:
        raise Refusal(
            "how much time there is until a day is not known without hours a week.",
            "  Give hours (--budget 20h), or a pace (--pace 4h, or `hours_per_week` in the file).",
        )
    return room


def _doubts(found: Study, plan: Plan) -> dict[str, Doubt]:
    """Return for each step that was not yet shown what may be behind it."""
    doubts = {}
    for key in plan.not_yet:
        likely = suspects(found.graph, found.state, key) if plan.numbers.get(key) else []
        if likely:
            first = likely[0]
            would = tells(found, first.key)
            doubts[key] = Doubt(key=first.key, reason=first.reason, tells=would)
    return doubts


def _goals(found: Study, typed: Sequence[str], who: Learner | str) -> tuple[Goal, ...]:
    if typed:
        return tuple(goal_of(found.graph, found.maps[0].id, text) for text in typed)
    if found.learner is not None and found.learner.goals:
        return found.learner.goals
    home = found.maps[0]
    badges = [e for m in found.maps for e in m.entries if isinstance(e, Credential)]
    call = found.learner.id if found.learner else "a map alone"
    verb = "choose" if found.learner else "plan"
    word = who if isinstance(who, str) else who.word
    if not isinstance(who, str) and who.name:
        call = who.name
    offered = [b for b in badges if not b.aside]
    names = listing([b.title for b in offered[:5]])
    if offered:
        kinds = count(len(offered), "badge")
        offers = f"This map offers {kinds}, {names}, and every competency can be a goal:"
    else:
        offers = "Every competency of this map can be a goal:"
    shown = offered[:3] or [e for e in home.entries if not e.aside][-1:]
    raise NoGoal(
        f"{call} has no goal yet.",
        f"  {offers}",
        "",
        *(f"  pathplan {verb} {word} --goal {home.short(e.key)}" for e in shown),
    )


def _remark(found: Study, asked: Asked, call: str, plan: Plan) -> None:
    """Say what has no effect yet, and what the records are not believed for."""
    for remark in found.remarks:
        where = remark.place
        at = f"{where.file}:{where.span.line + 1}: " if where else ""
        note(f"{at}{remark.message}", quiet=asked.quiet)
    learner = found.learner
    if learner is None:
        return
    pace = learner.pace
    if pace.terms:
        if pace.hours_per_week and plan.terms is not None:
            told = f"{call} plans by terms: `hours_per_week` under `pace` says nothing here."
            note(told, quiet=asked.quiet)
        return
    dated = any(goal.due for goal in learner.goals)
    if plan.steps and (dated or pace != type(pace)()) and not pace.hours_per_week:
        told = f"without `hours_per_week` under `pace` the plan of {call} has no dates."
        note(told, quiet=asked.quiet)
