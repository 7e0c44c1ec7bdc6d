"""The hooks for pre-commit and the examples for CI do what they say."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml

from pathplan.cli.run import run

ROOT = Path(__file__).parents[1]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
SCHEMA = ROOT.parent / "shared" / "samples" / "ci" / "pre-commit-hooks.schema.json"
README = (ROOT / "README.md").read_text()
EXAMPLES = re.findall(r"(?ms)^```yaml\n(.*?)^```", README)


@pytest.mark.skipif(not SCHEMA.exists(), reason="the published schema is not here")
def test_hooks_match_their_published_schema() -> None:
    jsonschema.validate(HOOKS, json.loads(SCHEMA.read_text()))


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
def test_a_hook_runs_and_takes_the_files_it_names(
    hook: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "curricula" / "arithmetic", tmp_path / "maps")
    monkeypatch.chdir(tmp_path)
    files = sorted(str(p.relative_to(tmp_path)) for p in tmp_path.rglob("*.yaml"))
    taken = [file for file in files if re.search(hook["files"], file)]
    assert taken == files
    command = shlex.split(hook["entry"])
    assert command[0] == "pathplan"
    named = taken if hook.get("pass_filenames", True) else []
    assert run([*command[1:], *named]) == 0
    path = tmp_path / "maps" / "arithmetic.map.yaml"
    path.write_text(path.read_text().replace("requires: [", "requires: [ nothing,", 1))
    assert run([*command[1:], *named]) == (1 if hook["id"] == "pathplan-check" else 0)


def test_the_examples_for_ci_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "curricula" / "arithmetic", tmp_path / "maps")
    monkeypatch.chdir(tmp_path)
    workflow, gitlab = (yaml.safe_load(text) for text in EXAMPLES if "pathplan check" in text)
    steps = workflow["jobs"]["check"]["steps"]
    upload = next(s for s in steps if "upload-sarif" in s.get("uses", ""))
    script = next(s["run"] for s in steps if "pathplan check" in s.get("run", ""))
    words = shlex.split(script.replace("$GITHUB_STEP_SUMMARY", "summary.md").replace("\\\n", " "))
    assert run(words[1:]) == 0
    assert (tmp_path / upload["with"]["sarif_file"]).exists()
    assert (tmp_path / "summary.md").read_text().startswith("### pathplan: no mistakes")
    command = next(line for line in gitlab["maps"]["script"] if line.startswith("pathplan"))
    assert run(shlex.split(command)[1:]) == 0
    reports = gitlab["maps"]["artifacts"]["reports"]
    assert all((tmp_path / name).exists() for name in reports.values())
