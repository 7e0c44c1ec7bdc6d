"""Who and what a command is about: names, ids and paths to files."""

from __future__ import annotations

import contextlib
import csv
import io
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from pathplan import disk
from pathplan.cli.errors import Refusal, near

LEARNER, MAP, PART = ".learner.yaml", ".map.yaml", ".part.yaml"
SHOWN = 10


@dataclass(frozen=True, slots=True)
class Learner:
    """A learner file, with the id it is named by and the name in the `names.csv` beside it."""

    path: str
    id: str
    name: str = ""

    @property
    def word(self) -> str:
        """What to type for this learner."""
        first = self.name.split()[0].lower() if self.name.split() else ""
        return first or self.id


def learners(folder: str = ".") -> list[Learner]:
    """Return the learner files below a folder, with names where names.csv has them."""
    names: dict[str, dict[str, str]] = {}
    found = []
    for path in disk.find_files(folder, (LEARNER,)):
        parent = posixpath.dirname(path)
        if parent not in names:
            names[parent] = _names(parent)
        id_ = posixpath.basename(path).removesuffix(LEARNER)
        found.append(Learner(path, id_, names[parent].get(id_, "")))
    return found


def learner_at(path: str) -> Learner:
    """Return the learner in a file, with the name in the `names.csv` beside it."""
    id_ = posixpath.basename(path).removesuffix(LEARNER)
    return Learner(path, id_, _names(posixpath.dirname(path)).get(id_, ""))


def maps(folder: str = ".") -> list[str]:
    """Return the map files below a folder."""
    return disk.find_files(folder, (MAP,))


def _names(folder: str) -> dict[str, str]:
    """Return the names by id of the `names.csv` in a folder; none where there is no such file."""
    path = posixpath.join(folder, "names.csv")
    if disk.kind(path) != "file":
        return {}
    text, mark = names_in(path)
    found: dict[str, str] = {}
    with contextlib.suppress(csv.Error):  # a quote stays open: the names above it count
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark):
            if len(row) > 1 and row[0].strip():
                found[row[0].strip()] = row[1].strip()
    return found


def names_in(path: str) -> tuple[str, str]:
    """Return the text of a `names.csv` and what parts its columns.

    Spreadsheets of some countries save it with semicolons, and not as UTF-8.
    """
    raw = disk.read_bytes(path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", "replace")
    return text, ";" if ";" in text.partition("\n")[0] else ","


def resolve(who: str) -> list[Learner | str]:
    """Return the learners, or the map's path, that a name, an id or a path stands for.

    Raises:
        Refusal: nothing is called that; the nearest is named.
    """
    kind = disk.kind(who)
    if kind == "folder":
        found = learners(who)
        if not found:
            raise Refusal(f"no learner files below {who} (they end in {LEARNER}).")
        return list(found)
    if kind == "file":
        return [learner_at(who) if who.endswith(LEARNER) else who]
    known = learners()
    spoken = who.lower()
    whole = [x for x in known if spoken in {x.id.lower(), x.name.lower()}]
    for matching in (whole, [x for x in known if spoken in x.name.lower().split()]):
        if len(matching) == 1:
            return [matching[0]]
        if matching:
            told = len({x.id for x in matching}) == len(matching)
            listed = ", ".join(f"{x.name or x.id} ({x.id if told else x.path})" for x in matching)
            what = "id" if told else "path"
            raise Refusal(f"`{who}` could be {listed}. Type the {what}.")
    raise _unknown(who, known)


def path_of(who: Learner | str) -> str:
    """Return the file of a learner, or of a map."""
    return who if isinstance(who, str) else who.path


def all_of(words: Sequence[str]) -> list[Learner | str]:
    """Return the learners and maps that words stand for, each file once.

    Raises:
        Refusal: nothing is called so; the nearest is named.
    """
    found = {path_of(who): who for word in words for who in resolve(word)}
    return [found[path] for path in disk.each_once(found)]


def learners_of(words: Sequence[str]) -> list[Learner]:
    """Return the learners that words stand for, to be written to, each file once.

    Raises:
        Refusal: a word stands for no learner.
    """
    for word in words:
        if not any(isinstance(who, Learner) for who in resolve(word)):
            raise Refusal(f"{word} is no learner. Nothing was written.")
    return [who for who in all_of(words) if isinstance(who, Learner)]


def one(typed: str | None, command: str) -> Learner | str:
    """Return the one learner or map that is meant; what this folder holds where none is typed.

    Raises:
        Refusal: nothing is called that, or several are.
    """
    found = resolve(typed) if typed else [only(command)]
    if len(found) > 1:
        raise Refusal(f"{typed} holds {len(found)} learners. Say which one.")
    return found[0]


def _unknown(who: str, known: list[Learner]) -> Refusal:
    if "/" in who or who.endswith((".yaml", ".yml")):
        return no_such_path(who)
    words = {x.id: x for x in known} | {x.word: x for x in known}
    close = near(who, words)
    if close:
        path = words[close].path
        return Refusal(f"no learner is called `{who}` here. The nearest is `{close}` ({path}).")
    return Refusal(f"no learner is called `{who}` here, and there is no such file.")


def no_such_path(path: str) -> Refusal:
    """Return what to say about a path that leads nowhere: the nearest beside it."""
    clean = path.rstrip("/")
    parent, name = posixpath.split(clean)
    beside = [other for other in disk.names_in(parent or ".") if other != name]
    close = near(name, beside)
    hint = ""
    if close:
        there = posixpath.join(parent, close)
        hint = f" The nearest is `{there}{'/' if disk.kind(there) == 'folder' else ''}`."
    return Refusal(f"there is no file or folder `{path}`.{hint}")


def only(command: str) -> Learner | str:
    """Return the one learner, or the one map, of this folder.

    Raises:
        Refusal: there are several, or none; what to type is shown.
    """
    found = learners()
    if len(found) == 1:
        return found[0]
    if found:
        words = [x.word for x in found[:SHOWN]]
        rest = f"The first ten: {', '.join(words)}" if len(found) > SHOWN else ", ".join(words)
        raise Refusal(
            f"here are {len(found)} learners. Say which one:",
            "",
            f"  pathplan {command} {found[0].word}",
            "",
            rest,
        )
    there = maps()
    if len(there) == 1:
        return there[0]
    if there:
        raise Refusal(
            f"here are {len(there)} maps and no learner. Say which map:",
            "",
            f"  pathplan {command} {there[0]}",
        )
    raise Refusal("no maps and no learners in this folder.", "  To start: pathplan new fractions")


def plan_path(path: str) -> str:
    """Return where the agreed plan of a learner file is saved."""
    return f"{path.removesuffix(LEARNER)}.plan.json"
