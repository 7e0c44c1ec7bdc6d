"""Learners with how it is going for them, gathered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pathplan import disk
from pathplan.cli.agreement import saved
from pathplan.cli.checking import Typed, settings_of
from pathplan.cli.doubt import tells
from pathplan.cli.errors import Refusal
from pathplan.cli.planning import Asked, InTheWay, NoGoal, planned
from pathplan.cli.unread import unread
from pathplan.cli.who import Learner
from pathplan.library import Library
from pathplan.plan.progress import Thresholds, progress
from pathplan.render.reports.progress import Told
from pathplan.render.reports.unread import Unread

ORDER = {"talk": 0, "look": 1, "on-track": 2, "reached": 3}


@dataclass(frozen=True, slots=True)
class Group:
    """Several learners: those with a plan, files that cannot be read, and who has no goal."""

    told: list[Told]
    unreadable: list[Unread]
    aimless: list[str]

    @property
    def missing(self) -> list[tuple[str, str]]:
        """Those without a plan, each with why."""
        unread = [
            (one.word, f"could not be read: {one.file or one.path} line {one.line or 1}")
            for one in self.unreadable
        ]
        return [*unread, *((word, "no goal yet") for word in self.aimless)]


def group_of(
    people: Sequence[Learner], asked: Asked, limits: Thresholds, library: Library
) -> Group:
    """Return how it is going for several, those who need somebody first at the top."""
    told: list[Told] = []
    unreadable, aimless = [], []
    silent = replace(asked, quiet=True, silent=True)
    for person in people:
        try:
            told.append(how_it_goes(person, silent, limits, library))
        except NoGoal:
            aimless.append(person.word)
        except InTheWay as mistakes:
            unreadable.append(unread(person, mistakes))
        except (Refusal, disk.DiskError):
            unreadable.append(unread(person))
    told.sort(key=lambda t: ORDER[t.progress.need])
    return Group(told, unreadable, aimless)


def limits_of(who: Learner) -> Thresholds:
    """Return from when on somebody needs attention, as set."""
    chosen = settings_of(who.path, Typed()).status
    usual = Thresholds()
    return Thresholds(
        idle=chosen.get("idle-days", usual.idle),
        look=chosen.get("look-days", usual.look),
        not_yet=chosen.get("not-yet", usual.not_yet),
        early=chosen.get("early-days", usual.early),
    )


def how_it_goes(who: Learner, asked: Asked, limits: Thresholds, library: Library) -> Told:
    """Return how it is going for one learner.

    Raises:
        InTheWay: a mistake lies on the way.
    """
    made = planned(who, asked, library)
    agreed = saved(who, made.study)
    how = progress(made.report, made.study.graph, agreed, limits)
    doubt = next((t.suspect for t in how.topics if t.suspect), "")
    would = tells(made.study, doubt) if doubt else ""
    return Told(report=made.report, progress=how, word=who.word, tells=would)
