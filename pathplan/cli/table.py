"""The commands there are: a static table, so that listing them loads none."""

from __future__ import annotations

from typing import NamedTuple


class Row(NamedTuple):
    """One command: its group in the help, and what it does in a few words."""

    name: str
    group: str
    line: str


LEARNERS, MAPS, COMING, SET_UP = "With learners", "With maps", "Coming and going", "Set-up"
TABLE = (
    Row("next", LEARNERS, "What to do now"),
    Row("plan", LEARNERS, "The whole path: steps, dates, choices, reasons"),
    Row("choose", LEARNERS, "See the choices and make one; set goals"),
    Row("record", LEARNERS, "Note what was shown, not yet shown, or waived"),
    Row("status", LEARNERS, "How it is going, for one learner or a folder of them"),
    Row("why", LEARNERS, "Why is this here? For steps, credit, badges, and mistakes"),
    Row("check", MAPS, "Find mistakes"),
    Row("draw", MAPS, "See a map, or a learner's path on it"),
    Row("fmt", MAPS, "Tidy a file; comments stay"),
    Row("rename", MAPS, "Rename a competency everywhere"),
    Row("new", COMING, "Start a map, a learner, or a class"),
    Row("import", COMING, "Bring in a spreadsheet, a framework, a gradebook, or badges"),
    Row("export", COMING, "Hand a map or a plan to another system"),
    Row("rules", SET_UP, "List what check looks for"),
    Row("schema", SET_UP, "Print the JSON Schema of a kind of file"),
    Row("lsp", SET_UP, "Serve an editor over stdin and stdout"),
    Row("completion", SET_UP, "Print the completion script for a shell"),
)
NAMES = tuple(row.name for row in TABLE)
