"""pathplan new: a small map and a learner to start from."""

from __future__ import annotations

import posixpath
import re
from importlib.resources import files

import click

from pathplan import disk
from pathplan.check.schema import schema_text
from pathplan.cli.errors import Refusal
from pathplan.cli.out import note, result

STARTER = ("starter.map.yaml", "ada.learner.yaml")
SCHEMAS = ("map", "learner")


@click.command("new")
@click.argument("folder", metavar="DIR")
@click.option("-q", "--quiet", is_flag=True, help="Leave out remarks.")
def new(*, folder: str, quiet: bool) -> int:
    """Start a map and a learner in DIR: small, commented, without mistakes.

    Schemas are put into DIR/.pathplan/, where editors find them through the first line of each
    file. Nothing that exists is overwritten.
    """
    name = _id(folder)
    targets = {}
    for source in STARTER:
        text = files("pathplan").joinpath("starter", source).read_text(encoding="utf-8")
        target = source.replace("starter", name)
        targets[posixpath.join(folder, target)] = text.replace("starter", name).encode()
    for schema in SCHEMAS:
        target = posixpath.join(folder, ".pathplan", f"{schema}.schema.json")
        targets[target] = schema_text(schema).encode()
    targets[posixpath.join(folder, ".gitignore")] = b"names.csv\n"
    there = [path for path in targets if disk.exists(path)]
    if there:
        raise Refusal(f"{there[0]} is there already. Nothing was written.")
    disk.make_folder(posixpath.join(folder, ".pathplan"))
    disk.write_whole(targets)
    shown = [path for path in targets if path.endswith(".yaml")]
    for path in shown:
        note(f"Wrote {path}", quiet=quiet)
    note(f"Wrote {posixpath.join(folder, '.pathplan')}/ with the schemas", quiet=quiet)
    learner = next(path for path in shown if path.endswith(".learner.yaml"))
    result(
        f"Next: pathplan check {folder}        See the learner's path: pathplan plan {learner}\n"
    )
    return 0


def _id(folder: str) -> str:
    """Return the id of the map made in a folder: its name, as an id may be written.

    Raises:
        Refusal: nothing of the name is left.
    """
    name = posixpath.basename(posixpath.normpath(folder))
    found = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-._")
    if not found or folder.endswith((".yaml", ".yml")):
        raise Refusal(
            f"`{folder}` does not do as the name of a folder.", "  pathplan new fractions"
        )
    return found.lower()[:60]


COMMAND = new
