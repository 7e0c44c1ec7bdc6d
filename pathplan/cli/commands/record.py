"""pathplan record: note what was shown, not yet shown, or waived."""

from __future__ import annotations

from dataclasses import replace

import click

from pathplan.cli.checking import Typed, settings_of
from pathplan.cli.errors import Refusal
from pathplan.cli.noting import added, entry, write
from pathplan.cli.out import note as note_
from pathplan.cli.out import result
from pathplan.cli.planning import Asked
from pathplan.cli.recording import Said, told
from pathplan.cli.recording import record as recorded
from pathplan.cli.today import today as day_of
from pathplan.cli.who import Learner, learners_of
from pathplan.read.durations import whole_number
from pathplan.render.words import count, full_day


@click.command("record")
@click.argument("words", nargs=-1, required=True, metavar="WHO... [WHAT]")
@click.option("--level", default="", metavar="LEVEL", help="The level shown; mastery by default.")
@click.option("--kind", default="", metavar="KIND", help="How it was seen: quiz, poster, exam ...")
@click.option("--date", "when", metavar="DATE", help="The day, as 2026-12-01; today by default.")
@click.option("--by", default="", metavar="NAME", help="Who saw it or decided it.")
@click.option("--took", default="", metavar="TIME", help="How long it took, as 4h.")
@click.option("--work", default="", metavar="FILE", help="A piece of work that shows it.")
@click.option("--score", default="", metavar="SCORE", help="A score; it decides nothing.")
@click.option("--source", default="", metavar="TEXT", help="Where it comes from: Unit 3 quiz.")
@click.option("--not-yet", is_flag=True, help="It was not shown yet.")
@click.option("--misconception", default="", metavar="ID", help="A wrong idea that the map lists.")
@click.option("--waive", is_flag=True, help="Let it count without being shown.")
@click.option("--reason", default="", metavar="TEXT", help="Why it is waived.")
@click.option("--note", default="", metavar="TEXT", help="A remark; without WHAT, about WHO.")
@click.option("--today", metavar="DATE", help="The day that is today.")
@click.option("--diff", "shown", is_flag=True, help="Show what would be written, write nothing.")
def record(
    *,
    words: tuple[str, ...],
    level: str,
    kind: str,
    when: str | None,
    by: str,
    took: str,
    work: str,
    score: str,
    source: str,
    not_yet: bool,
    misconception: str,
    waive: bool,
    reason: str,
    note: str,
    today: str | None,
    shown: bool,
) -> int:
    """Note in learner files what was shown, not yet shown, or waived.

    WHO are names, ids or files; WHAT is an id, enough of a title, or, of one learner, the number of
    a step. Comments and layout stay. Several learners are written all or none. A waiver needs --by
    and --reason.
    """
    now = day_of(today)
    said = Said(
        day=day_of(when) if when else now,
        level=level,
        kind=kind,
        by=by,
        took=took,
        work=work,
        score=score,
        source=source,
        misconception=misconception,
        reason=reason,
        note=note,
        not_yet=not_yet,
        waive=waive,
    )
    if not_yet and waive:
        raise Refusal("`--not-yet` and `--waive` do not go together.")
    if reason and not waive:
        raise Refusal(
            "--reason is for --waive. Nothing was written.", f'  A remark: --note "{reason}"'
        )
    alone = len(words) == 1
    people = learners_of(words if alone else words[:-1])
    said = replace(said, by=said.by or settings_of(people[0].path, Typed()).by)
    if alone:
        return _remark(people, said, shown=shown)
    if len(people) > 1 and whole_number(words[-1]) is not None:
        raise Refusal("a step has its number on one path only. Nothing was written.")
    asked = Asked(today=now, quiet=True)
    made = [recorded(person, words[-1], said, asked) for person in people]
    if write([one.noted for one in made], shown=shown):
        result(told(made, said))
        if said.day > now:
            note_(f"{full_day(said.day)} is still to come: until then this does not count.")
    return 0


def _remark(people: list[Learner], said: Said, *, shown: bool) -> int:
    """Add a note about somebody to their file."""
    if not said.note:
        raise Refusal("say also what was shown, or --note.", "  pathplan record mia frac.compare")
    value = entry({"date": said.day.isoformat(), "by": said.by, "text": said.note})
    notes = [added(person.path, "notes", value) for person in people]
    if write(notes, shown=shown):
        where = f"{notes[0].path}, line {notes[0].line}" if len(notes) == 1 else ""
        result(f"Noted in {where or count(len(notes), 'learner file')}.\n")
    return 0


COMMAND = record
