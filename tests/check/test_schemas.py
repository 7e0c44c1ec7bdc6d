"""Schemas are read by editors: what stands in them has to say something."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pathplan.model.ids import ID, as_id

SCHEMAS = sorted((Path(__file__).parents[2] / "schemas").glob("*.schema.json"))


def _properties(data: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every property of a schema that says what it is, with where it stands."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "properties":
                yield from ((f"{path}/{name}", found) for name, found in value.items())
            yield from _properties(value, f"{path}/{key}")
    elif isinstance(data, list):
        for value in data:
            yield from _properties(value, path)


@pytest.mark.parametrize("schema", SCHEMAS, ids=lambda path: path.stem)
def test_no_description_only_repeats_the_title(schema: Path) -> None:
    for path, found in _properties(json.loads(schema.read_text())):
        if isinstance(found, dict) and "title" in found:
            told = found.get("description", "").rstrip(".").casefold()
            assert told != found["title"].casefold(), path


def test_an_id_is_spelled_as_the_schemas_say() -> None:
    schemas = {path.name: json.loads(path.read_text()) for path in SCHEMAS}
    pattern = schemas["map.schema.json"]["definitions"]["id"]["pattern"]
    assert pattern == f"^{ID.pattern}$"
    assert as_id(" Fractions & more. ") == "Fractions-more"
    assert as_id("...") == ""
