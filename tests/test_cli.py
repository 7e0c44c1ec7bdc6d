"""The edges of the program: files, pipes, faults, and the same bytes every time."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import socket
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import click
import pytest

from pathplan.cli import group
from pathplan.cli.formats import called
from pathplan.cli.run import run
from pathplan.cli.table import NAMES, TABLE
from pathplan.exchange import FORMATS, loaded
from pathplan.exchange.format import Use
from pathplan.plugin import load, names
from pathplan.render import engine

ROOT = Path(__file__).parents[1]
LEARNER = "curricula/fractions/learners/L-0042.learner.yaml"
MAP = "curricula/fractions/fractions.map.yaml"
DAY = ["--today", "2026-11-23"]


def program(*words: str, **more: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, **more}
    return subprocess.run(
        [sys.executable, "-m", "pathplan", *words],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=environment,
    )


@pytest.mark.parametrize("ending", ["json", "md", "txt", "svg", "png", "dot", "mmd", "html", "pdf"])
def test_plans_are_written_in_every_form(
    ending: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / f"plan.{ending}"
    assert run(["plan", LEARNER, "-o", str(target), *DAY]) == 0
    data = target.read_bytes()
    assert len(data) > 500
    assert f"Wrote {target}" in capfd.readouterr().err
    if ending == "png":
        assert data.startswith(b"\x89PNG")
    if ending == "svg":
        assert ET.fromstring(data).get("role") == "img"


def test_pictures_fall_back_to_a_layout_of_our_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(engine, "PROGRAM", "graphviz-pure-gone")
    target = tmp_path / "map.svg"
    assert run(["draw", "curricula/it-support/it-support.map.yaml", "-o", str(target)]) == 0
    assert "built-in layout" in capfd.readouterr().err
    texts = [e.text or "" for e in ET.parse(target).getroot().iter() if e.tag.endswith("text")]
    assert "First-line IT support" in texts
    assert run(["draw", MAP, "-o", str(tmp_path / "map.png")]) == 2
    assert "graphviz-pure" in capfd.readouterr().err


def test_what_was_read_is_not_written_over(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "curricula", tmp_path / "curricula")
    monkeypatch.chdir(tmp_path)
    before = (tmp_path / MAP).read_bytes()
    link = tmp_path / "out.svg"
    link.symlink_to(tmp_path / MAP)
    assert run(["draw", MAP, "-o", "out.svg"]) == 2
    assert "is what was read" in capfd.readouterr().err
    assert (tmp_path / MAP).read_bytes() == before


def test_a_folder_of_learners_becomes_a_folder_of_plans(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code = run(["plan", "curricula/fractions/learners", "-o", f"{tmp_path}/plans/", *DAY])
    assert code == 1
    printed = capfd.readouterr().out
    assert "4 plans in" in printed
    assert "On time 1, late 1, no pace 1." in printed
    told = "two decisions close every way, pathplan plan L-0031"
    assert f"  no path         L-0031: {told}" in printed
    assert sorted(p.name for p in (tmp_path / "plans").iterdir()) == [
        "L-0008.html",
        "L-0022.html",
        "L-0031.html",
        "L-0042.html",
        "index.html",
    ]


def test_each_plan_of_a_folder_is_a_file_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.map.yaml").write_text(
        "format: pathplan-map/1\nid: x\ntitle: X\ncompetencies:\n  a:\n    title: A\n"
        "    effort: 1h\n    resources: [{title: Sheet, url: sheet.pdf}]\n"
    )
    text = "format: pathplan-learner/1\nid: x\nmap: ../x.map.yaml\ngoals: [a]\n"
    monkeypatch.chdir(tmp_path)
    names = ["a/7.1", "a/7.2", "a/index", "b/7.1"]
    for name in names:
        path = tmp_path / f"{name}.learner.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    for ending, form in {"md": "markdown", "html": "html"}.items():
        plans = tmp_path / form
        assert run(["plan", "a", "b/7.1.learner.yaml", "-o", f"{form}/", "--format", form]) == 0
        assert "4 plans in" in capfd.readouterr().out
        found = sorted(str(p.relative_to(plans)) for p in plans.rglob(f"*.{ending}"))
        assert found == [f"{name}.{ending}" for name in (*names, "index")]
        page = (plans / f"index.{ending}").read_text()
        links = re.findall(r'href="(\S+?\.html)"|\((\S+?\.md)\)', page)
        assert sorted("".join(link) for link in links) == found[:-1]
        assert "../../sheet.pdf" in (plans / f"a/7.1.{ending}").read_text()
    assert run(["plan", "a", "-o", "flat/"]) == 0
    assert sorted(p.name for p in (tmp_path / "flat").iterdir()) == [
        "7.1.html",
        "7.2.html",
        "index.html",
        "index.learner.html",
    ]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["plan", "-o", "plans/", *DAY], "1 plan in plans/"),
        (["plan", *DAY], "Path for L-0042"),
        (["status", *DAY], "Goals"),
        (["check"], "1 learner"),
        (["fmt"], "1 file: tidy."),
        (["record", "frac.compare"], f"Noted in {LEARNER}"),
    ],
)
def test_a_file_typed_in_two_ways_is_one(
    typed: list[str],
    told: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "curricula", tmp_path / "curricula")
    monkeypatch.chdir(tmp_path)
    twice = [LEARNER, f"./{LEARNER}", str(tmp_path / LEARNER)]
    assert run([typed[0], *twice, *typed[1:]]) == 0
    printed = capfd.readouterr()
    assert (printed.out + printed.err).count(told) == 1


@pytest.mark.parametrize("form", ["json", "markdown", "text", "dot", "mermaid", "svg", "html"])
def test_the_same_bytes_under_every_hash_seed(form: str) -> None:
    words = ["plan", LEARNER, "-q", "--format", form, *DAY]
    made = {program(*words, PYTHONHASHSEED=seed).stdout for seed in ("0", "1", "2")}
    assert len(made) == 1
    assert len(made.pop()) > 500


def test_a_reader_that_goes_away_changes_nothing() -> None:
    for command in (["plan", LEARNER, "-q", *DAY], ["check", "tests/bad/self.map.yaml"]):
        whole = program(*command)
        read, write = os.pipe()
        os.close(read)
        with os.fdopen(write, "wb") as closed:
            made = subprocess.run(
                [sys.executable, "-m", "pathplan", *command],
                stdout=closed,
                stderr=subprocess.PIPE,
                check=False,
                cwd=ROOT,
            )
        assert (made.returncode, made.stderr) == (whole.returncode, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        made = subprocess.run(
            [sys.executable, "-m", "pathplan", "rules"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert made.returncode == 2
    assert b"could not be written" in made.stderr


def test_an_encoding_that_cannot_hold_it_gets_it_spelled_out(tmp_path: Path) -> None:
    map_ = tmp_path / "x.map.yaml"
    map_.write_text("format: pathplan-map/1\nid: x\ntitle: 日本\ncompetencies: {}\n")
    made = program("draw", str(map_), PYTHONIOENCODING="ascii")
    assert made.returncode == 0
    assert b"\\u65e5" in made.stdout


def test_where_there_are_no_accents_letters_go_without(tmp_path: Path) -> None:
    map_ = tmp_path / "x.map.yaml"
    titles = "{a: {title: Adición · ½}, b: {title: Ça \u2014 \u201clà\u201d}}"
    map_.write_text(f"format: pathplan-map/1\nid: x\ntitle: X\ncompetencies: {titles}\n")
    made = program("draw", str(map_), PYTHONIOENCODING="ascii").stdout
    assert b"Adicion - 1/2" in made
    assert b'Ca - "la"' in made
    made = program("draw", str(map_), PYTHONIOENCODING="latin-1").stdout
    assert "Adición · ½".encode("latin-1") in made
    assert 'Ça - "là"'.encode("latin-1") in made


@pytest.mark.parametrize("command", ["draw", "plan", "next", "status"])
def test_nothing_of_ours_is_spelled_out(command: str) -> None:
    words = [command, "curricula/fractions/learners/L-0008.learner.yaml", "--for", "learner", *DAY]
    made = program(*words, PYTHONIOENCODING="ascii")
    assert made.stdout
    assert b"\\x" not in made.stdout
    assert b"\\u" not in made.stdout


def test_a_fault_of_ours_is_told_as_one(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError("no reason")

    monkeypatch.setattr(group, "load", broken)
    assert run(["check"]) == 3
    told = capfd.readouterr()
    assert told.out == ""
    assert "a fault of pathplan" in told.err
    assert "Traceback" not in told.err


def test_an_interruption_is_no_fault(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> object:
        raise KeyboardInterrupt

    monkeypatch.setattr(group, "load", stopped)
    assert run(["check"]) == 130
    assert capfd.readouterr().err.endswith("interrupted\n")


def test_no_command_opens_an_internet_socket(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def refused(family: int = -1, *_: object, **__: object) -> object:
        raise AssertionError(family)

    monkeypatch.setattr(socket, "socket", refused)
    for words in (
        ["check", "curricula", "tests/bad/url.map.yaml"],
        ["plan", LEARNER, "-o", str(tmp_path / "x.json")],
        ["draw", MAP, "-o", str(tmp_path / "x.png")],
        ["new", str(tmp_path / "bread")],
    ):
        assert run(words) in {0, 1}


@pytest.mark.parametrize("name", NAMES)
def test_the_table_agrees_with_the_commands(name: str) -> None:
    command = load(group.COMMANDS, name, "COMMAND")
    assert isinstance(command, click.Command)
    assert command.name == name
    assert command.help


def test_every_command_is_in_the_table() -> None:
    assert sorted(NAMES) == list(names(group.COMMANDS))
    assert len({row.line for row in TABLE}) == len(TABLE)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_scripts(shell: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    assert "pathplan" in capfd.readouterr().out


def test_completion_knows_the_commands() -> None:
    made = program(_PATHPLAN_COMPLETE="bash_complete", COMP_WORDS="pathplan dr", COMP_CWORD="1")
    assert b"draw" in made.stdout


def test_the_day_may_come_from_the_environment() -> None:
    made = program("plan", LEARNER, "-q", SOURCE_DATE_EPOCH="1795392000")
    assert b"as of Mon 23 Nov 2026" in made.stdout.splitlines()[0]
    assert program("plan", LEARNER, "-q", SOURCE_DATE_EPOCH="²").returncode == 0


def test_what_new_makes_is_clean_and_can_be_planned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["new", "bread"]) == 0
    capfd.readouterr()
    assert run(["check", "bread", "--all"]) == 0
    assert capfd.readouterr().out == "1 map, 6 competencies, 1 learner file: no mistakes.\n"
    assert run(["plan", "bread/ada.learner.yaml", *DAY]) == 0
    schema = (tmp_path / "bread" / ".pathplan" / "map.schema.json").read_bytes()
    assert schema == (ROOT / "schemas" / "map.schema.json").read_bytes()


def test_the_environment_is_stronger_than_settings_and_weaker_than_options(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    map_ = "format: pathplan-map/1\nid: x\ncompetencies:\n  a: {title: A}\n"
    (tmp_path / "x.map.yaml").write_text(map_)
    assert run(["check"]) == 0
    (tmp_path / "pathplan.toml").write_text('[check]\nfail-on = "warning"\n')
    assert run(["check"]) == 1
    monkeypatch.setenv("PATHPLAN_CHECK_FAIL_ON", "error")
    assert run(["check"]) == 0
    assert run(["check", "--fail-on", "note"]) == 1
    monkeypatch.setenv("PATHPLAN_CHECK_FAIL_ON", "note")
    monkeypatch.setenv("PATHPLAN_CHECK_SELECT", "cycle missing-effort")
    assert run(["check"]) == 1
    assert run(["check", "--select", "cycle"]) == 0
    monkeypatch.setenv("PATHPLAN_CHECK_IGNORE", "missing-effort")
    assert run(["check"]) == 0


def test_the_environment_holds_settings_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    for name in NAMES:
        for option in group.ROOT.get_command(click.Context(group.ROOT), name).params:
            if not str(option.envvar or "").startswith("PATHPLAN_CHECK_"):
                monkeypatch.setenv(f"PATHPLAN_{name}_{option.name}".upper(), "nonsense")
    assert run(["plan", LEARNER, "-q", *DAY]) == 0
    assert run(["check", MAP]) == 0
    capfd.readouterr()
    assert run(["check", "--help"]) == 0
    told = capfd.readouterr().out
    readme = (ROOT / "README.md").read_text()
    for word in ("SELECT", "IGNORE", "FAIL_ON", "FORMAT", "BASELINE"):
        assert f"PATHPLAN_CHECK_{word}" in told
        assert f"PATHPLAN_CHECK_{word}" in readme


def test_who_decides_may_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "curricula", tmp_path / "curricula")
    (tmp_path / "curricula" / "pathplan.toml").write_text('by = "A. File"\n')
    words = ["record", f"curricula/{LEARNER.removeprefix('curricula/')}", "frac.compare"]
    for by, name in ((None, "A. File"), ("M. Ortiz", "M. Ortiz")):
        if by:
            monkeypatch.setenv("PATHPLAN_BY", by)
        capfd.readouterr()
        assert run([*words, "--diff", *DAY]) == 0
        assert f"by: {name}" in capfd.readouterr().out


def test_the_users_settings_are_below_the_projects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    map_ = "format: pathplan-map/1\nid: x\ncompetencies:\n  a: {title: A}\n"
    (tmp_path / "x.map.yaml").write_text(map_)
    own = tmp_path / "home" / "pathplan"
    own.mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "home"))
    (own / "pathplan.toml").write_text('[rules]\nmissing-effort = "error"\nno-resource = "off"\n')
    assert run(["check", "-v"]) == 1
    (tmp_path / "pathplan.toml").write_text('[rules]\nmissing-effort = "note"\n')
    assert run(["check", "-v"]) == 0
    assert "no-resource: off (by default note)" in capfd.readouterr().err


def test_a_job_in_actions_gets_annotations_by_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (tmp_path / "x.map.yaml").write_text("format: pathplan-map/1\nid: x\ncompetencies: {a: []}\n")
    assert run(["check"]) == 1
    assert capfd.readouterr().out.startswith("::error file=x.map.yaml,line=3,")


def test_what_comes_in_on_stdin_stands_where_its_name_says() -> None:
    text = (ROOT / MAP).read_bytes().replace(b"[frac.equivalent]", b"[frac.equivelent]")
    words = ["check", "-", "--stdin-filename", MAP, "--format", "concise"]
    made = subprocess.run(
        [sys.executable, "-m", "pathplan", *words],
        input=text,
        capture_output=True,
        check=False,
        cwd=ROOT,
    )
    assert made.returncode == 1
    assert b"fractions.map.yaml:" in made.stdout
    assert made.stdout.count(b"[unknown-prerequisite]") == 1


def test_a_baseline_holds_what_is_known_and_counts_what_is_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    head = "format: pathplan-map/1\nid: x\ncompetencies:\n"
    row = "  {0}: {{title: {0}, i_can: x, effort: 1h, assess: [{{title: t}}], requires: [{1}]}}\n"
    path = tmp_path / "x.map.yaml"
    path.write_text(head + row.format("a", "q") + row.format("b", "r"))
    assert run(["check", "--ignore", "no-resource"]) == 1
    assert run(["check", "--write-baseline", "--ignore", "no-resource"]) == 0
    capfd.readouterr()
    assert run(["check", "--ignore", "no-resource"]) == 0
    printed = capfd.readouterr().out
    assert "nothing new" in printed
    assert "2 findings are in the baseline" in printed
    path.write_text("# moved\n\n" + head + row.format("a", "q") + row.format("b", "a, s"))
    assert run(["check", "--ignore", "no-resource"]) == 1
    printed = capfd.readouterr().out
    assert "no competency is called `s`" in printed
    assert "`q`" not in printed
    assert "1 entry of the baseline is mended by now" in printed
    for broken in ("[" * 100_000, "{}"):
        (tmp_path / "pathplan.baseline.json").write_text(broken)
        assert run(["check"]) == 2


def test_a_baseline_keeps_what_was_not_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "format: pathplan-map/1\nid: {0}\ncompetencies:\n  a: {{title: A, requires: [q]}}\n"
    for name in ("x", "y"):
        (tmp_path / f"{name}.map.yaml").write_text(text.format(name))
    run(["check", "--write-baseline"])
    whole = (tmp_path / "pathplan.baseline.json").read_bytes()
    capfd.readouterr()
    run(["check", "x.map.yaml"])
    run(["check", "--select", "no-effort"])
    assert "mended" not in capfd.readouterr().out
    run(["check", "--write-baseline", "x.map.yaml"])
    assert (tmp_path / "pathplan.baseline.json").read_bytes() == whole
    run(["check", "--write-baseline", "--select", "no-effort"])
    assert (tmp_path / "pathplan.baseline.json").read_bytes() == whole
    assert "this check did not look for them" in capfd.readouterr().err
    (tmp_path / "y.map.yaml").unlink()
    assert run(["check"]) == 0
    assert "mended by now" in capfd.readouterr().out


def test_a_baseline_holds_however_a_file_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    (tmp_path / "linked").symlink_to(inner)
    head = "format: pathplan-map/1\nid: x\ncompetencies:\n"
    (inner / "x.map.yaml").write_text(head + "  a: {title: A, requires: [q]}\n")
    monkeypatch.chdir(tmp_path)
    baseline = ["--baseline", str(tmp_path / "pathplan.baseline.json")]
    assert run(["check", "--write-baseline"]) == 0
    for name in ("in", "linked", str(inner), "in/../in/x.map.yaml", "."):
        assert run(["check", name, *baseline]) == 0
    monkeypatch.chdir(inner)
    for name in (".", "../in", str(inner)):
        assert run(["check", name, *baseline]) == 0


@pytest.mark.parametrize(
    ("command", "uses"), [("import", ("map", "evidence")), ("export", ("export", "plan"))]
)
def test_help_lists_the_formats_by_their_manuals(
    command: str, uses: tuple[Use, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    run([command, "--help"])
    printed = " ".join(capsys.readouterr().out.replace("-\n", "-").split())
    for name in names(FORMATS):
        module = importlib.import_module(f"{FORMATS}.{name.replace('-', '_')}")
        first = (module.__doc__ or "").splitlines()[0].rstrip(".")
        does = any(loaded(name).does(use) for use in uses)
        assert (f" {name} {first}" in printed) == does


def test_formats_are_called_as_sentences_call_things() -> None:
    assert called("case") == "CASE 1.1"
    assert called("ctdl-asn") == "CTDL-ASN"
    assert called("skills") == "a table of skills"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--undo", "--pace", "6h"], "--undo is for a decision or a --goal"),
        (["ratio.tables", "--undo", "--pace", "6h"], "--undo is for a decision or a --goal"),
        (["ratio.tables", "--undo", "--goal", "ratio.problems"], "one thing at a time"),
        (["--goal", "ratio.tables", "--by", "Mia"], "`--by` goes with a NAME"),
        (["ratio.tables", "--undo", "--reason", "x"], "not with --undo"),
        (["ratio.tables", "--goal", "ratio.scale-recipe", "--reason", "x"], "one thing at a time"),
        (["ratio.tables", "--all"], "`--all` lists the choices"),
        (["--diff"], "`--diff` goes with NAME"),
        (["--pace", ""], "is no time a week"),
        (["--pace", "6h", "--goal", "ratio.problems"], "is a goal already. Nothing was written."),
    ],
)
def test_nothing_that_was_typed_is_left_out_of_a_choice(
    words: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "curricula", tmp_path / "c")
    monkeypatch.chdir(tmp_path / "c")
    learner = Path("fractions/learners/L-0042.learner.yaml")
    before = learner.read_bytes()
    assert run(["choose", str(learner), *words]) == 2
    assert said in capfd.readouterr().err
    assert learner.read_bytes() == before


def test_an_id_can_be_written_in_another_case_and_keeps_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    map_ = tmp_path / "m.map.yaml"
    map_.write_text(
        "format: pathplan-map/1\nid: m\ncompetencies:\n"
        "  a: {title: Alpha, effort: 1h}\n  b: {title: Beta, effort: 1h, requires: [a]}\n"
    )
    Path("l.learner.yaml").write_text(
        "format: pathplan-learner/1\nid: l\nmap: m.map.yaml\ngoals: [b]\n"
        "evidence: [{competency: a, date: 2026-01-01, kind: quiz}]\n"
    )
    old = ["a", "A", "x", "a"]
    for one, other in pairwise(old):
        assert run(["rename", one, other, "m.map.yaml"]) == 0
        assert run(["check", "--select", "duplicate-id", "--select", "unknown-evidence"]) == 0
        assert run(["plan", "l", "--today", "2026-02-02"]) == 0
        assert "1 competency counts already" in capfd.readouterr().out
    assert "was: [x, A]" in map_.read_text()
    map_.write_text(map_.read_text().replace("[x, A]", "[x, A, x]"))
    assert run(["check", "--select", "duplicate-id"]) == 1


def test_every_choice_is_listed_by_the_letter_that_it_has_in_the_plan(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    many = 30
    lines = ["format: pathplan-map/1", "id: m", "competencies:"]
    for n in range(many):
        lines += [
            f"  {x}{n}: {{title: {x} of {n}, effort: {h}}}" for x, h in (("a", "1h"), ("b", "2h"))
        ]
        lines.append(f"  c{n}: {{title: C {n}, effort: 1h, requires: [{{any_of: [a{n}, b{n}]}}]}}")
    lines.append(
        f"  z: {{title: Z, effort: 1h, requires: [{', '.join(f'c{n}' for n in range(many))}]}}"
    )
    Path("m.map.yaml").write_text("\n".join(lines))
    Path("l.learner.yaml").write_text(
        "format: pathplan-learner/1\nid: l\nmap: m.map.yaml\ngoals: [z]\n"
    )
    assert run(["choose", "l", "--all"]) == 0
    listed = re.findall(r"^  ([A-Z]\d*) +For C (\d+)$", capfd.readouterr().out, re.MULTILINE)
    assert run(["plan", "l", "--format", "json"]) == 0
    choices = json.loads(capfd.readouterr().out)["choices"]
    assert listed == [(c["letter"], c["owners"][0].removeprefix("c")) for c in choices]
    assert [letter for letter, _ in listed][24:] == ["Y", "Z", "A2", "B2", "C2", "D2"]


@pytest.mark.parametrize("day", ["0001-01-01", "9000-12-31", "9999-12-27", "9999-12-31"])
def test_the_first_and_the_last_days_there_are_are_days(
    day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "curricula", tmp_path / "c")
    monkeypatch.chdir(tmp_path / "c")
    for who in ("fractions/learners/L-0042", "it-support/learners/T-101"):
        learner = f"{who}.learner.yaml"
        for words in (
            ["plan", learner, "--today", day, "-o", "plan.md"],
            ["plan", learner, "--today", day, "-o", "plan.ics"],
            ["plan", learner, "--today", day, "-o", "plan.html"],
            ["choose", learner, "--today", day],
            ["choose", learner, "--due", day, "--today", "2026-11-23", "--diff"],
            ["status", learner, "--today", day],
            ["status", "fractions", "--today", day, "-o", "status.html"],
            ["plan", learner, "--today", day, "--save"],
            ["status", learner, "--today", day],
            ["next", learner, "--today", day],
        ):
            assert run([*words, *(["-q"] if words[0] == "plan" else [])]) in {0, 1}, words
    budget = ["plan", "fractions/learners/L-0042.learner.yaml", "--budget", day, "--fresh"]
    assert run([*budget, "--today", "2026-11-23"]) == (2 if day < "2026" else 0)


def test_numbers_out_of_range_name_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT / "curricula")
    path = "fractions/learners/L-0042.learner.yaml"
    for word in ("²", "0", "99", "9" * 5000):
        assert run(["why", path, word, "--today", "2026-11-23"]) == 2
