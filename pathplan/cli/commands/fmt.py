"""pathplan fmt: tidy files; comments stay."""

from __future__ import annotations

import click

from pathplan import disk
from pathplan.changes import formatted
from pathplan.cli.checking import files_of
from pathplan.cli.diff import diff
from pathplan.cli.out import note, result
from pathplan.cli.who import LEARNER, MAP, PART
from pathplan.diagnostic import Severity
from pathplan.library import Library
from pathplan.render.words import count


@click.command("fmt")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--check", "checked", is_flag=True, help="Say which files are untidy, write nothing.")
@click.option("--diff", "shown", is_flag=True, help="Show what would change, write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Leave out remarks.")
def fmt(*, paths: tuple[str, ...], checked: bool, shown: bool, quiet: bool) -> int:
    """Bring files into their usual layout: order of keys, indents, blank lines, line ends.

    PATHS are files, or folders with maps, parts and learner files below them; without any, this
    folder. Comments and what a file means stay as they are; each file is read again before it is
    written. With --check or --diff the exit code is 1 where something would change.
    """
    library = Library()
    texts: dict[str, bytes] = {}
    broken = []
    files = files_of(paths, (MAP, PART, LEARNER))
    for path in files:
        loaded = library.file(path)
        wrong = any(f.severity is Severity.ERROR for f in loaded.findings)
        if wrong or not loaded.document.complete:
            broken.append(path)
            continue
        new = formatted(library, path)
        if new != library.raw(path):
            texts[path] = new
    if shown:
        result(diff({file: library.raw(file) for file in texts}, texts))
    elif checked:
        result("".join(f"{file} is not tidy\n" for file in texts))
    else:
        disk.write_whole(texts)
    _remark(texts, broken, len(files), written=not (checked or shown), quiet=quiet)
    return int(bool(broken) or (bool(texts) and (checked or shown)))


def _remark(
    texts: dict[str, bytes], broken: list[str], files: int, *, written: bool, quiet: bool
) -> None:
    for path in broken:
        note(f"{path} has mistakes and stays as it is: pathplan check {path}")
    if not texts:
        tidy = files - len(broken)
        if tidy:
            note(f"{count(tidy, 'file')}: tidy.", quiet=quiet)
    elif written:
        note(f"Tidied {count(len(texts), 'file')} of {files:,}.", quiet=quiet)
    else:
        note(f"{len(texts):,} of {count(files, 'file')} would change: pathplan fmt", quiet=quiet)


COMMAND = fmt
