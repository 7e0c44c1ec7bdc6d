"""pathplan check: find mistakes in maps, parts and learner files."""

from __future__ import annotations

import click

from pathplan import disk
from pathplan.cli.errors import Refusal
from pathplan.cli.out import coloured, result, width
from pathplan.cli.who import LEARNER, MAP, no_such_path
from pathplan.library import Library
from pathplan.pipeline import check_files
from pathplan.render.findings.concise import findings_concise
from pathplan.render.findings.json import findings_json
from pathplan.render.findings.text import findings_text, summary

SHEETS = {".xlsx": "an Excel workbook", ".xls": "an Excel workbook", ".ods": "a spreadsheet"}


@click.command("check")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--all", "everything", is_flag=True, help="Show every note, not only their number.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "concise", "json"]),
    default="text",
    show_default=True,
    help="How to print what was found.",
)
@click.option("-q", "--quiet", is_flag=True, help="Leave out remarks.")
def check(*, paths: tuple[str, ...], everything: bool, form: str, quiet: bool) -> int:
    """Find mistakes in maps, their parts and learner files.

    PATHS are files, or folders with such files below them; without any, this folder. The exit
    code is 1 where there is an error, 2 where there is nothing to check.
    """
    files = _files(paths)
    found = check_files(Library(), files)
    wrong = any(f.severity.word == "error" for f in found.findings)
    if form == "json":
        result(findings_json(found.findings))
    elif form == "concise":
        result(findings_concise(found.findings))
    else:
        result(
            findings_text(found.findings, width=width(), colour=coloured(), everything=everything)
        )
        if wrong or not quiet:
            again = " ".join(["pathplan check", *paths])
            result(summary(found, again, everything=everything))
    return int(wrong)


def _files(paths: tuple[str, ...]) -> list[str]:
    """Return the files to check, each once.

    Raises:
        Refusal: a path leads nowhere, is of no use, or nothing is below it.
    """
    files: dict[str, None] = {}
    for path in paths or (".",):
        kind = disk.kind(path)
        if kind == "missing":
            raise no_such_path(path)
        if kind != "folder":
            _refuse_sheet(path)
            files[path] = None
            continue
        below = disk.find_files(path, (MAP, LEARNER))
        if not below and paths:
            raise Refusal(
                f"no maps or learner files below {path} (they end in {MAP} or {LEARNER})."
            )
        files.update(dict.fromkeys(below))
    if not files:
        raise Refusal(
            "no maps and no learners in this folder.", "  To start: pathplan new fractions"
        )
    return list(files)


def _refuse_sheet(path: str) -> None:
    ending = path[path.rfind(".") :].lower()
    if ending in SHEETS:
        raise Refusal(f"{path} is {SHEETS[ending]}, not a map.")


COMMAND = check
