"""No words of an author become anything else than words, whatever sentence they stand in."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import hostile
import pytest

from pathplan.cells import FORMULA
from pathplan.cli.run import run
from pathplan.render.escape import HIDDEN, terminal

CURRICULA = Path(__file__).parents[1] / "curricula"
DAY = ["--today", "2026-11-23", "-q"]
LEARNERS = [
    "fractions/learners/L-0042",  # dates, two badges
    "computing/learners/C-2002",  # choices, no dates
    "it-support/learners/T-101",  # terms, in Spanish
    "it-support/learners/T-102",  # work that waits for nothing
]
TEXTS = ["<img src=x onerror=alert(1)> [l](javascript:x) `c` | *e* ![i](x) ~~d~~", "=1+1 \u202e"]
Said = tuple[Path, str]
Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module", params=TEXTS)
def said(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Said:
    folder, text = tmp_path_factory.mktemp("said"), str(request.param)
    for name in ("arithmetic", "fractions", "foundations", "computing", "it-support"):
        hostile.copied(CURRICULA / name, folder / name, text)
    path = folder / "fractions/fractions.map.yaml"
    path.write_text(f"{path.read_text()}  two: {{title: '{text}', requires: [frac.equivalent]}}\n")
    learner = folder / "fractions/learners/L-0042.learner.yaml"
    learner.write_text(learner.read_text().replace("goals:\n", "goals:\n- two\n"))
    return folder, text


@pytest.mark.parametrize("learner", LEARNERS)
@pytest.mark.parametrize("audience", ["learner", "advisor"])
def test_a_plan_in_markdown_has_no_markup_of_authors(
    said: Said, learner: str, audience: str, tmp_path: Path
) -> None:
    folder, text = said
    target = tmp_path / "plan.md"
    words = [f"{folder}/{learner}.learner.yaml", *DAY, "--for", audience, "-o", str(target)]
    assert run(["plan", *words]) in {0, 1}
    made = target.read_text()
    assert made.count("[ ] ") > 5
    assert not HIDDEN.search(made)
    bare = re.sub(r"\\.", "", made).replace("[ ] ", "")
    assert not re.search(r"[<>`|~!\]\[]", bare), text


@pytest.mark.parametrize("learner", LEARNERS)
def test_a_table_has_no_formulas_and_a_calendar_a_line_for_each_thing(
    said: Said, learner: str, tmp_path: Path
) -> None:
    folder, text = said
    for form in ("csv", "ics"):
        words = [f"{folder}/{learner}.learner.yaml", *DAY, "-o", str(tmp_path / f"plan.{form}")]
        assert run(["plan", *words]) in {0, 1}
    table = csv.reader(io.StringIO((tmp_path / "plan.csv").read_text(encoding="utf-8-sig")))
    cells = [cell for row in table for cell in row]
    assert any(terminal(text) in cell for cell in cells)
    assert not [cell for cell in cells if FORMULA.match(cell) and cell[0] != "'"]
    assert not HIDDEN.search("".join(cells))
    lines = (tmp_path / "plan.ics").read_bytes().decode().replace("\r\n ", "").split("\r\n")
    assert not [line for line in lines if line and not re.match(r"[A-Z-]+[:;]", line)]


def test_a_terminal_is_told_nothing_by_a_name_or_a_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Printed
) -> None:
    shutil.copytree(CURRICULA, tmp_path / "c", ignore=shutil.ignore_patterns("names.csv"))
    monkeypatch.chdir(tmp_path / "c")
    learner = "fractions/learners/L-0042.learner.yaml"
    hidden = "\x1b]0;x\x07\u202eMia"
    Path("fractions/learners/names.csv").write_text(f"id,name\nL-0042,{hidden}\n")
    for words in (
        ["plan", learner, *DAY],
        ["next", learner, *DAY],
        ["status", "fractions", *DAY],
        ["choose", learner, *DAY],
        ["choose", learner, "ratio.tables", *DAY],
        ["record", learner, "frac.area-model", *DAY[:2]],
    ):
        assert run(words) == 0
    path = Path("fractions/fractions.map.yaml")
    title = "title: Solve ratio problems\n"
    path.write_text(path.read_text().replace(title, f"title: {json.dumps(hidden)}\n"))
    for words in (["plan", learner, *DAY], ["plan", learner, "--goal", "frac", *DAY]):
        assert run(words) in {1, 2}
    printed = capfd.readouterr()
    assert "\\u{1b}" in printed.out
    assert "\\u{1b}" in printed.err
    assert not HIDDEN.search(printed.out)
    assert not HIDDEN.search(printed.err)


@pytest.mark.parametrize("character", ["\x1b", "\x00", "\u2028", "\udcff"])
def test_a_hidden_character_is_not_written(
    character: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Printed
) -> None:
    shutil.copytree(CURRICULA, tmp_path / "c")
    monkeypatch.chdir(tmp_path / "c")
    path = Path("fractions/learners/L-0042.learner.yaml")
    before = path.read_bytes()
    for words in (
        ["record", str(path), "frac.of-quantity", "--note", f"a{character}"],
        ["choose", str(path), "ratio.tables", "--reason", f"a{character}"],
    ):
        assert run([*words, *DAY[:2]]) == 2
        said = f"holds a hidden character, U+{ord(character):04X}. Nothing was written."
        assert said in capfd.readouterr().err
    assert path.read_bytes() == before
