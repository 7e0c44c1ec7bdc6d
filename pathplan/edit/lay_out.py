"""A new file from data, laid out as `fmt` leaves it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pathplan.edit.key_order import inner, rank
from pathplan.edit.scalars import written

STEP = 2
WIDE = 96
"""Columns past which a value does not stay on one line."""


def laid_out(data: Mapping[str, object], kind: str, *, comments: tuple[str, ...] = ()) -> str:
    """Return the text of a file; `kind` is "map", "part" or "learner".

    `comments` stand at its head, one on each line. Keys come in canonical order; entries with a
    title, and what is too long for a line, stand on lines of their own.
    """
    head = [f"# {line}".rstrip() for line in comments]
    return "\n".join([*head, *_mapping(data, kind, 0)]) + "\n"


def _mapping(data: Mapping[str, object], shape: str, indent: int) -> Iterator[str]:
    keys = sorted(data, key=lambda key: rank(shape, key))
    for key in keys:
        yield from _value(f"{' ' * indent}{written(key)}:", data[key], inner(shape, key), indent)


def _value(head: str, value: object, shape: str, indent: int) -> Iterator[str]:
    """Yield a value behind its key or dash, on one line where it is short and plain."""
    flat = _flat(head, value)
    if flat:
        yield flat
    elif isinstance(value, dict):
        yield head
        yield from _mapping(value, shape, indent + STEP)
    elif isinstance(value, list):
        yield head
        for item in value:
            yield from _item(item, shape, indent + STEP)


def _item(item: object, shape: str, indent: int) -> Iterator[str]:
    dash = f"{' ' * indent}-"
    flat = _flat(dash, item)
    if flat:
        yield flat
    elif isinstance(item, dict):
        first, *rest = _mapping(item, shape, indent + STEP)
        yield f"{dash} {first.lstrip()}"
        yield from rest
    elif isinstance(item, list):
        yield dash
        for inside in item:
            yield from _item(inside, shape, indent + STEP)


def _flat(head: str, value: object) -> str:
    """Return a value behind its key or dash on one line; "" where it takes more."""
    nested = isinstance(value, dict | list) and bool(value)
    if nested and not _plain(value):
        return ""
    flat = f"{head} {written(value)}"
    return "" if nested and len(flat) > WIDE else flat


def _plain(value: object) -> bool:
    """Say whether a value may stand on one line: nothing in it has a title or a text to read."""
    if isinstance(value, dict):
        return "title" not in value and all(_plain(part) for part in value.values())
    if isinstance(value, list):
        return all(_plain(part) for part in value)
    return True
