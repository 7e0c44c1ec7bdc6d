"""A choice that cannot be made, or asks for nothing, is a mistake like any other."""

from __future__ import annotations

from itertools import product

import pytest

from pathplan.library import Library
from pathplan.measure.metrics import map_facts
from pathplan.model import Settings
from pathplan.pipeline import check_files

FILE = "x.map.yaml"
LISTS = {
    "[GATE]": "requires: GATE",
    "[a, GATE]": "requires: [a, GATE]",
    "{any_of: [GATE, b]}": "requires: {any_of: [GATE, b]}",
}


@pytest.mark.parametrize(("n", "listed"), list(product(range(-2, 6), range(4))))
@pytest.mark.parametrize("asked", LISTS.values(), ids=LISTS)
def test_any_number_is_judged_and_nothing_falls_over_it(n: int, listed: int, asked: str) -> None:
    gate = f"{{at_least: {n}, of: [{', '.join('abc'[:listed])}]}}"
    text = f"""format: pathplan-map/1
id: x
competencies:
  a: {{title: A}}
  b: {{title: B, requires: [a]}}
  c: {{title: C}}
  d: {{title: D, {asked.replace("GATE", gate)}}}
  e: {{title: E, requires: [d]}}
"""
    library = Library(unsaved={FILE: text.encode()})
    check_files(library, [FILE])
    found = check_files(library, [FILE], Settings(select=("impossible-at-least",))).findings
    assert bool(found) == (n < 1 or n > listed)
    maps = library.reach(FILE)
    assert map_facts(maps, library.graph(maps)).competencies == 5
