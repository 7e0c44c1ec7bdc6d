"""The README says what is: its console blocks are run, its tables are those of the program."""

from __future__ import annotations

import re
import shlex
import shutil
from importlib import import_module
from pathlib import Path

import pytest

from pathplan.check.rule import manual, rule_names
from pathplan.cli.run import run
from pathplan.cli.table import TABLE
from pathplan.exchange import FORMATS, loaded
from pathplan.exchange.format import Use
from pathplan.plugin import names

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()
INTO: tuple[Use, ...] = ("map", "evidence")
OUT: tuple[tuple[Use, str], ...] = (("export", "map"), ("plan", "plan"))
BLOCKS = re.findall(r"(?ms)^```console\n(.*?)^```", README)


def test_console_blocks_print_what_they_show(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(
        ROOT / "curricula", tmp_path / "curricula", ignore=shutil.ignore_patterns("names.csv")
    )
    monkeypatch.chdir(tmp_path / "curricula")
    seen = 0
    for block in BLOCKS:
        for part in re.split(r"(?m)^\$ ", block)[1:]:
            command, _, shown = part.partition("\n")
            words = shlex.split(command)
            assert words[0] == "pathplan", command
            run(words[1:])
            printed = capfd.readouterr()
            assert (printed.err + printed.out).rstrip() == shown.rstrip(), command
            seen += 1
    assert seen >= 3


def test_pictures_are_those_that_are_drawn(tmp_path: Path) -> None:
    target = re.search(r"(?m)^pictures:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text())
    assert target is not None
    commands = [shlex.split(line)[1:] for line in target.group(1).splitlines()]
    shown = set(re.findall(r"\]\((curricula/pictures/[^)]+)\)", README))
    assert {words[-1] for words in commands} == shown
    for *words, path in commands:
        made = tmp_path / Path(path).name
        assert run([*words, str(made), "-q"]) == 0
        assert made.read_bytes() == (ROOT / path).read_bytes(), "make pictures"


def test_the_parts_of_a_page_are_those_it_has(tmp_path: Path) -> None:
    block = re.search(r"(?ms)^The page has these parts.*?^```text\n(.*?)^```", README)
    assert block is not None
    learner = str(ROOT / "curricula/fractions/learners/L-0042.learner.yaml")
    target = tmp_path / "mia.html"
    assert run(["plan", learner, "-o", str(target), "--today", "2026-11-23", "-q"]) == 0
    found = re.findall(r"<(h[12])[^>]*>([^<]*)<", target.read_text())
    assert block.group(1).splitlines() == [f"{'  ' * (h == 'h2')}{text}" for h, text in found]


def test_the_table_of_rules_is_that_of_the_program(request: pytest.FixtureRequest) -> None:
    rows = [f"| `{m.name}` | {m.severity.word} | {m.title} |" for m in map(manual, rule_names())]
    table = "\n".join(["| rule | level | what it finds |", "|---|---|---|", *rows])
    if request.config.getoption("--update"):
        there = re.compile(r"(?m)^\| rule \| level .*\n(?:^\|.*\n)*")
        (ROOT / "README.md").write_text(there.sub(lambda _: table + "\n", README, count=1))
    assert table in (ROOT / "README.md").read_text()


def test_the_table_of_formats_is_that_of_the_program(request: pytest.FixtureRequest) -> None:
    rows = []
    for name in names(FORMATS):
        form, module = loaded(name), import_module(f"{FORMATS}.{name.replace('-', '_')}")
        into = ", ".join(word for word in INTO if form.does(word))
        out = ", ".join(said for use, said in OUT if form.does(use))
        what = (module.__doc__ or "").splitlines()[0].rstrip(".")
        rows.append(f"| `{name}` | {into} | {out} | {what} |")
    table = "\n".join(["| format | in | out | what it is |", "|---|---|---|---|", *rows])
    if request.config.getoption("--update"):
        there = re.compile(r"(?m)^\| format \| in .*\n(?:^\|.*\n)*")
        (ROOT / "README.md").write_text(there.sub(lambda _: table + "\n", README, count=1))
    assert table in (ROOT / "README.md").read_text()


def test_every_command_is_named() -> None:
    for row in TABLE:
        assert f"`pathplan {row.name}" in README, row.name


def test_the_picture_of_the_house_names_every_room() -> None:
    picture = re.search(r"(?ms)^## The house.*?^```\n(.*?)^```", README)
    assert picture is not None
    rooms = {p.stem for p in (ROOT / "pathplan").iterdir() if not p.name.startswith("_")}
    rooms -= {"py", "starter", "schemas"}
    for room in rooms:
        assert re.search(rf"\b{room}\b", picture.group(1)), room
