"""Every rule by its own manual: Bad gives it, Good does not, two mistakes give two findings."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pathplan.check.rule import manual, rule, rule_names
from pathplan.diagnostic import Diagnostic
from pathplan.library import Library
from pathplan.model import Settings
from pathplan.pipeline import check_files
from pathplan.render.findings.text import findings_text

FILE = re.compile(r"# (\S+\.(map|part|learner)\.yaml)")
WHEN_PLANNING = {"future-evidence", "contradicted-evidence", "evidence-file"}
WITHOUT_EXAMPLE = {
    "control-character",
    "contradicted-evidence",
    "empty-file",
    "encoding",
    "evidence-file",
    "future-evidence",
    "old-schema",
    "settings",
    "too-deep",
    "too-large",
}
WITH = {"ignore-without-effect": ("missing-effort",)}
"""Rules that have to run for another one to find something."""
MESSAGES = Path(__file__).parent / "messages"
NAMES = rule_names()
WITH_EXAMPLE = [name for name in NAMES if name not in WITHOUT_EXAMPLE]


def files_of(example: str) -> dict[str, str]:
    """Return the files of an example, their headers completed."""
    found: dict[str, list[str]] = {}
    current = "x.map.yaml"
    for line in example.replace("<tab>", "\t").replace("<cr>", "\r").split("\n"):
        if match := FILE.fullmatch(line):
            current = match.group(1)
            continue
        found.setdefault(current, []).append(line)
    return {name: completed(name, "\n".join(lines)) for name, lines in found.items()}


def completed(name: str, text: str) -> str:
    stem, kind, _ = name.rsplit(".", 2)
    head = [] if text.startswith("format:") else [f"format: pathplan-{kind}/1"]
    if kind != "part" and not re.search(r"(?m)^id:", text):
        head.append(f"id: {stem}")
    if kind == "learner":
        head.append("map: x.map.yaml")
    return "\n".join([*head, text]) + "\n"


def findings(
    folder: Path, example: str, monkeypatch: pytest.MonkeyPatch, *select: str
) -> list[Diagnostic]:
    monkeypatch.chdir(folder)
    files = files_of(example)
    for name, text in files.items():
        Path(name).write_text(text, newline="")
    paths = [n for n in files if ".part." not in n]
    return list(check_files(Library(), paths, Settings(select=select)).findings)


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_bad_gives_exactly_this_rule(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = findings(tmp_path, manual(name).bad, monkeypatch, name, *WITH.get(name, ()))
    assert {f.rule for f in found} == {name}
    assert all(f.severity is rule(name).severity for f in found if f.rule == name)


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_what_it_prints(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Each rule's message on its own bad example is kept in messages/; --update writes it."""
    found = findings(tmp_path, manual(name).bad, monkeypatch, name, *WITH.get(name, ()))
    text = findings_text(found, width=100)
    kept = MESSAGES / f"{name}.txt"
    if request.config.getoption("--update"):
        kept.write_text(text)
    assert text == kept.read_text()


def test_no_message_is_left_over() -> None:
    assert {p.stem for p in MESSAGES.iterdir()} == set(WITH_EXAMPLE)


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_good_gives_nothing_of_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = findings(tmp_path, manual(name).good, monkeypatch)
    assert name not in {f.rule for f in found}


@pytest.mark.parametrize("name", NAMES)
def test_manual_is_complete(name: str) -> None:
    read = manual(name)
    assert read.title
    assert len(read.title) < 80
    assert Path(read.source).name == f"{name.replace('-', '_')}.py"
    assert (Path(__file__).parents[2] / read.source).is_file()
    assert bool(read.bad) == bool(read.good) == (name not in WITHOUT_EXAMPLE)


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_every_finding_stands_on_what_it_names(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for found in findings(tmp_path, manual(name).bad, monkeypatch):
        assert found.place is not None
        lines = Path(found.place.file).read_text().split("\n")
        assert lines[found.place.span.line] == found.place.source
        assert found.place.span.column <= len(found.place.source)
        assert found.rule in NAMES


def test_two_mistakes_give_two_findings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    example = """competencies:
  a: {title: A, effort: 1h, requires: [nothing, nowhere]}
  b: {title: B, efort: 1h}
  c: {title: C, effort: 5, strand: none}
  d: {title: D, effort: 1h, strand: none, requires: [e]}
  e: {title: E, effort: 1h, requires: [d]}
  f: {title: F, effort: 1h, requires: [g]}
  g: {title: G, effort: 1h, requires: [f]}
"""
    found = [f.rule for f in findings(tmp_path, example, monkeypatch)]
    assert found.count("unknown-prerequisite") == 2
    assert found.count("unknown-strand") == 2
    assert found.count("cycle") == 2
    assert found.count("unknown-key") == found.count("effort-unit") == 1


def test_two_levels_of_one_competency_are_two_goals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example = """competencies:
  add: {title: Add, levels: [starting, secure]}
# ada.learner.yaml
goals: [{id: add, level: starting}, {id: add, level: secure, due: 2027-01-31}]"""
    assert not findings(tmp_path, example, monkeypatch, "duplicate-goal")
    again = example.replace("level: starting", "level: secure").replace("{id: add,", "{id: x/add,")
    found = findings(tmp_path, again, monkeypatch, "duplicate-goal")
    assert [f.rule for f in found] == ["duplicate-goal"]


OWN = "assess: [{title: Sums}]"
SHARED = "assessments: {day: {title: Day, shows: {add: mastered}}}"


@pytest.mark.parametrize(
    ("own", "shared", "lacking"),
    [
        (OWN, "", ["9 need `add`, and it has one way to show it"]),
        ("tags: [t]", SHARED, ["9 need `add`, and it has one way to show it"]),
        (OWN, SHARED, []),
        ("tags: [t]", "", []),
    ],
    ids=["its own", "a shared one", "both", "none, which is another finding"],
)
def test_one_way_to_show_it_is_one_wherever_it_stands(
    own: str, shared: str, lacking: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    needing = "\n".join(f"  n{n}: {{title: N{n}, requires: [add]}}" for n in range(9))
    example = f"competencies:\n  add: {{title: Add, {own}}}\n{needing}\n{shared}"
    found = findings(tmp_path, example, monkeypatch, "bottleneck")
    assert [f.message for f in found] == lacking
