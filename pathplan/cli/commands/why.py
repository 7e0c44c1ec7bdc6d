"""pathplan why: why a step or a credit is there, and what a rule means."""

from __future__ import annotations

import click

from pathplan.check.rule import manual, rule_names
from pathplan.cli.errors import Refusal, near
from pathplan.cli.options import planning
from pathplan.cli.out import result, width
from pathplan.cli.planning import Asked, InTheWay, planned
from pathplan.cli.what import competency
from pathplan.cli.who import learners, one
from pathplan.plan import fitting
from pathplan.render.reports.manual import manual_text
from pathplan.render.reports.why import why_text
from pathplan.study import explain


@click.command("why")
@click.argument("words", nargs=-1, required=True, metavar="[WHO] WHAT")
@planning
def why(
    *,
    words: tuple[str, ...],
    asked: Asked,
) -> int:
    """Say why a step or a credit is there, or what a rule of check means.

    WHAT is a step's number, an id, enough of a title, or the name of a rule.
    """
    if len(words) == 1 and words[0] in rule_names():
        result(manual_text(manual(words[0])))
        return 0
    if len(words) == 1 and len(learners()) != 1:
        raise _incomplete(words[0])
    if len(words) > 2:
        words = (words[0], " ".join(words[1:]))
    found = one(words[0] if len(words) > 1 else None, "why")
    try:
        made = planned(found, asked)
    except InTheWay:
        return 1
    report, study = made.report, made.study
    key = competency(study.graph, study.maps[0].id, words[-1], made.plan)
    content = {**fitting([key], report.entries, report.maps, report.learner), **report.content}
    said = explain(study, made.plan, made.goals, key, made.agreed, time_limit=asked.time_limit)
    result(why_text(report, said, content.get(key), width()))
    return 0


def _incomplete(word: str) -> Refusal:
    """Return what to say about one word that is no rule: it may be a learner."""
    if word.lower() in {name.lower() for x in learners() for name in (x.id, x.name, x.word)}:
        return Refusal(
            "say also what: a step's number, an id, or enough of a title.",
            f"  pathplan why {word} 1",
        )
    close = near(word, rule_names())
    hint = f" The nearest is `{close}`." if close else ""
    return Refusal(f"no rule is called `{word}`.{hint}", "  For a step: pathplan why WHO WHAT")


COMMAND = why
