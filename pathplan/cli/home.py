"""What is in this folder, and what to type next."""

from __future__ import annotations

from pathplan.cli import who
from pathplan.cli.out import result
from pathplan.library import Library
from pathplan.render.escape import terminal
from pathplan.render.width import cells, pad
from pathplan.render.words import count

MOST = 12


def home() -> int:
    """Say what is here and what to do with it."""
    maps, learners = who.maps(), who.learners()
    if not maps and not learners:
        result(
            "No maps and no learners in this folder.\n\n"
            "  pathplan new fractions         start from a small example that works\n"
            "  pathplan import skills.csv     start from a spreadsheet\n\n"
            "All commands: pathplan --help\n"
        )
        return 0
    library = Library()
    rows = [(path, _title(library, path)) for path in maps[:MOST]]
    rows += [(x.path, _learner(library, x)) for x in learners[:MOST]]
    wide = max(cells(path) for path, _ in rows)
    lines = [f"Here: {count(len(maps), 'map')}, {count(len(learners), 'learner')}", ""]
    lines += [f"  {pad(path, wide)}   {title}" for path, title in rows]
    more = max(0, len(maps) - MOST) + max(0, len(learners) - MOST)
    if more:
        lines.append(f"  and {more} more")
    lines += ["", *_next(maps, learners), "", "All commands: pathplan --help"]
    result("".join(f"{terminal(line.rstrip())}\n" for line in lines))
    return 0


def _next(maps: list[str], learners: list[who.Learner]) -> list[str]:
    typed = []
    if learners:
        first = learners[0]
        name = first.name or first.id
        typed.append((f"pathplan next {first.word}", f"what {name} can do now"))
        typed.append((f"pathplan plan {first.word}", "the whole path"))
    else:
        typed.append((f"pathplan draw {maps[0]}", "see the map"))
    typed.append(("pathplan check", "find mistakes in these files"))
    wide = max(len(command) for command, _ in typed)
    return [f"  {command:<{wide}}      {what}" for command, what in typed]


def _title(library: Library, path: str) -> str:
    return library.map(path).map.title or "(no title)"


def _learner(library: Library, learner: who.Learner) -> str:
    profile, files, _ = library.learner(learner.path)
    titles = [library.map(file).map.title for file in files]
    on = f", on {titles[0]}" if titles else ""
    return f"{learner.name or profile.id or learner.id}{on}"
