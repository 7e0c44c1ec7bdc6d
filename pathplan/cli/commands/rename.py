"""pathplan rename: a new id for a competency, everywhere."""

from __future__ import annotations

import posixpath
from collections import Counter

import click

from pathplan import disk
from pathplan.changes import rewrite
from pathplan.cli.checking import files_of
from pathplan.cli.diff import diff
from pathplan.cli.errors import Refusal, near
from pathplan.cli.out import note, result
from pathplan.cli.who import LEARNER
from pathplan.diagnostic import Severity
from pathplan.edit.apply import EditError
from pathplan.library import Library
from pathplan.model.ids import ID
from pathplan.renaming import Named, named_so, renamed, taken
from pathplan.render.words import count


@click.command("rename")
@click.argument("old")
@click.argument("new")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--diff", "shown", is_flag=True, help="Show it, write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out remarks.")
def rename(*, old: str, new: str, paths: tuple[str, ...], shown: bool, quiet: bool) -> int:
    """Rename OLD to NEW in maps, their parts and learner files.

    PATHS are files, or folders with such files below them; without any, this folder. The old id
    stays under `was`, so that files elsewhere keep working. All files are written, or none.
    """
    library = Library()
    files = files_of(paths)
    learners = _read(library, files)
    found = _one(library, old)
    new = new.removeprefix(f"{found.map.id}/")
    if not ID.fullmatch(new):
        raise Refusal(f"`{new}` cannot be an id.", "  Use letters, digits, dots and dashes.")
    if new == found.id:
        raise Refusal(f"`{old}` is its id already.")
    if taken(found.map, new, found):
        raise Refusal(f"the id `{new}` is taken in {found.map.file}.")
    changes = renamed(library, learners, found, new)
    try:
        texts = rewrite(library, (change for _, change in changes))
    except EditError as error:
        raise Refusal(
            f"the layout of a file is in the way: {error}.", "  See: pathplan fmt"
        ) from None
    if shown:
        result(diff({file: library.raw(file) for file in texts}, texts))
        return 0
    disk.write_whole(texts)
    result(
        _said(found.id, new, Counter(file for file, change in changes if change.kind != "insert"))
    )
    if found.entry is not None:
        note(
            "The old id stays under `was`, so files elsewhere that use it keep working.",
            quiet=quiet,
        )
    return 0


def _read(library: Library, files: list[str]) -> list[str]:
    """Read all maps and learner files; return those of learners.

    Raises:
        Refusal: one of them cannot be read to its end, so that something could be missed.
    """
    learners = []
    for path in files:
        kind = library.file(path).kind
        if kind == "learner":
            learners.append(path)
            library.learner(path)
        elif kind == "map":
            library.map(path)
    for path, loaded in library.files.items():
        wrong = any(f.severity is Severity.ERROR for f in loaded.findings)
        if not loaded.document.complete or wrong:
            raise Refusal(
                f"{path} has mistakes that could hide a place.", f"  pathplan check {path}"
            )
    return learners


def _one(library: Library, old: str) -> Named:
    maps = [loaded.map for loaded in library.maps.values()]
    found = named_so(maps, old)
    if len(found) == 1:
        return found[0]
    if found:
        rows = [f"  {one.key}   {one.title}" for one in found]
        raise Refusal(f"`{old}` could be any of {len(found)}. Type one of these:", *rows)
    ids = [entry.id for map_ in maps for entry in map_.entries]
    close = near(old, ids)
    hint = f" The nearest is `{close}`." if close else ""
    raise Refusal(f"no competency is called `{old}`.{hint}")


def _said(old: str, new: str, places: Counter[str]) -> str:
    """Return in how many places of which files an id was changed; learners by their folder."""
    folders: dict[str, list[str]] = {}
    rows = []
    for file in sorted(places, key=lambda file: (file.endswith(LEARNER), file)):
        if file.endswith(LEARNER):
            folders.setdefault(f"{posixpath.dirname(file)}/", []).append(file)
        else:
            rows.append((file, str(places[file])))
    for folder, files in folders.items():
        if len(files) == 1:
            rows.append((files[0], str(places[files[0]])))
        else:
            number = count(sum(places[file] for file in files), "place")
            rows.append((folder, f"{number} in {count(len(files), 'file')}"))
    wide = max(len(name) for name, _ in rows)
    total = count(sum(places.values()), "place")
    lines = [f"Renamed `{old}` to `{new}` in {total}:"]
    lines += [f"  {name:<{wide}}   {said}" for name, said in rows]
    return "\n".join(lines) + "\n"


COMMAND = rename
