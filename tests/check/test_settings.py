"""Settings that do not fit: each is said, and what is left of them is in force."""

from __future__ import annotations

from pathlib import Path

import pytest

from pathplan.diagnostic import Severity
from pathplan.library import Library
from pathplan.model import Settings
from pathplan.pipeline import check_files
from pathplan.settings import settings_for

MAP = """format: pathplan-map/1
id: x
competencies:
  a: {title: A, resources: [{title: B, language: en}]}
  b: {title: B, requires: [b]}
"""
WRONG = {
    "a level of no rule": "[rules]\nnope = 'off'",
    "an option of no rule": "[rules]\nnope = {level='warning', most=3}",
    "no option of a rule": "[rules]\nlong-chain = {moost=3}",
    "an option of another kind": "[rules]\nlong-chain = {most='x'}",
    "less than nothing": "[rules]\nlong-chain = {most=-1}",
    "a list of no texts": "[rules]\nno-resource = {languages=[1, 2]}",
    "a nested list": "[rules]\nno-resource = {languages=[['en']]}",
    "a table as an option": "[rules]\nlong-chain = {most={a=1}}",
    "a list as a rule": "[rules]\nlong-chain = [1]",
    "a hard rule": "[rules]\nself-requirement = 'off'",
    "no table": "rules = 3",
    "unknown selected": "[check]\nselect = ['nope']",
    "unknown ignored": "[check]\nignore = ['nope']",
    "no list": "[check]\nselect = 'cycle'",
    "no level": "[check]\nfail-on = 'eror'",
    "no reason": "[[ignore]]\nfiles=['*']\nrules=['missing-effort']",
    "a blank reason": "[[ignore]]\nfiles=['*']\nrules=['missing-effort']\nreason='  '",
    "a number as a reason": "[[ignore]]\nfiles=['*']\nrules=['missing-effort']\nreason=3",
    "unknown ignored in files": "[[ignore]]\nfiles=['*']\nrules=['nope']\nreason='why'",
    "a hard rule left out": "[check]\nignore = ['self-requirement']",
    "a hard rule ignored": "[[ignore]]\nfiles=['*']\nrules=['self-requirement']\nreason='why'",
    "no files": "ignore = 3",
    "a table that is none": "check = 3\nstatus = []\nby = 3",
    "days that are none": "[status]\nidle-days = 0",
    "verbs that show nothing": "[import.verbs]\nexperienced = 'mett'\nseen = 3",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG)
def test_what_does_not_fit_is_said_and_left_out(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.map.yaml").write_text(MAP)
    Path("pathplan.toml").write_text(text)
    found = settings_for("x.map.yaml")
    assert found.findings
    plain = check_files(Library(), ["x.map.yaml"]).findings
    assert check_files(Library(), ["x.map.yaml"], found.settings).findings == plain
    left = found.settings
    assert (left.fail_on, left.by, left.status, left.verbs) == (Severity.ERROR, "", {}, {})


def test_what_fits_beside_it_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.map.yaml").write_text(MAP)
    Path("pathplan.toml").write_text(
        "[rules]\nnope = 'off'\nmissing-effort = 'off'\nlong-chain = {level='error', most='x'}\n"
        "[check]\nselect = ['nope', 'cycle']\n"
        "[[ignore]]\nfiles = ['*']\nrules = ['nope', 'dead-end']\nreason = 'why'\n"
    )
    left = settings_for("x.map.yaml").settings
    assert left.levels == {"missing-effort": None, "long-chain": Severity.ERROR}
    assert left.select == ("cycle",)
    assert [entry.rules for entry in left.ignored] == [("dead-end",)]
    assert left != Settings()


def test_settings_on_another_drive_are_none_and_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def relpath(*_: str) -> str:
        raise ValueError("path is on mount 'C:', start on mount 'D:'")

    monkeypatch.chdir(tmp_path)
    Path("pathplan.toml").write_text("[[ignore]]\nfiles=['*']\nrules=['dead-end']\nreason='why'\n")
    Path("x.map.yaml").write_text(MAP)
    with monkeypatch.context() as there:
        there.setattr("os.path.relpath", relpath)
        found = [settings_for(start).settings for start in ("x.map.yaml", str(tmp_path))]
    assert [len(settings.ignored) for settings in found] == [1, 1]


def test_files_are_named_as_seen_from_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = tmp_path / "sub" / "drafts"
    drafts.mkdir(parents=True)
    (drafts / "x.map.yaml").write_text(MAP)
    (tmp_path / "pathplan.toml").write_text(
        "[[ignore]]\nfiles=['sub/drafts/*']\nrules=['missing-effort']\nreason='why'\n"
    )
    for folder in (tmp_path, tmp_path / "sub", drafts):
        monkeypatch.chdir(folder)
        (file,) = (str(p.relative_to(folder)) for p in folder.glob("**/x.map.yaml"))
        settings = settings_for(file).settings
        found = check_files(Library(), [file], settings)
        assert "missing-effort" not in {f.rule for f in found.findings}
        assert "missing-effort" in {f.rule for f in found.ignored}
