"""pathplan status: how it is going, for one learner or a folder of them."""

from __future__ import annotations

import posixpath

import click

from pathplan.cli.errors import Refusal
from pathplan.cli.gathering import group_of, how_it_goes, limits_of
from pathplan.cli.options import planning
from pathplan.cli.out import coloured, note, result, width, write
from pathplan.cli.planning import Asked, InTheWay
from pathplan.cli.who import Learner, all_of, learners
from pathplan.library import Library
from pathplan.render.pages.status import many_page, status_page
from pathplan.render.paint import marked
from pathplan.render.reports.progress import Told
from pathplan.render.reports.status import many_text, status_text


@click.command("status")
@click.argument("who", nargs=-1, metavar="[WHO]...")
@planning
@click.option("--all", "everything", is_flag=True, help="Name also those who are on track.")
@click.option("-o", "target", metavar="FILE", help="Write a page to this file: .html, or .txt.")
def status(*, who: tuple[str, ...], asked: Asked, everything: bool, target: str | None) -> int:
    """Say how it is going: goals, progress, what happened, what to talk about.

    WHO are names, ids, files, or a folder of learner files; without any, all that are here. For
    several: who needs somebody first, and why; a page has a sheet for each. A file that cannot be
    read does not stop the others, nor does one without a goal; the exit code is 1 where one could
    not be read. A file about one learner is for them, the rest is for advisors.
    """
    found = all_of(who) if who else list(learners())
    people = [x for x in found if isinstance(x, Learner)]
    if not people:
        raise Refusal("no learners here.", "  To start: pathplan new fractions")
    if asked.audience == "learner" and len(people) > 1:
        raise Refusal(
            "what is said of several learners is for advisors. For one of them:",
            f"  pathplan status {people[0].word} --for learner",
        )
    page = target is not None and _is_page(target)
    limits, library = limits_of(people[0]), Library()
    if len(people) == 1:
        asked = asked.usually("learner" if target else "advisor")
        try:
            told = how_it_goes(people[0], asked, limits, library)
        except InTheWay:
            return 1
        text = status_page(told) if page else status_text(told, width())
        _put(text, target, asked, library, f"how it is going, made for {_reader(told)}")
        return 0
    group = group_of(people, asked, limits, library)
    everybody = "" if everything or target else " ".join(["pathplan status", *who, "--all"])
    if page and group.told:
        text = many_page(group.told, group.missing)
    else:
        text = many_text(
            group.told, group.unreadable, group.aimless, everybody=everybody, width=width()
        )
    sheets = f"a sheet for each of {len(group.told)} learners" if page else "who needs somebody"
    _put(text, target, asked, library, f"{sheets}, made for advisors")
    return int(bool(group.unreadable))


def _is_page(target: str) -> bool:
    """Say whether a file is to be a page.

    Raises:
        Refusal: its ending says neither that nor text.
    """
    ending = posixpath.splitext(target)[1].lower()
    if ending not in {".html", ".txt"}:
        raise Refusal(f"the ending of {target} says no form.", "  Known endings: .html .txt")
    return ending == ".html"


def _reader(told: Told) -> str:
    return told.report.call if told.report.audience == "learner" else "advisors"


def _put(text: str, target: str | None, asked: Asked, library: Library, holds: str) -> None:
    """Print a text, or write it to a file and say what it holds."""
    if target is None:
        result(marked(text, colour=coloured()))
        return
    write(target, text.encode(), tuple(library.files))
    note(f"Wrote {target}: {holds}.", quiet=asked.quiet)


COMMAND = status
