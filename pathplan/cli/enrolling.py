"""Making learner files for a class."""

from __future__ import annotations

import csv
import io
import posixpath
import re
from codecs import BOM_UTF8
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pathplan import disk
from pathplan.cli.bringing import foreign
from pathplan.cli.errors import Refusal
from pathplan.cli.out import note, result, width
from pathplan.cli.what import goal_of
from pathplan.cli.who import LEARNER, Learner, learners, names_in
from pathplan.edit.lay_out import laid_out
from pathplan.exchange import UnreadableError
from pathplan.exchange.cleaned import clean
from pathplan.exchange.roster import Member, Roster, read_roster
from pathplan.library import Library
from pathplan.render.escape import terminal
from pathplan.render.width import wrap
from pathplan.render.words import count, listing

NAMES, IGNORE = "names.csv", ".gitignore"
PSEUDONYM = re.compile(r"L-(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """A class to make files for: its list, the map, the folder, and a goal for all, if any."""

    roster: str
    map: str
    folder: str
    goal: str
    columns: Mapping[str, str]


def enrol(asked: Class, *, quiet: bool) -> int:
    """Write a learner file for each person of a list, and their names apart; return the exit code.

    Raises:
        Refusal: the list or the map cannot be used, or a file is in the way.
        DiskError: something cannot be read or written; then nothing is.
    """
    try:
        roster = read_roster(foreign(asked.roster), asked.columns)
    except UnreadableError as error:
        raise Refusal(str(error), *error.more) from error
    if not roster.members:
        raise Refusal(f"there is nobody in {asked.roster}.")
    there = learners(asked.folder) if disk.kind(asked.folder) == "folder" else []
    new = _strangers(roster.members, there)
    ids = _ids(new, {one.id for one in there})
    goal = _goal(asked)
    shown_map = disk.seen_from(asked.map, asked.folder)
    targets = {
        posixpath.join(asked.folder, f"{id_}{LEARNER}"): _file(id_, member, shown_map, goal)
        for id_, member in zip(ids, new, strict=True)
    }
    taken = next((path for path in targets if disk.exists(path)), None)
    if taken is not None:
        raise Refusal(f"{taken} is there already. Nothing was written.")
    if targets:
        names = posixpath.join(asked.folder, NAMES)
        targets[names] = _named(names, [(i, m.name) for i, m in zip(ids, new, strict=True)])
        targets |= _ignored(posixpath.join(asked.folder, IGNORE))
        disk.make_folder(asked.folder)
        disk.write_whole(targets)
    result(_told(asked, roster, ids))
    known = len(roster.members) - len(new)
    if known:
        note(f"{count(known, 'person', 'people')} had a file already.", quiet=quiet)
    for name in roster.again:
        said = f"{name} stands in {asked.roster} more than once and has one file"
        note(f"{said}; two people need numbers that tell them apart.", quiet=quiet)
    return 0


def _strangers(members: Sequence[Member], there: Sequence[Learner]) -> list[Member]:
    """Return who has no file yet: nobody there has a number of theirs, or their name alone.

    Somebody of the same name with another number of the same system is somebody else.
    """
    library = Library()
    numbers = [(one.name, dict(library.learner(one.path)[0].ids)) for one in there]
    return [m for m in members if not any(_same(m, name, ids) for name, ids in numbers)]


def _same(member: Member, name: str, ids: Mapping[str, str]) -> bool:
    shared = [ids[system] == value for system, value in member.ids if system in ids]
    return any(shared) or (member.name == name and not shared)


def _ids(members: Sequence[Member], taken: set[str]) -> list[str]:
    """Return an id for each person: the one of the list, else the next free pseudonym.

    Raises:
        Refusal: the list gives one id to two people.
    """
    given = [member.id for member in members if member.id]
    twice = next((id_ for id_ in given if given.count(id_) > 1 or id_ in taken), None)
    if twice is not None:
        raise Refusal(f"`{twice}` is the id of two people. Nothing was written.")
    used = {*taken, *given}
    last = max((int(m[1]) for id_ in used if (m := PSEUDONYM.fullmatch(id_))), default=0)
    found = []
    for member in members:
        last += not member.id
        found.append(member.id or f"L-{last:04}")
    return found


def _goal(asked: Class) -> str:
    library = Library()
    home = library.map(asked.map).map
    if not home.entries:
        raise Refusal(f"{asked.map} is no map to learn from.", f"  pathplan check {asked.map}")
    if not asked.goal:
        return ""
    goal = goal_of(library.graph(library.reach(asked.map)), home.id, asked.goal)
    return home.short(goal.id)


def _file(id_: str, member: Member, shown_map: str, goal: str) -> bytes:
    data: dict[str, object] = {"format": "pathplan-learner/1", "id": id_, "map": shown_map}
    if member.ids:
        data["ids"] = {system: clean(value) for system, value in member.ids}
    if goal:
        data["goals"] = [goal]
    return laid_out(data, "learner").encode()


def _named(path: str, new: Sequence[tuple[str, str]]) -> bytes:
    """Return names.csv with more people in it."""
    there = disk.exists(path)
    before, mark = names_in(path) if there else ("id,name\n", ",")
    code = "utf-8-sig" if there and disk.read_bytes(path).startswith(BOM_UTF8) else "utf-8"
    end = "\r\n" if "\r\n" in before else "\n"
    text = io.StringIO()
    csv.writer(text, delimiter=mark, lineterminator=end).writerows(new)
    return f"{before}{'' if before.endswith(end) else end}{text.getvalue()}".encode(code)


def _ignored(path: str) -> dict[str, bytes]:
    """Return a .gitignore that keeps names out of the repository, where it does not yet."""
    before = disk.read_bytes(path) if disk.exists(path) else b""
    if NAMES in before.decode("utf-8", "replace").split():
        return {}
    return {
        path: before + (b"" if not before or before.endswith(b"\n") else b"\n") + b"names.csv\n"
    }


def _told(asked: Class, roster: Roster, ids: Sequence[str]) -> str:
    if not ids:
        return f"Everybody in {asked.roster} has a file in {asked.folder} already.\n"
    folder = f"{asked.folder.rstrip('/')}/"
    span = f" ({ids[0]} to {ids[-1]})" if len(ids) > 1 else f" ({ids[0]})"
    wrote = f"Wrote {count(len(ids), 'learner file')} in {folder}{span} and {folder}{NAMES}."
    kept = "Names are in names.csv only, and .gitignore keeps that file out of the repository."
    kept += " Without it pathplan prints the numbers."
    if roster.unused:
        unused = listing([f"`{name}`" for name in roster.unused])
        were = "was" if len(roster.unused) == 1 else "were"
        kept += f" {unused} in {asked.roster} {were} not used."
    lines = [*wrap(wrote, width()), "", *wrap(kept, width()), ""]
    lines.append(f"Next: pathplan import grades.csv {folder}")
    return "".join(f"{terminal(line)}\n" for line in lines)
