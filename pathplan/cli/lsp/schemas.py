"""What the schemas say about keys: which there are, and what they mean."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pathplan.check.schema import schema_text
from pathplan.text import Part

Node = dict[str, Any]
ITEM = 0
"""Stands for any item of a list in a path."""
BRANCHES = ("then", "else")


@dataclass(frozen=True, slots=True)
class Key:
    """A key that a mapping can have: its title and what it is for."""

    name: str
    title: str
    description: str


@lru_cache(maxsize=4)
def _schema(kind: str) -> Node:
    found: Node = json.loads(schema_text("learner" if kind == "learner" else "map"))
    return found


def keys_at(kind: str, path: Sequence[Part], there: Collection[str] = ()) -> list[Key]:
    """Return the keys that a mapping at a path can have, those already `there` left out.

    Of several forms that a mapping can have, those count that have all keys that are there.
    """
    found: dict[str, Key] = {}
    for node in _nodes(kind, path):
        listed: Node = node.get("properties", {})
        if all(name in listed for name in there):
            for name, value in listed.items():
                if name not in there:
                    found.setdefault(name, _key(name, value))
    return list(found.values())


def key_at(kind: str, path: Sequence[Part]) -> Key | None:
    """Return what a key is for; None where the schema gives it no meaning, as with ids."""
    for node in _nodes(kind, path[:-1]):
        value = node.get("properties", {}).get(path[-1])
        if value is not None:
            return _key(str(path[-1]), value)
    return None


def words_at(kind: str, path: Sequence[Part]) -> list[str]:
    """Return the words that a value at a path can be; none where it can be many."""
    for node in _nodes(kind, path):
        if "enum" in node:
            return [str(word) for word in node["enum"]]
        if "const" in node:
            return [str(node["const"])]
        if node.get("type") == "boolean":
            return ["true", "false"]
    return []


def _key(name: str, value: Node) -> Key:
    return Key(name, value.get("title", name), value.get("description", ""))


def _nodes(kind: str, path: Sequence[Part]) -> list[Node]:
    """Return the schemas that say something about a path."""
    whole = _schema(kind)
    if kind == "learner":
        start = whole
    else:
        start = whole["definitions"]["part" if kind == "part" else "map"]
    nodes = list(_forms(whole, start))
    for part in path:
        nodes = [
            form for node in nodes for step in _steps(node, part) for form in _forms(whole, step)
        ]
    return nodes


def _forms(whole: Node, node: Node) -> Iterator[Node]:
    """Yield a schema and all that it takes in: what it refers to, and its branches."""
    yield node
    reference = node.get("$ref", "")
    if reference:
        yield from _forms(whole, whole["definitions"][reference.rpartition("/")[2]])
    for inner in (*node.get("allOf", ()), *(node[b] for b in BRANCHES if b in node)):
        yield from _forms(whole, inner)


def _steps(node: Node, part: Part) -> Iterator[Node]:
    """Yield what a schema says about a key or an item below it."""
    if isinstance(part, int):
        items = node.get("items")
        if isinstance(items, dict):
            yield items
        return
    listed = node.get("properties", {})
    others = node.get("additionalProperties")
    if part in listed:
        yield listed[part]
    elif isinstance(others, dict):
        yield others
