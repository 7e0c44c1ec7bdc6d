"""The manual of a rule, as text."""

from __future__ import annotations

from pathplan.diagnostic import Manual
from pathplan.render.width import cells, pad

COLUMN = 52
WIDE = 100


def manual_text(manual: Manual) -> str:
    """Return the manual with its examples, side by side where they fit."""
    lines = [f"{manual.name}, {manual.severity.word}", "", manual.title]
    if manual.text:
        lines += ["", *manual.text.splitlines()]
    bad, good = manual.bad.splitlines(), manual.good.splitlines()
    if bad or good:
        lines += ["", *_examples(bad, good)]
    lines += ["", *_use(manual), f"Source     {manual.source}"]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _examples(bad: list[str], good: list[str]) -> list[str]:
    left = max((cells(line) for line in bad), default=0)
    right = max((cells(line) for line in good), default=0)
    if left + 4 > COLUMN or COLUMN + right > WIDE:
        return ["Bad", *(f"  {b}" for b in bad), "", "Good", *(f"  {g}" for g in good)]
    rows = max(len(bad), len(good))
    bad += [""] * (rows - len(bad))
    good += [""] * (rows - len(good))
    lines = [f"{pad('Bad', COLUMN)}Good"]
    lines += [f"{pad('  ' + b, COLUMN)}  {g}" for b, g in zip(bad, good, strict=True)]
    return lines


def _use(manual: Manual) -> list[str]:
    """Return what can be set, how it is mended, and how it is kept."""
    if manual.hard:
        lines = ["Settings   none: this is always an error"]
    else:
        lines = [f'Settings   level = "{manual.severity.word}"']
        lines += [
            f"           {name} = {_toml(value)}: {said}" for name, value, said in manual.options
        ]
    if manual.fix:
        typed = "pathplan check --fix" if manual.fix == "safe" else "pathplan check --fix --unsafe"
        why = "safe: no path changes" if manual.fix == "safe" else "look at it with --diff first"
        lines.append(f"Mend it    {typed}   ({why})")
    if not manual.hard:
        lines.append(f"Keep it    # pathplan: ignore[{manual.name}] because ...")
    return lines


def _toml(value: object) -> str:
    """Return a value as it is written in settings."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return f"[{', '.join(_toml(item) for item in value)}]"
    return f'"{value}"' if isinstance(value, str) else str(value)
