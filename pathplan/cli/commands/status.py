"""pathplan status: how it is going, for one learner or a folder of them."""

from __future__ import annotations

from dataclasses import replace

import click

from pathplan import disk
from pathplan.cli.checking import Typed, settings_of
from pathplan.cli.errors import Refusal
from pathplan.cli.options import planning
from pathplan.cli.out import result, width
from pathplan.cli.planning import Asked, NoGoal, Refused, planned, saved
from pathplan.cli.unread import unread
from pathplan.cli.who import Learner, learners, resolve
from pathplan.library import Library
from pathplan.plan import fitting
from pathplan.plan.progress import Thresholds, progress
from pathplan.render.reports.status import Told, many_text, status_text
from pathplan.render.words import duration

ORDER = {"talk": 0, "look": 1, "on-track": 2, "reached": 3}


@click.command("status")
@click.argument("who", nargs=-1, metavar="[WHO]...")
@planning
@click.option("--all", "everything", is_flag=True, help="Name also those who are on track.")
def status(*, who: tuple[str, ...], asked: Asked, everything: bool) -> int:
    """Say how it is going: goals, progress, what happened, what to talk about.

    WHO are names, ids, files, or a folder of learner files; without any, all that are here. For
    several: who needs somebody first, and why. A file that cannot be read does not stop the
    others, nor does one without a goal; the exit code is 1 where one could not be read.
    """
    found = [x for word in who for x in resolve(word)] if who else list(learners())
    people = [x for x in found if isinstance(x, Learner)]
    if not people:
        raise Refusal("no learners here.", "  To start: pathplan new fractions")
    if asked.audience == "learner" and len(people) > 1:
        raise Refusal(
            "what is said of several learners is for advisors. For one of them:",
            f"  pathplan status {people[0].word} --for learner",
        )
    limits, library = _limits(people[0]), Library()
    if len(people) == 1:
        try:
            result(status_text(_told(people[0], asked, limits, library), width()))
        except Refused as refused:
            return refused.code
        return 0
    told, unreadable, aimless = [], [], []
    for person in people:
        try:
            told.append(_told(person, replace(asked, quiet=True, silent=True), limits, library))
        except NoGoal:
            aimless.append(person.word)
        except Refused as refused:
            unreadable.append(unread(person, refused))
        except (Refusal, disk.DiskError):
            unreadable.append(unread(person))
    told.sort(key=lambda t: ORDER[t.progress.need])
    everybody = "" if everything else " ".join(["pathplan status", *who, "--all"])
    result(many_text(told, unreadable, aimless, everybody=everybody, width=width()))
    return int(bool(unreadable))


def _limits(who: Learner) -> Thresholds:
    """Return from when on somebody needs attention, as set."""
    chosen = settings_of(who.path, Typed()).status
    usual = Thresholds()
    return Thresholds(
        idle=chosen.get("idle-days", usual.idle),
        look=chosen.get("look-days", usual.look),
        not_yet=chosen.get("not-yet", usual.not_yet),
        early=chosen.get("early-days", usual.early),
    )


def _told(who: Learner, asked: Asked, limits: Thresholds, library: Library) -> Told:
    made = planned(who, asked, library)
    agreed = saved(who, made.study)
    how = progress(made.report, made.study.graph, agreed, limits)
    doubt = next((t.suspect for t in how.topics if t.suspect), "")
    tells = ""
    if doubt:
        ways = fitting([doubt], made.report.entries, made.report.maps, made.report.learner)
        best = ways[doubt].assessments[:1]
        took = f" ({duration(best[0].effort)})" if best and best[0].effort else ""
        tells = f"{best[0].title}{took}" if best else ""
    return Told(report=made.report, progress=how, word=who.word, tells=tells)


COMMAND = status
