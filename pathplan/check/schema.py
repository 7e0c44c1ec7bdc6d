"""The shape of files: JSON Schema decides, and each mistake is said in plain words."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pathplan.check.broken_shape import Broken
from pathplan.check.shape_words import words
from pathplan.diagnostic import Diagnostic, ordered
from pathplan.text import Document, Part, Where

NAMES = ("findings", "learner", "map", "plan", "settings")
SECTIONS = {
    "strands": "strand",
    "competencies": "competency",
    "assessments": "project",
    "credentials": "credential",
}
LISTS = {"evidence": "evidence", "decisions": "decision", "goals": "goal"}
HARMLESS = frozenset(
    {
        "effort",
        "resources",
        "assess",
        "misconceptions",
        "aligns",
        "tags",
        "offered",
        "credits",
        "description",
        "i_can",
    }
)
"""Keys of a competency whose mistakes change nothing else about it."""
Valid = Callable[[Any], bool]


@dataclass(frozen=True, slots=True)
class Shape:
    """What is wrong with a file's shape, and the places that are left out because of it."""

    diagnostics: tuple[Diagnostic, ...] = ()
    aside: frozenset[Where] = frozenset()


def schema_names() -> tuple[str, ...]:
    """Return the kinds of files that there is a schema for."""
    return NAMES


@lru_cache
def schema_text(name: str) -> str:
    """Return a schema as text: from the installed package, or from the checkout."""
    inside = files("pathplan").joinpath("schemas", f"{name}.schema.json")
    if inside.is_file():
        return inside.read_text(encoding="utf-8")
    beside = Path(__file__).parents[2] / "schemas" / f"{name}.schema.json"
    return beside.read_text(encoding="utf-8")


@lru_cache
def _schema(name: str) -> dict[str, Any]:
    loaded = json.loads(schema_text(name))
    if not isinstance(loaded, dict):
        raise TypeError(name)
    return loaded


@lru_cache
def _part_of_schema(name: str, definition: str) -> dict[str, Any]:
    """Return the schema of one definition, on its own."""
    whole = _schema(name)
    return {"$ref": f"#/definitions/{definition}", "definitions": whole["definitions"]}


@lru_cache
def _gate(name: str, definition: str) -> Valid:
    """Return a fast test of data against a schema, or against one of its definitions."""
    schema = _part_of_schema(name, definition) if definition else _schema(name)
    if find_spec("jsonschema_rs") is not None:
        import jsonschema_rs

        return jsonschema_rs.Draft7Validator(schema).is_valid
    import jsonschema

    slow = jsonschema.Draft7Validator(schema)
    return lambda data: bool(slow.is_valid(data))


def shape(document: Document, kind: str) -> Shape:
    """Return what is wrong with the shape of a file.

    A fast test says whether anything is; only then is it explained, entry by entry, so that one
    wrong entry costs no more than itself.
    """
    name = kind if kind in NAMES else "map"  # a part is a map's
    if _gate(name, "")(document.data):
        return Shape()
    found: list[Diagnostic] = []
    aside: set[Where] = set()
    for path, schema, data in _wrong(name, document.data):
        for diagnostic in _explained(document, path, schema, data):
            found.append(diagnostic)
            left_out = _left_out(path, diagnostic.where.path)
            if left_out is not None:
                aside.add(Where(document.file, left_out))
    return Shape(tuple(_once(document, found)), frozenset(aside))


def _wrong(name: str, data: Any) -> Iterator[tuple[tuple[Part, ...], dict[str, Any], Any]]:
    """Yield what is wrong, piece by piece: the top of the file, then each entry."""
    if not isinstance(data, dict):
        yield (), _schema(name), data
        return
    top = dict(data)
    pieces: list[tuple[tuple[Part, ...], str, Any]] = []
    for section, definition in SECTIONS.items() if name == "map" else ():
        if isinstance(data.get(section), dict):
            top[section] = {}
            pieces += [((section, key), definition, v) for key, v in data[section].items()]
    for section, definition in LISTS.items() if name == "learner" else ():
        if isinstance(data.get(section), list):
            top[section] = []
            pieces += [((section, n), definition, v) for n, v in enumerate(data[section])]
    if not _gate(name, "")(top):
        yield (), _schema(name), top
    for path, definition, value in pieces:
        if not _gate(name, definition)(value):
            yield path, _part_of_schema(name, definition), value
        if name == "map" and not _gate(name, "id")(path[-1]):
            yield (*path[:-1], ""), _part_of_schema(name, "id"), path[-1]


def _explained(
    document: Document, path: tuple[Part, ...], schema: dict[str, Any], data: Any
) -> Iterator[Diagnostic]:
    import jsonschema

    named = path[-1:] == ("",)
    for error in jsonschema.Draft7Validator(schema).iter_errors(data):
        where = Where(document.file, (*path, *error.absolute_path))
        if named:
            where = Where(document.file, (*path[:-1], str(data))).at_key()
        rule = error.schema if isinstance(error.schema, dict) else {}
        broken = Broken(str(error.validator), error.instance, error.validator_value, rule)
        yield from words(document, where, broken)


def _left_out(piece: tuple[Part, ...], wrong: tuple[Part, ...]) -> tuple[Part, ...] | None:
    """Return the place that is left out because of a mistake, None where nothing is."""
    if len(wrong) < 2:
        return wrong or None
    if wrong[0] in SECTIONS and len(wrong) > 2 and wrong[2] in HARMLESS:
        return None
    if wrong[0] in SECTIONS or wrong[0] in LISTS:
        return wrong[:2]
    return wrong[:1] if not piece else wrong[:2]


def _once(document: Document, found: list[Diagnostic]) -> list[Diagnostic]:
    """Return located findings, of several about one place the first."""
    located = ordered(f.located(document.locate) for f in found)
    first: dict[tuple[object, ...], Diagnostic] = {}
    for diagnostic in located:
        span = diagnostic.place.span if diagnostic.place else None
        first.setdefault((span, diagnostic.where.path, diagnostic.message), diagnostic)
    return list(first.values())
