"""What is noted about a learner, and what it changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pathplan.cli.doubt import clears
from pathplan.cli.errors import Refusal, near
from pathplan.cli.noting import Noted, added, entry
from pathplan.cli.planning import Asked, InTheWay, planned
from pathplan.cli.what import competency, short
from pathplan.cli.who import Learner
from pathplan.library import Library
from pathplan.model import Assessment, Competency, Entry, Plan
from pathplan.plan import Suspect, suspects
from pathplan.read.durations import minutes as duration_of
from pathplan.read.durations import whole_number
from pathplan.render.escape import terminal
from pathplan.render.width import wrap
from pathplan.render.words import count, duration, full_day, listing
from pathplan.study import Study, plan_for, study

WIDTH = 100
ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth", 6: "sixth"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is to be noted, as typed."""

    day: date
    level: str = ""
    kind: str = ""
    by: str = ""
    took: str = ""
    work: str = ""
    score: str = ""
    source: str = ""
    misconception: str = ""
    reason: str = ""
    note: str = ""
    not_yet: bool = False
    waive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One learner with the record that is new, and what follows from it."""

    who: Learner
    noted: Noted
    entry: Entry
    level: str
    opened: tuple[str, ...] = ()
    suspect: Suspect | None = None
    clears: Assessment | None = None
    failures: int = 0
    titles: dict[str, str]

    @property
    def call(self) -> str:
        """How the learner is named in a sentence."""
        return self.who.name.split()[0] if self.who.name else self.who.id


def record(who: Learner, word: str, said: Said, asked: Asked) -> Recorded:
    """Return a learner's file with a record or a waiver more, and what that changes.

    `word` is an id, enough of a title, or the number of a step on the path that is asked for.

    Raises:
        Refusal: the competency, the level or something else is unknown, or the file has mistakes.
    """
    today = asked.today
    before = study(Library(), who.path, today)
    if not before.maps:
        raise Refusal(f"{who.path} cannot be read with its map. Nothing was written.")
    key = _meant(who, before, word, asked)
    found = before.graph.nodes[before.graph.index[key]].entry
    _check(found, said, who)
    noted = _noted(who, before, found, said)
    after = study(noted.library(), who.path, today)
    likely = suspects(after.graph, after.state, key) if said.not_yet else []
    titles = {n.key: n.entry.title for n in after.graph.nodes}
    return Recorded(
        who=who,
        noted=noted,
        entry=found,
        level=said.level or (found.mastery if len(found.levels) > 1 else ""),
        opened=_opened(before, after) if not said.not_yet else (),
        suspect=likely[0] if likely else None,
        clears=clears(after, likely[0].key) if likely else None,
        failures=_failures(after, key) if said.not_yet else 0,
        titles=titles,
    )


def _meant(who: Learner, found: Study, word: str, asked: Asked) -> str:
    """Return the key of what is typed; a path is only planned for the number of a step."""
    home = found.maps[0].id
    if whole_number(word) is None:
        return competency(found.graph, home, word)
    try:
        plan = planned(who, asked).plan
    except InTheWay:
        raise Refusal(f"without a path there is no step {word}. Nothing was written.") from None
    key = competency(found.graph, home, word, plan)
    keys = next((step.keys for step in plan.steps if step.key == key), ())
    if len(keys) > 1:
        raise Refusal(
            f"step {word} is {len(keys)} competencies in one. Nothing was written.",
            *(f"  pathplan record {who.word} {short(key, home)}" for key in keys),
        )
    return key


def _check(found: Entry, said: Said, who: Learner) -> None:
    if said.level and found.rank(said.level) is None:
        raise Refusal(
            f"`{said.level}` is not a level of {found.title}. Nothing was written.",
            f"  Its levels, low to high: {', '.join(found.levels)}",
        )
    if said.took and duration_of(said.took) is None:
        raise Refusal(
            f"`{said.took}` is no time. Nothing was written.", "  Write it as 4h or 1h30m."
        )
    if said.misconception:
        known = [m.id for m in found.misconceptions] if isinstance(found, Competency) else []
        if said.misconception not in known:
            close = near(said.misconception, known)
            hint = f" The nearest is `{close}`." if close else ""
            raise Refusal(
                f"{found.title} has no misconception `{said.misconception}`.{hint}"
                " Nothing was written."
            )
    if said.waive:
        _check_waiver(found, said, who)


def _check_waiver(found: Entry, said: Said, who: Learner) -> None:
    if not isinstance(found, Competency):
        raise Refusal(f"{found.title} is a credential; it is earned, never waived.")
    if not found.waivable:
        raise Refusal(f"the map says that {found.title} may not be waived. Nothing was written.")
    if not said.by or not said.reason:
        what = "a name and a reason" if not said.by and not said.reason else "a name"
        what = "a reason" if said.by else what
        raise Refusal(
            f"a waiver needs {what}. Nothing was written.",
            f"  pathplan record {who.word} {found.id} --waive"
            ' --by "A. Rahman" --reason "Shown in class, 2 Dec"',
        )


def _noted(who: Learner, before: Study, found: Entry, said: Said) -> Noted:
    name = before.maps[0].short(found.key)
    if said.waive:
        decision = {"waive": name, "level": said.level, "by": said.by}
        decision |= {"date": said.day.isoformat(), "reason": said.reason}
        return added(who.path, "decisions", entry(decision))
    record = {
        "competency": name,
        "level": said.level,
        "result": "not-yet" if said.not_yet else "",
        "date": said.day.isoformat(),
        "kind": said.kind,
        "score": said.score,
        "source": said.source,
        "by": said.by,
        "took": said.took,
        "work": said.work,
        "note": said.note,
        "misconception": said.misconception,
    }
    return added(who.path, "evidence", entry(record))


def _opened(before: Study, after: Study) -> tuple[str, ...]:
    """Return the steps that can be begun now and could not be before, with their effort."""
    if after.learner is None or not after.learner.goals or after.findings:
        return ()
    plans = [plan_for(found, after.learner.goals) for found in (before, after)]
    known = _ready(plans[0])
    titles = {n.key: n.entry.title for n in after.graph.nodes}
    return tuple(
        f"{titles[step.key]} ({duration(step.minutes)})"
        for step in plans[1].steps
        if step.ready and step.kind != "earn" and step.key not in known
    )


def _ready(plan: Plan) -> set[str]:
    return {step.key for step in plan.steps if step.ready}


def _failures(found: Study, key: str) -> int:
    """Return how many records in a row, the newest among them, say not yet."""
    records = sorted(
        (r for r in found.state.of(key).records if r.day), key=lambda r: (r.day, r.where.path[-1])
    )
    number = 0
    for record in reversed(records):
        if record.result == "met":
            break
        number += 1
    return number


def told(made: Sequence[Recorded], said: Said) -> str:
    """Return what was noted, what is open now, and what is worth a look."""
    lines = [_first(made, said)]
    if said.not_yet:
        kept = "Nothing is taken away from anybody." if len(made) > 1 else "Nothing is taken away."
        looks = [(one, look) for one in made if (look := _look(one))]
        lines += ["", f"{kept} Worth a look first:" if looks else kept]
        wide = max((len(one.who.word) for one, _ in looks), default=0)
        for one, look in looks:
            first, *rest = wrap(look, WIDTH - wide - 5)
            lines += [f"  {one.who.word:<{wide}}   {first}"]
            lines += [f"{' ' * (wide + 5)}{more}" for more in rest]
    for one in made:
        if one.opened:
            who = f" for {one.call}" if len(made) > 1 else ""
            lines += ["", *wrap(f"Now open{who}: {listing(one.opened)}.", WIDTH)]
    return "".join(f"{terminal(line)}\n" for line in lines)


def _first(made: Sequence[Recorded], said: Said) -> str:
    one = made[0]
    day = full_day(said.day)
    level = f", {one.level}" if one.level else ""
    if said.waive:
        what = f"{one.entry.title} counts{level}, waived by {said.by} on {day}"
    elif said.not_yet:
        short = f" {said.level}" if said.level else ""
        what = f"{one.entry.title}, not yet{short}, on {day}"
    else:
        what = f"{one.entry.title}{level}, on {day}"
    if len(made) > 1:
        return f"Noted for {count(len(made), 'learner')}: {what}."
    shown = f"{one.call} showed {what}" if not (said.waive or said.not_yet) else what
    return "\n".join(wrap(f"Noted in {one.noted.path}, line {one.noted.line}: {shown}.", WIDTH))


def _look(one: Recorded) -> str:
    """Return what may be behind a "not yet"."""
    nth = ORDINALS.get(one.failures, f"{one.failures}th")
    again = f"{nth} not yet in a row" if one.failures > 2 else ""
    if one.suspect is None:
        return f"{again}: a different way in? pathplan choose {one.who.word}" if again else ""
    name = one.titles[one.suspect.key]
    verb = "was waived" if one.suspect.reason == "waived" else "is implied"
    way = one.clears
    took = f", {duration(way.effort)}" if way and way.effort else ""
    tells = f" ({way.title}{took})" if way else ""
    told = f"{name} {verb}, never shown{tells}"
    return f"{again}; {told}" if again else told
