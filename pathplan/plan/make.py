"""From goals and a knowledge state to the whole plan."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import (
    Agreed,
    Choice,
    Competency,
    Goal,
    KnowledgeState,
    LearnerProfile,
    Order,
    Plan,
    Step,
)
from pathplan.model.agreed import Left
from pathplan.model.plan import Budget
from pathplan.plan.agreed import capped, reason_to_leave, since
from pathplan.plan.aims import Aims, aims, goals_of
from pathplan.plan.arrange import Course, in_time
from pathplan.plan.budget import Room, left_out, within
from pathplan.plan.choices import choices
from pathplan.plan.choose import Routes
from pathplan.plan.dead_ends import dead_end
from pathplan.plan.expiry import expiring
from pathplan.plan.order import in_order
from pathplan.plan.steps import Laid, counting, whole
from pathplan.plan.task import Allowance, Route, Task
from pathplan.plan.terms import placing
from pathplan.plan.wishes import broken, costs


def make_plan(
    graph: PrerequisiteGraph,
    state: KnowledgeState,
    learner: LearnerProfile | None,
    goals: Sequence[Goal],
    home: str,
    *,
    order: Order = "goals",
    agreed: Agreed | None = None,
    changed: Collection[str] = (),
    time_limit: float | None = None,
    room: Room | None = None,
) -> Plan:
    """Return the plan for some goals from what a learner holds, with dates where a pace is set.

    Goals are independent: what cannot be reached does not stop the others. A goal without a
    prefix belongs to the map `home`. Goals that name nothing are left out; other findings say so.
    The route and the order that were `agreed` on are kept while they lead to the goals; `changed`
    are the ids of maps that are not what they were then. The solver looks at most `time_limit`
    seconds for the route, and as long again for the price of choices. With `room` the path is cut
    down to what of it is worth most to the goals, and no choices are priced.
    """
    named = [
        (goal, goal.id if "/" in goal.id else f"{home}/{goal.id}")
        for goal in goals_of(learner, goals)
    ]
    maker = _Maker(
        graph=graph,
        state=state,
        learner=learner,
        home=home,
        aims=aims(graph, state, learner, named),
        order=order,
        agreed=agreed,
        changed=changed,
        time_limit=time_limit,
    )
    if room is None:
        return maker.plan()
    effort = room.effort
    while True:  # reviews on the way take their share of the room
        plan = maker.plan(replace(room, effort=effort))
        over = plan.minutes - room.effort
        if over <= 0 or effort <= 0:
            return plan
        effort -= over


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A route with what is known of it: why the agreed one was left, what a budget leaves out."""

    task: Task
    route: Route
    routes: Routes | None = None
    why: Left = ""
    followed: Sequence[str] = ()
    budget: Budget | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Maker:
    """Makes the plan of one learner."""

    graph: PrerequisiteGraph
    state: KnowledgeState
    learner: LearnerProfile | None
    home: str
    aims: Aims
    order: Order
    agreed: Agreed | None
    changed: Collection[str]
    time_limit: float | None

    def plan(self, room: Room | None = None) -> Plan:
        """Return the plan, cut down where there is only so much room."""
        found = self._found(room)
        ordered = partial(
            in_order,
            self.aims.graph,
            self.aims.held,
            found.route.levels,
            [node for node, _ in found.task.goals],
            first=self.aims.first,
            last=self.aims.last,
            order=self.order,
            followed=found.followed,
            liked=self.learner.likes.interests if self.learner else (),
        )
        usual = ordered()
        course = Course(
            aims=self.aims,
            levels=found.route.levels,
            state=self.state,
            graph=self.graph,
            learner=self.learner,
        )
        placed = None
        if found.budget is None:  # a part of a path may fill no term as it asks to be
            placed = placing(self.aims, found.route.levels, usual, self.learner, self.state.as_of)
        if placed is not None and placed.arrangement is not None:
            laid = course.lay(ordered(terms=placed.of()))
            plan = self._told(found, laid, course.plan(laid))
            by_term = replace(plan, terms=placed.plan(plan.steps, self.aims.open))
            return self._since(found, by_term, plan.minutes)
        pinned = bool(self.aims.first or self.aims.last or found.followed)
        blocks = usual if pinned and self.order == "goals" else in_time(course, usual, self.order)
        laid = course.lay(blocks)
        plan = self._told(found, laid, course.plan(laid))
        plan = replace(plan, no_room=placed.no_room if placed else None)
        if self.learner is None:
            return plan
        rearranged = self.order == "goals" and blocks != usual
        if self.agreed and found.followed:
            rearranged = self.agreed.rearranged
        dated = course.dated(plan, laid, rearranged=rearranged)
        dated = replace(dated, expiring=expiring(dated, self.state, self.graph))
        return self._since(found, dated, plan.minutes)

    def _found(self, room: Room | None) -> _Found:
        """Return the best route; the one that was agreed on, while it leads to the goals."""
        aimed, agreed = self.aims, self.agreed
        task = aimed.task(aimed.open)
        allowed = Allowance(self.time_limit) if self.time_limit else None
        why = reason_to_leave(agreed, aimed, self.learner) if agreed else ""
        followed: Sequence[str] = agreed.keys if agreed and not why else ()
        former = Routes.of(capped(task, followed)) if followed else None
        if followed and former is None:
            why, followed = "lost", ()
        if room is not None:
            task = capped(task, followed) if followed else task
            fitted = within(task, [g.goal.priority for g in aimed.open], room.effort, allowed)
            budget = left_out(aimed, room, fitted)
            return _Found(task=task, route=fitted.route, why=why, followed=followed, budget=budget)
        routes = Routes.of(task, allowed)
        route = routes.best if routes else Route(levels={}, cost=task.cost({}))
        route = former.best if former else route
        if allowed is not None and self.time_limit:
            allowed.left = self.time_limit
        return _Found(task=task, route=route, routes=routes, why=why, followed=followed)

    def _told(self, found: _Found, laid: Laid, path: Plan) -> Plan:
        """Return a path with what counts, its choices and wishes, and what cannot be reached."""
        aimed, route, routes = self.aims, found.route, found.routes
        price = partial(whole, aimed, self.state)
        made = choices(aimed, routes, route, laid.blocks, price) if routes else ()
        counts, credit = counting(laid)
        cut = found.budget is not None
        return replace(
            path,
            map=self.home,
            steps=_lettered(path.steps, made),
            counts=tuple(aimed.graph.nodes[x].key for x in counts),
            saved=credit - (path.minutes - route.minutes),
            not_yet=_not_yet(aimed, self.state),
            choices=made,
            unreachable=tuple(dead_end(aimed, goal) for goal in aimed.closed),
            broken_wishes=() if cut else broken(aimed, found.task, route),
            wish_costs=() if cut else costs(aimed, found.task, route),
            without_effect=tuple(d for d in aimed.idle if d.kind in {"choose", "skip", "avoid"}),
            about=_guessed(laid),
            proven=route.proven,
            gap=route.gap,
            unpriced=routes.unpriced if routes else 0,
            budget=found.budget,
        )

    def _since(self, found: _Found, dated: Plan, minutes: int) -> Plan:
        """Return a plan with what is different since another one was agreed on."""
        if self.agreed is None or self.learner is None or found.budget is not None:
            return dated
        free = found.routes.best if found.routes else None
        saved = minutes - whole(self.aims, self.state, free)[0] if free else 0
        told = since(
            self.agreed,
            dated,
            self.state,
            self.learner,
            self.graph,
            saved=saved,
            why=found.why,
            maps=self.changed,
        )
        return replace(dated, since=told)


def _lettered(path: Sequence[Step], made: Sequence[Choice]) -> tuple[Step, ...]:
    if not made:
        return tuple(path)
    letters: dict[str, list[str]] = {}
    for choice in made:
        for key in choice.taken.keys:
            letters.setdefault(key, []).append(choice.letter)
    return tuple(
        replace(s, choices=tuple(x for key in s.keys for x in letters.get(key, ()))) for s in path
    )


def _not_yet(aimed: Aims, state: KnowledgeState) -> tuple[str, ...]:
    """Return the keys, in the author's order, where the last word was "not yet"."""
    return tuple(n.key for n in aimed.graph.nodes if state.of(n.key).failed is not None)


def _guessed(laid: Laid) -> bool:
    entries = (laid.aims.graph.nodes[x].entry for x in laid.levels)
    return any(isinstance(e, Competency) and e.effort is None for e in entries)
