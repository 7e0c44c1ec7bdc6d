"""What is said of mistakes that lie on the way to a plan."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.cli.out import coloured, note, result, width
from pathplan.diagnostic import Diagnostic
from pathplan.model import Goal
from pathplan.render.words import count, listing
from pathplan.study import Study, in_the_way


def refuse(found: Study, goals: Sequence[Goal], stopping: Sequence[Diagnostic]) -> None:
    """Say what lies on the way, what else is wrong, and for which goals there is a plan."""
    touched = [g for g in goals if in_the_way(found, [g])]
    titles = listing([_title(found, g) for g in touched or goals])
    mistakes = "a mistake lies" if len(stopping) == 1 else f"{len(stopping)} mistakes lie"
    say(stopping, f"{mistakes} on the way to {titles}. No plan is made.")
    others = len(found.findings) - len(stopping)
    free = [g for g in goals if g not in touched]
    lines = []
    if others:
        verb = "does" if others == 1 else "do"
        lines.append(f"{count(others, 'other mistake')} {verb} not touch these goals.")
    if free and touched:
        who = found.learner.file if found.learner else found.maps[0].file
        flags = " ".join(f"--goal {g.id}" for g in free)
        lines += ["Without what the mistake touches there is a plan:"]
        lines += [f"  pathplan plan {who} {flags}"]
    if lines:
        result("\n" + "\n".join(lines) + "\n")


def left_out(found: Study, path: str, what: str, *, quiet: bool) -> int:
    """Say how much is wrong with a map that `what` is made of all the same; return the exit code.

    `what` is a noun, as "the picture".
    """
    if not found.findings:
        return 0
    mistakes = count(len(found.findings), "mistake")
    told = f"{what} leaves out what cannot be read"
    note(f"{mistakes} in this map; {told}: pathplan check {path}", quiet=quiet)
    return 1


def _title(found: Study, goal: Goal) -> str:
    node = found.graph.find(found.maps[0].key(goal.id))
    return found.graph.nodes[node].entry.title if node is not None else goal.id


def say(findings: Sequence[Diagnostic], message: str) -> None:
    """Say what is wrong, and show the findings."""
    note(f"pathplan: {message}")
    from pathplan.render.findings.text import findings_text  # most plans say nothing of this

    result(findings_text(findings, width=width(), colour=coloured()))
