"""Break a clean shipped map in one place: exactly that rule speaks, at exactly that place."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from pathplan.check.rule import rule_names
from pathplan.library import Library
from pathplan.pipeline import check_files

CURRICULA = Path(__file__).parents[2] / "curricula"
MAP = "fractions/fractions.map.yaml"
ARITHMETIC = "arithmetic/arithmetic.map.yaml"
LEARNER = "fractions/learners/L-0042.learner.yaml"
ELSEWHERE = {
    "contradicted-evidence": "plans",
    "future-evidence": "plans",
    "old-schema": "cases",
    "settings": "cases",
    "too-deep": "bad files",
    "too-large": "bad files",
}
"""Rules that no place of a shipped file can break, and where they are tested."""


@dataclass(frozen=True)
class Break:
    """What to change in a file, and a text that is there once, where the finding stands.

    `also` are changes to other files, or new files where the old text is "".
    """

    edits: dict[str, str]
    at: str
    file: str = MAP
    also: dict[str, tuple[str, str]] = field(default_factory=dict)
    everywhere: bool = False
    check: tuple[str, ...] = ()
    whole: bytes | None = None


EXTRA = "    effort: 1h30m\n    requires: [frac.unit-fractions]\n    optional: true\n"
EGYPTIAN = "    requires: [frac.unit-fractions]\n    optional: true\n"
RECIPE = "    requires: [ratio.unit-rate]\n    optional: true\n"
DRAWINGS = "    requires: [ratio.bar-model]\n    optional: true\n"
LAST = '    text: "Wants to bake'
PAUSE = "    - {from: 2026-12-21, to: 2027-01-03}\n"
BAKE = '    because: "I want to bake for my cousin\'s party."\n'
WAIVED = 'reason: "Transfer record, Hillside"}\n'
SHOWN = "    assess:\n      - title: A loaf for ten\n        kind: project\n        effort: 30m\n"
TAUGHT = (
    "    resources:\n      - title: Bread for the workers\n        modality: text\n"
    "        effort: 20m\n        language: en\n        interests: [history]\n"
    "        cost: free\n        offline: true\n"
)
WHOLE = (
    "title: X, i_can: x, effort: 1h, optional: true, assess: [{title: T}], resources: [{title: R}]"
)


def egyptian(requires: str = "frac.unit-fractions", more: str = "") -> dict[str, str]:
    return {EGYPTIAN: f"    requires: [{requires}]\n    optional: true\n{more}"}


def recipe(requires: str = "ratio.unit-rate", more: str = "") -> dict[str, str]:
    return {RECIPE: f"    requires: [{requires}]\n    optional: true\n{more}"}


def decided(*lines: str) -> dict[str, str]:
    return {
        WAIVED: WAIVED + "".join(f"  - {{{line}, by: Mia, date: 2026-11-16}}\n" for line in lines)
    }


def added(names: dict[str, str]) -> dict[str, str]:
    rows = (
        f"  {name}: {{{WHOLE.replace('X', name)}{f', requires: [{needs}]' if needs else ''}}}\n"
        for name, needs in names.items()
    )
    return {"\nassessments:\n": f"\n{''.join(rows)}\nassessments:\n"}


BREAKS = {
    "age-unit": Break(egyptian(more="    review_after: 90\n"), "90\n"),
    "alternative-cannot-help": Break(
        {"[frac.number-line, frac.area-model]": "[frac.number-line, frac.part-of-whole]"},
        "frac.number-line, frac.part-of-whole",
    ),
    "assessment-too-low": Break(
        decided("choose: frac.area-model, show: Shade three fractions and explain"),
        "Shade three",
        LEARNER,
        also={
            MAP: (
                "      - title: Shade three fractions and explain\n",
                "      - title: Shade three fractions and explain\n        level: developing\n",
            )
        },
    ),
    "bad-date": Break({"2026-09-22": "2026-09-31"}, "2026-09-31", LEARNER),
    "bad-format": Break({"pathplan-map/1": "pathplan-map/7"}, "pathplan-map/7"),
    "bad-id": Break({"frac.egyptian:": "frac egyptian:"}, "frac egyptian:"),
    "bad-url": Break(
        {"- title: Paper strips\n": "- title: Paper strips\n        url: htps://x.org\n"}, "htps:"
    ),
    "bad-value": Break(
        {
            "effort: 30m\n        language: en\n        cost: free": "effort: 30m\n        language: en\n        cost: gratis"
        },
        "gratis",
    ),
    "bottleneck": Break(added({f"q{n}": "ratio.bar-model" for n in range(8)}), "ratio.bar-model:"),
    "broken-link": Break(
        {"arithmetic.map.yaml": "arithmetik.map.yaml"}, "../arithmetic/arithmetik"
    ),
    "comma-in-value": Break(
        {'"Transfer record, Hillside"': "Transfer record, Hillside"}, "Hillside}", LEARNER
    ),
    "contradictory-day": Break(
        {
            "misconception: counts-ticks}\n": "misconception: counts-ticks}\n  - {competency: frac.number-line, date: 2026-10-12, kind: exam}\n"
        },
        "frac.number-line, date",
        LEARNER,
    ),
    "contradictory-decisions": Break(
        decided("choose: frac.area-model", "avoid: frac.area-model"), "avoid: frac", LEARNER
    ),
    "contradictory-terms": Break(
        {PAUSE: PAUSE + "  terms: [{name: autumn, min: 12, max: 6}]\n"}, "12, max", LEARNER
    ),
    "control-character": Break({'"By equal parts': '"By equal\\a parts'}, '"By equal\\a'),
    "corequisite-contradiction": Break(
        {
            **egyptian(more="    corequires: [ratio.scale-recipe]\n"),
            **recipe("ratio.unit-rate, frac.egyptian"),
        },
        "ratio.scale-recipe]",
    ),
    "cycle": Break(
        {
            **egyptian("frac.unit-fractions, ratio.scale-recipe"),
            **recipe("ratio.unit-rate, frac.egyptian"),
        },
        "ratio.scale-recipe]",
    ),
    "dead-end": Break({EGYPTIAN: EGYPTIAN.replace("    optional: true\n", "")}, "frac.egyptian:"),
    "dead-link": Break(
        {"- title: Paper strips\n": "- title: Paper strips\n        url: sheets/s.pdf\n"},
        "sheets/s.pdf",
    ),
    "decision-without-effect": Break(decided("avoid: frac.egyptian"), "frac.egyptian", LEARNER),
    "duplicate-alignment": Break(
        {
            "        code: 7.G.A.1\n        framework: CCSS\n": "        code: 7.G.A.1\n        framework: CCSS\n      - code: 7.G.A.1 # again\n        framework: CCSS\n"
        },
        "7.G.A.1 # again",
    ),
    "duplicate-goal": Break(
        {BAKE: BAKE + "  - ratio.problems\n"}, "ratio.problems\n\npace", LEARNER
    ),
    "duplicate-id": Break({"  fraction-badge:": "  frac.Compare:"}, "frac.Compare:"),
    "duplicate-key": Break(
        {EXTRA: "    effort: 2h\n" + EXTRA}, "effort: 1h30m\n    requires: [frac.unit"
    ),
    "duplicate-level": Break(
        {"proficient, extending]": "proficient, extending, emerging]"}, "emerging]"
    ),
    "duplicate-map-id": Break(
        {},
        "fractions\ntitle",
        also={"fractions/a.map.yaml": ("", "format: pathplan-map/1\nid: fractions\n")},
        check=("fractions/a.map.yaml", MAP),
    ),
    "duplicate-prerequisite": Break(
        egyptian("frac.unit-fractions, frac.unit-fractions # x\n    "), "frac.unit-fractions # x"
    ),
    "duplicate-title": Break(
        {"title: Egyptian fractions": "title: compare fractions"}, "compare fractions\n    i_can"
    ),
    "effort-out-of-proportion": Break(
        {EXTRA: EXTRA.replace("1h30m", "30m")}, "30m\n    requires: [frac.unit-fractions"
    ),
    "effort-unit": Break({EXTRA: EXTRA.replace("1h30m", "1.5")}, "1.5\n"),
    "empty-file": Break({}, "", whole=b"# nothing here\n"),
    "encoding": Break({}, "\u00e7", whole=b"format: pathplan-map/1\nid: x\ntitle: Fran\xe7ais\n"),
    "ignore-without-effect": Break(
        {"  frac.egyptian:": "  frac.egyptian: # pathplan: ignore[no-resource] none yet"},
        "# pathplan: ignore",
    ),
    "impossible-at-least": Break(
        {
            "any_of: [ratio.bar-model, ratio.tables]": "{at_least: 3, of: [ratio.bar-model, ratio.tables]}"
        },
        "3, of",
    ),
    "indirect-map": Break(
        egyptian("frac.unit-fractions, deep/x"),
        "deep/x",
        also={
            "deep.map.yaml": (
                "",
                f"format: pathplan-map/1\nid: deep\ncompetencies:\n  x: {{{WHOLE}}}\n",
            ),
            ARITHMETIC: (
                "\ncompetencies:\n",
                f"\nmaps: {{deep: ../deep.map.yaml}}\ncompetencies:\n  y: {{{WHOLE}, requires: [deep/x]}}\n",
            ),
        },
    ),
    "isolated-competency": Break({EGYPTIAN: ""}, "frac.egyptian:"),
    "level-above-mastery": Break(
        egyptian("{id: frac.unit-fractions, level: extending}"), "extending}"
    ),
    "long-chain": Break(
        added({f"q{n:02}": f"q{n - 1:02}" if n else "" for n in range(31)}), "q30:"
    ),
    "missing-description": Break(
        {
            "    i_can: I can write a fraction as a sum of different unit fractions.\n": "",
            '    description: "How scribes wrote 3/4: as 1/2 + 1/4."\n': "",
        },
        "frac.egyptian:",
    ),
    "missing-effort": Break({EXTRA: EGYPTIAN}, "frac.egyptian:"),
    "missing-key": Break({"title: Egyptian fractions\n    ": ""}, "frac.egyptian:"),
    "mixed-line-ends": Break({"\nlanguage: en\n": "\nlanguage: en\r\n"}, "\r\n"),
    "no-assessment": Break({SHOWN: ""}, "frac.egyptian:"),
    "no-resource": Break({TAUGHT: ""}, "frac.egyptian:"),
    "no-resource-for-learner": Break({"[cooking]": "[chess]"}, "chess", LEARNER),
    "not-a-list": Break(
        {EGYPTIAN: EGYPTIAN.replace("[frac.unit-fractions]", "frac.unit-fractions, frac.compare")},
        "frac.unit-fractions, frac.compare",
    ),
    "not-text": Break({"title: Egyptian fractions": "title: true"}, "true\n    i_can"),
    "optional-but-needed": Break(
        {
            "    requires: [frac.part-of-whole, arith/multiply-facts]": "    optional: true\n    requires: [frac.part-of-whole, arith/multiply-facts]"
        },
        "frac.of-quantity]",
    ),
    "part-of": Break(
        {"part_of: ../computing.map.yaml": "part_of: ../../school-math/school-math.map.yaml"},
        "../../school-math",
        "computing/parts/web.part.yaml",
        check=("computing/computing.map.yaml",),
    ),
    "personal-data": Break({"id: L-0042\n": "id: L-0042\nname: Mia\n"}, "name: Mia", LEARNER),
    "recommends-cycle": Break(
        {
            **egyptian(more="    recommends: [ratio.scale-recipe]\n"),
            **recipe(more="    recommends: [frac.egyptian]\n"),
        },
        "ratio.scale-recipe]",
    ),
    "redundant-prerequisite": Break(
        egyptian("frac.unit-fractions, frac.part-of-whole # x\n    "),
        "frac.unit-fractions, frac.part-of-whole # x",
    ),
    "redundant-recommendation": Break(
        egyptian(more="    recommends: [frac.unit-fractions]\n"),
        "frac.unit-fractions]\n    assess:\n      - title: A loaf",
    ),
    "refreshes-unrelated": Break(
        egyptian(more="    refreshes: {frac.compare: 0.5}\n"), "frac.compare: 0.5"
    ),
    "retired-id": Break(
        {
            **egyptian("frac.unit # x\n    "),
            "title: Build fractions from unit fractions\n": "title: Build fractions from unit fractions\n    was: [frac.unit]\n",
        },
        "frac.unit # x",
    ),
    "reversed-dates": Break({PAUSE: PAUSE.replace("2027", "2026")}, "2026-01-03", LEARNER),
    "self-requirement": Break(egyptian("frac.unit-fractions, frac.egyptian"), "frac.egyptian]"),
    "space-after-colon": Break({"to: 2026-11-27": "to:2026-11-27"}, "to:2026-11-27", LEARNER),
    "strand-order": Break(
        {
            "  number:\n    title: Number\n  ratio:\n    title: Ratio\n": "  ratio:\n    title: Ratio\n  number:\n    title: Number\n"
        },
        "ratio:\n",
    ),
    "tab": Break(
        {
            "    offline: true\n    aligns:\n      - to: http://corestandards.org/Math/Content/7": "    offline: true\n\taligns:\n      - to: http://corestandards.org/Math/Content/7"
        },
        "\taligns",
    ),
    "text-after-hash": Break(
        {"title: Egyptian fractions": "title: Egyptian #fractions"}, "Egyptian #fractions"
    ),
    "trivial-choice": Break(
        {
            "any_of: [frac.compare, frac.add-unlike]": "{at_least: 2, of: [frac.compare, frac.add-unlike]}"
        },
        "at_least: 2",
    ),
    "underivable": Break(
        {
            **egyptian("{any_of: [ratio.scale-recipe, ratio.scale-drawings]}"),
            **recipe("ratio.unit-rate, frac.egyptian"),
            DRAWINGS: DRAWINGS.replace("]", ", frac.egyptian]"),
        },
        "ratio.scale-recipe, ratio.scale",
    ),
    "unclear-decision": Break(
        decided("choose: frac.area-model, avoid: frac.number-line"), "avoid: frac.n", LEARNER
    ),
    "unknown-assessment": Break(
        decided("choose: frac.area-model, show: Aria poster"), "Aria", LEARNER
    ),
    "unknown-decision": Break(decided("choose: frac.aria-model"), "frac.aria", LEARNER),
    "unknown-evidence": Break(
        {"competency: frac.add-like": "competency: frac.add-lik"}, "frac.add-lik,", LEARNER
    ),
    "unknown-goal": Break({"id: ratio.problems": "id: ratio.problem"}, "ratio.problem\n", LEARNER),
    "unknown-key": Break({EXTRA: EXTRA + "    efort: 2h\n"}, "efort"),
    "unknown-level": Break(
        {"shows: {frac.of-quantity: proficient": "shows: {frac.of-quantity: proficiant"},
        "proficiant",
    ),
    "unknown-map": Break(egyptian("frac.unit-fractions, algebra/x"), "algebra/x"),
    "unknown-misconception": Break(
        {"misconception: counts-ticks": "misconception: counts-tick"}, "counts-tick}", LEARNER
    ),
    "unknown-placement": Break(
        {PAUSE: PAUSE + "  terms: [{name: autumn}]\n  place: {frac.aria-model: autumn}\n"},
        "frac.aria-model",
        LEARNER,
    ),
    "unknown-prerequisite": Break(egyptian("frac.unit-fraction"), "frac.unit-fraction]"),
    "unknown-strand": Break(
        {"strand: number\n    tags: [history]": "strand: numbers\n    tags: [history]"},
        "numbers\n    tags",
    ),
    "unreachable-goal": Break(
        decided('skip: frac.of-quantity, reason: "no"'), "ratio.problems\n", LEARNER
    ),
    "unsigned-decision": Break({', reason: "Transfer record, Hillside"': ""}, "waive:", LEARNER),
    "unused-map": Break(
        {"maps: {arith": "maps: {foundations: ../foundations/foundations.map.yaml, arith"},
        "foundations: ",
    ),
    "waiver-not-allowed": Break(
        decided('waive: fraction-badge, reason: "x"'), "fraction-badge, reason", LEARNER
    ),
    "wrong-prefix": Break({"arith:": "sums:", "arith/": "sums/"}, "sums:", everywhere=True),
    "wrong-type": Break({"tags: [history]": "tags: {history: 1}"}, "{history"),
    "yaml-feature": Break({"title: Egyptian fractions": "title: !x Egyptian fractions"}, "!x"),
    "yaml-syntax": Break({"code: 7.G.A.1": "code: 7: G.A.1"}, "7: G.A.1"),
}
CAUSED = Break(
    {
        "[frac.part-of-whole]\n    assess:\n      - title: Where": "[frac.simplify]\n    assess:\n      - title: Where",
        "[frac.number-line, frac.area-model]": "[frac.number-line]",
    },
    "frac.simplify\n      - any_of",
)
"""A credential is out of reach only because of a mistake elsewhere, which is found as well."""
Place = tuple[str, str, int, int]


def found_in(files: tuple[str, ...]) -> dict[Place, tuple[str, str]]:
    """Return the places of findings, each with its rule and the text of its line."""
    return {
        (f.rule, f.place.file, f.place.span.line, f.place.span.column): (f.rule, f.place.source)
        for f in check_files(Library(), files).findings
        if f.place
    }


def write(folder: Path, broken: Break) -> None:
    path = folder / broken.file
    text = path.read_text()
    for old, new in broken.edits.items():
        assert text.count(old) == 1 or broken.everywhere, old
        text = text.replace(old, new)
    path.write_bytes(text.encode() if broken.whole is None else broken.whole)
    for name, (old, new) in broken.also.items():
        other = folder / name
        there = other.read_text() if old else ""
        assert not old or there.count(old) == 1
        other.write_text(there.replace(old, new) if old else new)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("curricula")
    shutil.copytree(
        CURRICULA, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("names.csv")
    )
    return folder


@pytest.mark.parametrize("name", sorted(BREAKS))
def test_exactly_that_rule_at_exactly_that_place(
    name: str, shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = BREAKS[name]
    for part in ("fractions", "arithmetic", "foundations", "computing", "school-math"):
        if part in {"fractions", "arithmetic"} or name in {"part-of", "unused-map"}:
            shutil.copytree(shipped / part, tmp_path / part)
    monkeypatch.chdir(tmp_path)
    assert new_findings(tmp_path, broken) == [(name, *place_of(broken, tmp_path))]


def new_findings(folder: Path, broken: Break) -> list[Place]:
    """Break a map and return what is found that was not found before."""
    there = tuple(file for file in broken.check if (folder / file).exists())
    before = set(found_in(there or (broken.file,)).values())
    write(folder, broken)
    after = found_in(broken.check or (broken.file,))
    return [place for place, said in after.items() if said not in before]


def place_of(broken: Break, folder: Path) -> tuple[str, int, int]:
    text = (folder / broken.file).read_bytes().decode("latin-1" if broken.whole else "utf-8")
    assert text.count(broken.at) == 1 or not broken.at, text.count(broken.at)
    head = text[: text.index(broken.at)].split("\n")
    return broken.file, len(head) - 1, len(head[-1])


def test_a_credential_out_of_reach_comes_with_its_cause(
    shipped: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("fractions", "arithmetic"):
        shutil.copytree(shipped / part, tmp_path / part)
    monkeypatch.chdir(tmp_path)
    found = new_findings(tmp_path, CAUSED)
    assert ("unreachable-credential", *place_of(CAUSED, tmp_path)) in found
    rules = {rule for rule, *_ in found}
    assert rules == {"cycle", "trivial-choice", "unreachable-credential"}


def test_every_rule_is_broken_once() -> None:
    assert set(BREAKS) | set(ELSEWHERE) | {"unreachable-credential"} == set(rule_names())
