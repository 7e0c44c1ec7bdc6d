"""What the data of a file is to be after some changes."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any

from pathplan.text import Change


def intended(data: object, changes: Iterable[Change]) -> object:
    """Return data with changes made to it; the data given stays as it is.

    Raises:
        KeyError, IndexError: a change is about something that is not there.
    """
    result = {"": copy.deepcopy(data)}
    listed = [change for change in changes if change.kind != "line-ends"]
    keys = [c for c in listed if c.kind == "rename" or (c.where.key and c.kind == "replace")]
    for change in listed:
        if change.kind != "remove" and change not in keys:
            _make(result, change)
    for path in sorted((c.where.path for c in listed if c.kind == "remove"), key=_last_first):
        _remove(result, path)
    for change in sorted(keys, key=lambda c: -len(c.where.path)):  # paths lead through old keys
        holder, last = _holder(result, change.where.path)
        pairs = [(change.value if key == last else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(pairs)
    return result[""]


def _last_first(path: tuple[str | int, ...]) -> tuple[int, tuple[int, ...]]:
    """Sort so that what comes later in a list goes first, and so that inner things go first."""
    return (-len(path), tuple(-part for part in path if isinstance(part, int)))


def _holder(result: dict[str, Any], path: tuple[str | int, ...]) -> tuple[Any, str | int]:
    whole = ("", *path)
    holder: Any = result
    for part in whole[:-1]:
        holder = holder[part]
    return holder, whole[-1]


def _make(result: dict[str, Any], change: Change) -> None:
    path = change.where.path
    if change.kind == "insert":
        _make_room(result, path)
    holder, last = _holder(result, path)
    if change.kind == "insert" and isinstance(holder, list):
        holder.insert(last if isinstance(last, int) else len(holder), change.value)
    else:
        holder[last] = change.value


def _make_room(result: dict[str, Any], path: tuple[str | int, ...]) -> None:
    """Make the mapping or list that something is put into, if it is not there."""
    if len(path) > 2:
        _make_room(result, path[:-1])
    if len(path) < 2:
        return
    holder, last = _holder(result, path[:-1])
    if isinstance(holder, dict) and not isinstance(holder.get(last), dict | list):
        title = holder.get(last)
        if isinstance(path[-1], int):
            holder[last] = []
        else:
            holder[last] = {} if title is None else {"title": title}


def _remove(result: dict[str, Any], path: tuple[str | int, ...]) -> None:
    """Take something out, and what holds it when nothing else is left in it."""
    holder, last = _holder(result, path)
    del holder[last]
    if not holder and len(path) > 1:
        _remove(result, path[:-1])
