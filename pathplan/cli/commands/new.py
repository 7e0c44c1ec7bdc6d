"""pathplan new: a small map and a learner to start from, or the learner files of a class."""

from __future__ import annotations

import posixpath
from importlib.resources import files

import click

from pathplan import disk
from pathplan.check.schema import schema_text
from pathplan.cli.columns import column
from pathplan.cli.enrolling import Class, enrol
from pathplan.cli.errors import Refusal
from pathplan.cli.out import note, result
from pathplan.model.ids import as_id

STARTER = ("starter.map.yaml", "ada.learner.yaml")
SCHEMAS = ("map", "learner")
CLASS = "learners"
USE = "  pathplan new learners roster.csv --map fractions/fractions.map.yaml"


@click.command("new")
@click.argument("what", nargs=-1, required=True, metavar="DIR | learners ROSTER")
@click.option("--map", "map_", default="", metavar="FILE", help="The map that the class is on.")
@click.option(
    "-o",
    "target",
    default=CLASS,
    metavar="DIR",
    help="Where learner files go; learners by default.",
)
@click.option("--goal", default="", metavar="ID", help="What all of the class aim at.")
@click.option(
    "--columns",
    multiple=True,
    metavar="HOLDS=NAME",
    help='What a column of ROSTER holds, as name="Pupil"; may be given several times.',
)
@click.option("-q", "--quiet", is_flag=True, help="Leave out remarks.")
def new(
    *,
    what: tuple[str, ...],
    map_: str,
    target: str,
    goal: str,
    columns: tuple[str, ...],
    quiet: bool,
) -> int:
    """Start a map and a learner in DIR, or learner files for a class.

    What is put into DIR is small, commented, without mistakes; schemas are put into DIR/.pathplan/,
    where editors find them through the first line of each file. `new learners ROSTER` makes a file
    for each person of a table, named by a number; names go into names.csv alone, which is kept out
    of the repository. Nothing that exists is overwritten.
    """
    if what == (CLASS,) and (map_ or goal or columns):
        raise Refusal("say which class list to read.", USE)
    if len(what) == 1:
        return _start(what[0], quiet=quiet)
    if len(what) > 2 or what[0] != CLASS:
        raise Refusal("`new` takes one folder, or `learners` and a class list.", USE)
    if not map_:
        raise Refusal("say which map the class is on: add --map FILE.", USE)
    named = dict(column(typed) for typed in columns)
    asked = Class(roster=what[1], map=map_, folder=target, goal=goal, columns=named)
    return enrol(asked, quiet=quiet)


def _start(folder: str, *, quiet: bool) -> int:
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
    found = as_id(name)
    if not found or folder.endswith((".yaml", ".yml")):
        raise Refusal(
            f"`{folder}` does not do as the name of a folder.", "  pathplan new fractions"
        )
    return found.lower()[:60]


COMMAND = new
