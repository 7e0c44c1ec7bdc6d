"""Plans on paper: two sheets that can be read aloud, the same bytes each time, texts as texts."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from golden import CURRICULA

from pathplan.cli.pages import sheet
from pathplan.cli.planning import Asked, planned
from pathplan.cli.run import run
from pathplan.cli.who import learner_at
from pathplan.model import Audience
from pathplan.render.drawings._placed import Rect
from pathplan.render.escape import line, terminal
from pathplan.render.fold import Fold, Plate, fold
from pathplan.render.image import plates
from pathplan.render.pages.paper import PICTURE, plan_paper
from pathplan.render.pages.sheet import Sheet
from pathplan.render.pdf import pdf

MIA = "fractions/learners/L-0042"
DAY = ("--today", "2026-11-23", "-q")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
CALL = re.compile(r"#(top|told|week|free|step|milestone|write|picture|legend|known)\((.*)\)")
HOSTILE = (
    '#eval("1+1") \\ $x$ `raw` *b* _i_ @ref <label> // x',
    '"); #read("/etc/passwd"); #text("',
    '\\"); #panic() //',
    "/* a */ [b] #{c} ~d -- e",
    'a\nb\r#import "x.typ"',
)
OTHERS = ("terms", "school-math/learners/S-1207"), ("order", "it-support/learners/T-102")


BLANK = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'

SHEETS = Fold(
    plate=Plate(svg=BLANK.decode(), width=9, height=9, boxes=()),
    parts=(Rect(0, 0, 9, 9),),
    scale=0.75,
    flipped=False,
)


def made(learner: str = MIA, audience: Audience = "learner") -> Sheet:
    path = str(CURRICULA / f"{learner}.learner.yaml")
    asked = Asked(today=date(2026, 11, 23), audience=audience, quiet=True)
    return sheet(planned(learner_at(path), asked))


def strings(source: str) -> list[str]:
    """Return the texts in a source; everything else of it is calls of the style's functions."""
    found = []
    for row in source.split("\n#show: setup", 1)[1].splitlines()[1:]:
        if row in {"#set page(flipped: true)", "#pagebreak()"}:
            continue
        call = CALL.fullmatch(row)
        assert call, row
        assert not STRING.sub("", call.group(2)).strip("(), "), row
        found += [re.sub(r"\\(.)", r"\1", text) for text in STRING.findall(call.group(2))]
    return found


def test_the_first_sheet_is_the_checklist_the_second_the_map() -> None:
    texts = strings(plan_paper(made(), "a4", SHEETS))
    steps = texts.index("2. Start: Make equivalent fractions")
    assert texts[0] == "L-0042: Solve ratio problems"
    assert texts.index("Week of 23 November") < steps < texts.index("Week of 30 November")
    assert texts[steps + 1 : steps + 4] == ["Paper strips", "", "30m"]
    assert texts.index("How did it go? What helped?") < texts.index("The map")
    assert "Goal: Fraction fluency badge, about 10 December" in texts
    assert any(text.startswith("The map as a picture: ") for text in texts)
    assert texts.index("What you can already do") < texts.index("The map")


def test_a_map_on_several_sheets_says_which_each_is_and_explains_itself_once() -> None:
    part = Rect(0, 0, 400, 300)
    source = plan_paper(made(), "a4", replace(SHEETS, parts=(part, part), flipped=True))
    texts = strings(source)
    assert texts.count("The map (1/2)") == texts.count("The map (2/2)") == 1
    assert texts.count("ready now") == 1
    assert source.count("flipped: true") == 1
    assert pdf(source, {PICTURE: BLANK}).startswith(b"%PDF-")


def test_an_advisor_gets_no_lines_for_the_learner_to_write_on() -> None:
    texts = strings(plan_paper(made(audience="advisor"), "a4"))
    assert "How did it go? What helped?" not in texts
    assert any("92 %" in text for text in texts)


@pytest.mark.parametrize(("name", "learner"), OTHERS)
def test_without_days_steps_stand_in_order(name: str, learner: str) -> None:
    found = made(learner)
    texts = strings(plan_paper(found, "a4"))
    numbered = [text for text in texts if re.match(r"\d+\. ", text)]
    assert len(numbered) == found.report.plan.length, name
    assert numbered[0].startswith("1. ")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_a_string(text: str) -> None:
    found = made()
    entries = {k: replace(entry, title=text) for k, entry in found.report.entries.items()}
    source = plan_paper(replace(found, report=replace(found.report, entries=entries)), "a4")
    shown = terminal(line(text))
    assert f"1. {shown}" in strings(source)
    assert pdf(source, {PICTURE: BLANK}).startswith(b"%PDF-")


def test_a_plan_on_paper_is_tagged_and_the_same_each_time() -> None:
    found = made()
    folded = fold(plates([found.drawing]))
    picture = folded.plate.svg.encode()
    first, second = (pdf(plan_paper(made(), "a4", folded), {PICTURE: picture}) for _ in range(2))
    assert first == second
    assert b"/MarkInfo" in first
    assert b"/StructTreeRoot" in first
    assert first.count(b"/Type/Page\n") + first.count(b"/Type /Page\n") in {0, 2}


def test_paper_comes_in_two_sizes(tmp_path: Path) -> None:
    sizes = {}
    for paper in ("a4", "letter"):
        target = tmp_path / f"{paper}.pdf"
        learner = str(CURRICULA / f"{MIA}.learner.yaml")
        assert run(["plan", learner, "-o", str(target), "--paper", paper, *DAY]) == 0
        boxes = re.findall(rb"/MediaBox ?\[([^]]*)\]", target.read_bytes())
        sizes[paper] = [float(text) for text in boxes[0].split()] if boxes else []
    assert sizes["a4"] != sizes["letter"]


def test_without_typst_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    target = tmp_path / "x.pdf"
    learner = str(CURRICULA / f"{MIA}.learner.yaml")
    assert run(["plan", learner, "-o", str(target), *DAY]) == 2
    assert 'pip install "pathplan-curriculum[pdf]"' in capfd.readouterr().err
    assert not target.exists()


def test_where_there_is_nothing_to_tick_the_paper_says_why() -> None:
    closed = strings(plan_paper(made("fractions/learners/L-0031"), "a4"))
    assert any("two decisions close every way" in text for text in closed)
    reached = strings(plan_paper(made("fractions/learners/L-0022"), "a4"))
    assert any(text.endswith("Well done.") for text in reached)
    assert any(text.startswith("For fun: ") for text in reached)
