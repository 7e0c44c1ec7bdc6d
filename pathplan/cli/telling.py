"""How the findings of a check are told: in which forms, and where each goes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pathplan import __version__
from pathplan.check.rule import manual
from pathplan.cli.errors import Refusal, near
from pathplan.cli.out import coloured, note, result, width, write
from pathplan.model import Checked
from pathplan.plugin import load, names
from pathplan.render.form import Form, Told
from pathplan.render.words import count, listing

FORMS = "pathplan.render.findings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How to tell of a check."""

    everything: bool = False
    quiet: bool = False
    again: str = "pathplan check"


def forms(typed: Sequence[str]) -> list[tuple[str, str]]:
    """Return the forms asked for, each with the file it goes to, "" for stdout.

    Raises:
        Refusal: there is no such form, or two of them go to one place.
    """
    known = names(FORMS)
    found = []
    for text in typed:
        name, _, file = text.partition("=")
        if name not in known:
            close = near(name, known)
            told = f" The nearest is `{close}`." if close else ""
            raise Refusal(f"there is no form `{name}`; there is {', '.join(known)}.{told}")
        found.append((name, file))
    places = Counter(os.path.realpath(file) if file else "" for _, file in found)
    twice = [file for _, file in found if places[os.path.realpath(file) if file else ""] > 1]
    if twice:
        raise Refusal(f"two forms go to {twice[0] or 'the terminal'}; write one as FORM=FILE.")
    return found


def tell(
    checked: Checked, asked: Sequence[tuple[str, str]], manner: Manner, inputs: Sequence[str] = ()
) -> None:
    """Print or write a check in every form asked for.

    Raises:
        Refusal: a file to write is one of those read.
        DiskError: a file cannot be written.
    """
    rules = dict.fromkeys(f.rule for f in (*checked.findings, *checked.ignored, *checked.known))
    told = Told(
        checked=checked,
        manuals={name: manual(name) for name in sorted(rules)},
        version=__version__,
        width=width(),
        colour=coloured(),
        everything=manner.everything,
        quiet=manner.quiet,
        again=manner.again,
        root=os.getcwd(),
    )
    written = []
    for name, file in asked:
        form = load(FORMS, name, "FORM")
        if not isinstance(form, Form):
            raise TypeError(name)
        if not file:
            result(form.render(told))
            continue
        write(file, form.render(told).encode("utf-8", "surrogatepass"), (*checked.read, *inputs))
        written.append(file)
    if written:
        many = count(len(checked.findings), "finding")
        each = " each" if len(written) > 1 else ""
        note(f"Wrote {listing(written)}: {many}{each}.", quiet=manner.quiet)


def statistics(checked: Checked) -> str:
    """Return how often each rule found something, most often first."""
    tally = Counter((f.severity, f.rule) for f in checked.findings)
    rows = sorted(tally.items(), key=lambda row: (-row[0][0], -row[1], row[0][1]))
    wide = max((len(rule) for _, rule in tally), default=0)
    return "".join(
        f"{number:>6}  {severity.word:<8} {rule:<{wide}}  {manual(rule).title}\n"
        for (severity, rule), number in rows
    )
