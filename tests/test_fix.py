"""Fixes mend what they say they mend, change no path where they are safe, and come to an end."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest
from check.test_rules import WITH_EXAMPLE, files_of
from hypothesis import given, settings
from hypothesis import strategies as st
from maps import random_map

from pathplan.assess import assess
from pathplan.check.rule import manual, rule
from pathplan.cli.mending import fix
from pathplan.cli.run import run
from pathplan.diagnostic import Severity
from pathplan.library import Library
from pathplan.model import AtLeast, Baseline, Competency, Goal, Requirement, Settings
from pathplan.pipeline import check_files
from pathplan.plan import make_plan

TODAY = date(2026, 11, 23)
FIXABLE = [name for name in WITH_EXAMPLE if rule(name).fix]


def example(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.chdir(folder)
    files = files_of(manual(name).bad)
    for file, text in files.items():
        Path(file).write_text(text, newline="")
    return list(files)


@pytest.mark.parametrize("name", WITH_EXAMPLE)
def test_a_rule_says_whether_it_can_be_mended(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = example(tmp_path, name, monkeypatch)
    found = [f for f in check_files(Library(), files).findings if f.rule == name]
    fixes = {"" if f.fix is None else "safe" if f.fix.safe else "unsafe" for f in found}
    assert rule(name).fix in fixes
    assert rule(name).fix != "" or fixes == {""}


@pytest.mark.parametrize("name", FIXABLE)
def test_what_is_mended_is_gone_and_stays_gone(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = example(tmp_path, name, monkeypatch)
    unsafe = rule(name).fix == "unsafe"
    fixed = fix(Library(), files, Settings(), Baseline(), unsafe=unsafe, today=TODAY)
    assert name in {f.rule for f in fixed.findings}
    before = check_files(Library(), files).findings
    after = check_files(fixed.library(), files).findings
    assert not [f for f in after if f.rule == name]
    assert sum(f.severity is Severity.ERROR for f in after) <= sum(
        f.severity is Severity.ERROR for f in before
    )
    again = fix(fixed.library(), files, Settings(), Baseline(), unsafe=unsafe, today=TODAY)
    assert not again.texts


def test_what_cannot_be_written_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    files = example(tmp_path, "wrong-prefix", monkeypatch)
    before = [Path(file).read_bytes() for file in files]

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    assert run(["check", "--fix"]) == 2
    assert "no space left" in capfd.readouterr().err
    assert [Path(file).read_bytes() for file in files] == before


def test_line_ends_of_windows_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = manual("redundant-prerequisite").bad
    whole = files_of(text)["x.map.yaml"].replace("\n", "\r\n")
    Path("x.map.yaml").write_text(whole, newline="")
    assert run(["check", "--fix", "-q"]) == 0
    after = Path("x.map.yaml").read_bytes().decode()
    assert "[terms]}\r\n" in after
    assert after.count("\n") == after.count("\r\n")


def written(requirement: Requirement) -> str:
    if not isinstance(requirement, AtLeast):
        level = f", level: {requirement.level}" if requirement.level else ""
        return f"{{id: {requirement.id}{level}}}" if level else requirement.id
    parts = ", ".join(written(part) for part in requirement.parts)
    if requirement.form == "at_least":
        return f"{{at_least: {requirement.n}, of: [{parts}]}}"
    return f"{{{requirement.form}: [{parts}]}}"


def as_text(seed: int) -> str:
    """Return a random map as text, some of its names written twice or by a former id."""
    random = Random(seed)
    made = random_map(seed)
    lines = ["format: pathplan-map/1", "id: m", "competencies:"]
    for entry in made.entries:
        if not isinstance(entry, Competency):
            continue
        requires = entry.requires
        parts = (
            requires.parts
            if isinstance(requires, AtLeast) and requires.form == "all_of"
            else (requires,)
        )
        asked = [written(part) for part in parts if part != AtLeast(n=0, parts=())]
        asked += [random.choice(asked)] if asked and random.random() < 0.5 else []
        minutes = entry.effort.minutes if entry.effort else 60
        levels = ", ".join(entry.levels)
        lines += [
            f"  {entry.id}:",
            f"    title: {entry.id}",
            f"    levels: [{levels}]",
            f"    mastery: {entry.mastery}",
            f"    effort: {minutes}m",
            f"    was: [old-{entry.id}]",
        ]
        if asked and random.random() < 0.5:
            lines += ["    requires:", *(f"      - {item}  # why" for item in asked)]
        elif asked:
            lines.append(f"    requires: [{', '.join(asked)}]")
        if entry.corequires:
            lines.append(f"    corequires: [{entry.corequires[0].id}]")
    text = "\n".join(lines) + "\n"
    return text.replace("[c0]", "[old-c0]").replace("- c1 ", "- old-c1 ")


def costs(library: Library) -> list[tuple[int, int]]:
    map_ = library.map("m.map.yaml").map
    graph = library.graph((map_,))
    state, _ = assess(graph, None, TODAY)
    found = []
    for entry in map_.competencies:
        plan = make_plan(graph, state, None, [Goal(id=entry.key)], "m")
        found.append((plan.minutes, len(plan.steps)))
    return found


@settings(max_examples=60)
@given(st.integers(0, 5_000))
def test_safe_fixes_change_no_path(seed: int) -> None:
    library = Library(unsaved={"m.map.yaml": as_text(seed).encode()})
    fixed = fix(library, ["m.map.yaml"], Settings(), Baseline(), unsafe=False, today=TODAY)
    if not fixed.texts:
        return
    assert costs(fixed.library()) == costs(library)
    again = fix(fixed.library(), ["m.map.yaml"], Settings(), Baseline(), unsafe=False, today=TODAY)
    assert not again.texts


WAIVED = """format: pathplan-learner/1
id: L-1
map: x.map.yaml
goals: [solve]
decisions:
  - {waive: terms, reason: seen in class, by: Ada, date: 2026-11-01}
"""


@pytest.mark.parametrize("unsafe", [False, True])
def test_what_matters_to_a_learner_stays(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    *,
    unsafe: bool,
) -> None:
    example(tmp_path, "redundant-prerequisite", monkeypatch)
    before = Path("x.map.yaml").read_bytes()
    Path("l-1.learner.yaml").write_text(WAIVED)
    run(["check", "--fix", *(["--unsafe"] if unsafe else [])])
    assert (Path("x.map.yaml").read_bytes() == before) is not unsafe
    said = "the path of `l-1.learner.yaml` would change"
    assert (said in capfd.readouterr().err) is not unsafe
    Path("l-1.learner.yaml").write_text(WAIVED.replace("waive: terms", "waive: variables"))
    run(["check", "--fix"])
    assert Path("x.map.yaml").read_bytes() != before


def test_a_path_that_another_fix_opens_spares_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    example(tmp_path, "redundant-prerequisite", monkeypatch)
    text = Path("x.map.yaml").read_text()
    broken = text.replace("variables: {title: Use variables", "variables: {title: true")
    Path("x.map.yaml").write_text(broken)
    Path("l-1.learner.yaml").write_text(WAIVED.partition("decisions")[0])
    run(["check", "--fix"])
    after = Path("x.map.yaml").read_text()
    assert '"true"' in after
    assert "requires: [terms]" in after
