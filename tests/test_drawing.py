"""The command draw: what it writes, with which engine, and what it refuses."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from golden import CURRICULA
from maps import large_map

from pathplan.cli.endings import PICTURES
from pathplan.cli.run import run
from pathplan.render.drawings.mermaid import EDGES

ROOT = Path(__file__).parents[1]
MAP = str(ROOT / "curricula/fractions/fractions.map.yaml")
LEARNER = str(ROOT / "curricula/fractions/learners/L-0042.learner.yaml")
DAY = ["--today", "2026-11-23"]


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("PATHPLAN_DOT", raising=False)


@pytest.fixture
def large() -> str:
    """A map of 800 competencies in six strands, and a learner on it."""
    Path("m.map.yaml").write_text(large_map(800, 6))
    Path("L.learner.yaml").write_text(
        "format: pathplan-learner/1\nid: L\nmap: m.map.yaml\ngoals: [c780]\n"
        "evidence:\n  - {competency: c100, date: 2026-11-01, result: met}\n"
    )
    return "m.map.yaml"


@pytest.mark.parametrize("ending", [e for e in PICTURES if e != ".pdf"])
@pytest.mark.parametrize("who", [MAP, LEARNER])
@pytest.mark.parametrize(
    "extent",
    [[], ["--around", "frac.equivalent"], ["--strand", "ratio"], ["--overview"], ["--all"]],
    ids=["usual", "around", "strand", "overview", "all"],
)
def test_every_extent_is_written_in_every_form(who: str, ending: str, extent: list[str]) -> None:
    assert run(["draw", who, *extent, "-o", f"x{ending}", *DAY, "-q"]) == 0
    data = Path(f"x{ending}").read_bytes()
    assert len(data) > 100
    if ending in {".svg", ".graphml"}:
        text = data.decode()
        assert ET.fromstring(text) is not None
        if "--strand" not in extent:
            assert "Make equivalent fractions" in text or "--overview" in extent


@pytest.mark.parametrize(
    ("who", "told"), [("m.map.yaml", "this is the overview"), ("L", "this is the plan with")]
)
def test_mermaid_gets_less_where_it_would_refuse(
    who: str, told: str, large: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert large
    assert run(["draw", who, "--all", "-o", "x.mmd", *DAY]) == 0
    printed = capfd.readouterr().err
    assert told in printed
    lines = Path("x.mmd").read_text().splitlines()
    assert 0 < sum("-->" in line or "==>" in line for line in lines) < EDGES
    assert run(["draw", who, "--all", "-o", "x.dot", *DAY]) == 0
    assert "Mermaid" not in capfd.readouterr().err


def test_a_large_map_is_an_overview_and_says_how_to_see_the_rest(
    large: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["draw", large, "-o", "x.svg"]) == 0
    told = capfd.readouterr().err
    assert "an overview of 800 competencies in " in told
    assert "--all" in told
    assert "An overview by strand and by level" in Path("x.svg").read_text()
    assert run(["draw", large, "--all", "--format", "dot"]) == 0
    told = capfd.readouterr()
    assert told.err == ""
    assert told.out.count("tooltip=") >= 800


def test_a_path_on_a_large_map_says_what_is_left_out(
    large: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert large
    assert run(["draw", "L", "-o", "x.svg", *DAY]) == 0
    told = capfd.readouterr().err
    assert "708 others are only in the overview below it; --all draws everything" in told
    text = Path("x.svg").read_text()
    assert "; 708 others are left out" in text
    assert "An overview by strand and by level" in text
    assert run(["draw", "L", "-o", "x.dot", *DAY]) == 0
    told = capfd.readouterr().err
    assert "708 others are not in this picture; --overview shows all" in told


def test_much_is_drawn_with_a_warning(capfd: pytest.CaptureFixture[str]) -> None:
    Path("m.map.yaml").write_text(large_map(1_001))
    assert run(["draw", "m.map.yaml", "--all", "-o", "x.dot"]) == 0
    assert "1,001 boxes: this may take a while." in capfd.readouterr().err
    Path("m.map.yaml").write_text(large_map(401))
    for form, slow in (("dot", False), ("png", True)):
        assert run(["draw", "m.map.yaml", "--all", "-o", f"x.{form}"]) == 0
        assert ("401 boxes: this may take a while." in capfd.readouterr().err) is slow


@pytest.fixture
def dot(tmp_path: Path) -> str:
    """A Graphviz that says that it was asked, and fails."""
    program = tmp_path / "mydot"
    program.write_text(f"#!{sys.executable}\nraise SystemExit('mydot was asked')\n")
    program.chmod(0o755)
    return str(program)


def test_the_users_graphviz_is_asked_where_they_say_so(
    dot: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATHPLAN_DOT", dot)
    for words in (["draw", MAP], ["draw", MAP, "--engine", "dot"], ["plan", LEARNER, *DAY]):
        for target in ("x.svg", "x.html", *(["x.pdf"] if words[0] == "plan" else [])):
            assert run([*words, "-o", target]) == 2
            assert "mydot" in capfd.readouterr().err
            assert not Path(target).exists()
    assert run(["draw", MAP, "--engine", "auto", "-o", "x.svg"]) == 0
    monkeypatch.delenv("PATHPLAN_DOT")
    monkeypatch.setenv("PATH", os.devnull)
    assert run(["draw", MAP, "--engine", "dot", "-o", "y.svg"]) == 2
    assert "dot cannot be run" in capfd.readouterr().err


def test_a_png_is_larger_and_a_theme_darker_where_that_is_asked_for() -> None:
    sizes = []
    for scale in ("1", "2"):
        assert run(["draw", MAP, "-o", "x.png", "--scale", scale, "-q"]) == 0
        sizes.append(int.from_bytes(Path("x.png").read_bytes()[16:20]))
    assert abs(sizes[1] - 2 * sizes[0]) <= 2
    for ending in ("svg", "png", "dot"):
        assert run(["draw", MAP, "-o", f"light.{ending}", "--theme", "light", "-q"]) == 0
        assert run(["draw", MAP, "-o", f"dark.{ending}", "--theme", "dark", "-q"]) == 0
        assert Path(f"light.{ending}").read_bytes() != Path(f"dark.{ending}").read_bytes()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--around", "x", "--strand", "ratio"], "--around and --strand each say how much"),
        (["--overview", "--all"], "--overview and --all each say"),
        (["--goal", "frac.compare", "--all"], "--all and --goal each say"),
        (["--steps", "2"], "add --around ID"),
        (["--around", "frac.compare", "--steps", "0"], "--steps is a number from 1"),
        (["--overview", "--by", "needed"], "an overview has none"),
        (["--strand", "nothing"], "no strand is called `nothing`"),
        (["--around", "fractions"], "could be any of"),
        (["--goal", "frac.compare@high"], "is not a level"),
        (["--direction", "tb"], "--direction is for pictures"),
        (["--format", "png"], "add -o FILE.png"),
        (["-o", "x.svg", "--scale", "2"], "--scale makes a PNG larger"),
        (["-o", "x.png", "--scale", "0"], "--scale is a number above 0"),
        (["-o", "x.png", "--scale", "nan"], "--scale is a number above 0"),
        (["-o", "x.mmd", "--theme", "dark"], "--theme says nothing of mermaid"),
        (["-o", "x"], "says no form"),
    ],
)
def test_what_does_not_go_together_is_refused(
    words: list[str], told: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["draw", MAP, *words]) == 2
    printed = capfd.readouterr()
    assert told in printed.err
    assert printed.out == ""
    assert list(Path().iterdir()) == []


def test_a_map_without_strands_says_so(capfd: pytest.CaptureFixture[str]) -> None:
    Path("x.map.yaml").write_text(
        "format: pathplan-map/1\nid: x\ntitle: X\ncompetencies: {a: {title: A}}\n"
    )
    assert run(["draw", "x.map.yaml", "--strand", "a"]) == 2
    assert "this map has no strands" in capfd.readouterr().err


def test_strands_that_could_be_meant_are_named(capfd: pytest.CaptureFixture[str]) -> None:
    Path("m.map.yaml").write_text(large_map(12, 3))
    assert run(["draw", "m.map.yaml", "--strand", "STRAND1"]) == 0
    assert "The strand Strand1" in capfd.readouterr().out
    assert run(["draw", "m.map.yaml", "--strand", "stran"]) == 2
    assert "could be any of 3 strands" in capfd.readouterr().err


def test_of_a_map_a_goal_draws_what_it_may_need_and_of_a_path_a_plan(
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert run(["draw", MAP, "--goal", "frac.compare", "--goal", "ratio.tables"]) == 0
    assert "All that may be needed for Compare fractions, Make ratio" in capfd.readouterr().out
    assert run(["draw", LEARNER, "--goal", "frac.compare", *DAY]) == 0
    out = capfd.readouterr().out
    assert "[*] Compare fractions" in out
    assert "All that may be needed" not in out


ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("words", [("draw",), ("plan",), ("draw", "--for", "learner")])
def test_colour_only_repeats_marks_on_the_terminal_and_is_never_in_a_file(
    words: tuple[str, ...],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    command, *options = words
    learner = str(CURRICULA / "fractions/learners/L-0042.learner.yaml")
    typed = [command, learner, *options, "--today", "2026-11-23"]
    run(typed)
    plain = capfd.readouterr().out
    assert "\x1b" not in plain
    monkeypatch.setenv("FORCE_COLOR", "1")
    run(typed)
    seen = capfd.readouterr().out
    assert "  \x1b[33;1m[>]\x1b[0m " in seen
    assert ESCAPES.sub("", seen) == plain
    run([*typed, "-o", str(tmp_path / "x.txt")])
    capfd.readouterr()
    assert "\x1b" not in (tmp_path / "x.txt").read_text()
    monkeypatch.setenv("NO_COLOR", "1")
    run(typed)
    assert capfd.readouterr().out == plain


def test_a_picture_of_a_map_speaks_its_language_the_terminal_does_not(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "m.map.yaml"
    source.write_text(
        "format: pathplan-map/1\nid: m\ntitle: Un mapa\nlanguage: es\n"
        "competencies:\n  a: {title: Contar}\n  b: {title: Sumar, requires: [a]}\n"
    )
    for form in ("svg", "txt"):
        assert run(["draw", str(source), "-o", str(tmp_path / f"m.{form}")]) == 0
    assert "se pide antes" in (tmp_path / "m.svg").read_text()
    assert "pide 1" in (tmp_path / "m.txt").read_text()
    assert "competencies" in capfd.readouterr().err
    assert run(["draw", str(source)]) == 0
    assert "needs 1" in capfd.readouterr().out
