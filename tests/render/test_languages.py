"""Every language says all there is to say, and nothing is said past them."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args
from xml.etree import ElementTree as ET

import icalendar
import pytest
import yaml
from browse import Read
from golden import CASES, CURRICULA, command, laid_out
from pictures import everything, in_page
from speech import Silent

from pathplan.cli.planning import Asked, Planned, planned
from pathplan.cli.run import run
from pathplan.cli.who import learner_at
from pathplan.model import (
    Assessment,
    Blocker,
    BrokenWish,
    Competency,
    Content,
    Decision,
    Evidence,
    Holding,
    Lift,
    NoRoom,
    Option,
    Remedy,
    Report,
    Resource,
    Since,
    Term,
    TermPlan,
    TermRule,
    Unreachable,
    Why,
    WhyLink,
    WhyOption,
    WishCost,
)
from pathplan.model.agreed import Left, MapChange, Otherwise
from pathplan.model.drawing import Extent
from pathplan.model.learner import DecisionKind
from pathplan.model.plan import Against
from pathplan.plan.progress import Thresholds, progress
from pathplan.render import languages
from pathplan.render.image import image
from pathplan.render.languages import language
from pathplan.render.reports.changes import changes_text, taken_back
from pathplan.render.reports.choices import Offered, Way, choices_text
from pathplan.render.reports.json import plan_json
from pathplan.render.reports.markdown import plan_markdown
from pathplan.render.reports.progress import Told
from pathplan.render.reports.status import status_text
from pathplan.render.reports.text import pace_text, plan_text
from pathplan.render.reports.why import why_text

MIA, NOOR = (f"fractions/learners/L-{n}.learner.yaml" for n in ("0042", "0031"))
MENDER = "it-support/learners/T-102.learner.yaml"
TODAY = date(2026, 11, 23)
REPORTS = {"plan", "next", "choose", "why", "status", "draw"}
AUTHORS = {"title", "description", "i_can", "because", "source", "by", "reason", "note", "text"}
"""Keys whose texts are the author's."""
NAMING = {"competencies", "credentials", "maps"}
"""Keys whose keys are ids."""
NAMED = {"id", "levels", "kind", "modality", "interests", "name"}
"""Keys whose texts are told as they stand."""
CYRILLIC = {ord(c): chr(0x430 + n) for n, c in enumerate("abcdefghijklmnopqrstuvwxyz")}
CYRILLIC |= {ord(c): chr(0x410 + n) for n, c in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
SPEAKERS = (
    *(f"fractions/learners/L-{n}.learner.yaml" for n in ("0008", "0022", "0031", "0042")),
    "it-support/learners/T-101.learner.yaml",
    "school-math/learners/S-1207.learner.yaml",
    "computing/learners/C-2001.learner.yaml",
)
FILE = re.compile(r"\S+\.yaml")
TYPED = re.compile(r'pathplan [a-z]+( "[^"]*"| \S+)*')
PLAIN = re.compile(r"\b(\d+h(\d+m)?|\d+m)\b|\[x\]|\b[A-H]\b")
"""What is the same in every language: durations, as files have them, marks, choices' letters."""


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Iterator[Silent]:
    """Whatever language is asked for, the one without letters is spoken."""
    made = Silent(language("en"))
    monkeypatch.setattr(languages, "load", lambda *_: made.language)
    language.cache_clear()
    yield made
    language.cache_clear()


@pytest.fixture
def typed(
    capfd: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., str]:
    """Run a command for a learner; what it prints, or writes where it ends with `-o ENDING`."""
    folder = tmp_path_factory.mktemp("written")

    def running(*words: str) -> str:
        target = folder / f"x{words[-1]}" if words[-2:-1] == ("-o",) else None
        line = [*words[:-1], str(target)] if target else [*words]
        run([*line, "--for", "learner"])
        printed = capfd.readouterr().out
        return target.read_text(errors="replace") if target and target.exists() else printed

    return running


def _foreign(data: Any, key: str = "") -> Any:
    """Return data of a file with what its author wrote in letters that no program of ours uses."""
    if isinstance(data, dict):
        # an entry that is one text is short for its title
        short = "title" if key in {"competencies", "strands", "credentials"} else ""
        return {
            k: _foreign(v, short if short and isinstance(v, str) else k) for k, v in data.items()
        }
    if isinstance(data, list):
        return [_foreign(item, key) for item in data]
    return data.translate(CYRILLIC) if isinstance(data, str) and key in AUTHORS else data


def _words(data: Any, key: str = "") -> Iterator[str]:
    """Yield the words of a file that are told as they stand: ids, levels, kinds, interests."""
    if isinstance(data, dict):
        yield from (str(k) for k in data if key in NAMING)
        for k, value in data.items():
            yield from _words(value, k)
    elif isinstance(data, list):
        for item in data:
            yield from _words(item, key)
    elif isinstance(data, str) and key in NAMED:
        yield data


def _curricula(folder: Path) -> set[str]:
    """Write the shipped curricula with foreign titles; return the words that stay."""
    kept: set[str] = set()
    for path in sorted(CURRICULA.rglob("*.yaml")):
        data = _foreign(yaml.safe_load(path.read_text()))
        kept |= set(_words(data))
        target = folder / path.relative_to(CURRICULA)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    return {word for word in kept if word.isascii()}


def _told(form: str, text: str) -> str:
    """Return what a person reads of a form."""
    if form == "csv":
        return "\n".join(row["why"] for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
    if form == "ics":
        read = icalendar.Calendar.from_ical(text).walk()
        return "\n".join(str(c.get(key, "")) for c in read for key in ("summary", "description"))
    if form == "json":
        data = json.loads(text)
        steps = [step["because"] or "" for step in data["steps"]]
        return "\n".join([*steps, *(wish["why"] or "" for wish in data["wishes"])])
    if form == "markdown":
        return re.sub(r"\\(.)|\(<[^>]*>\)", r"\1", text)
    if form == "svg":
        root = ET.fromstring(text)
        for rules in root.findall("{http://www.w3.org/2000/svg}style"):
            root.remove(rules)
        return "\n".join(root.itertext())
    return Read(text).text if form == "html" else text


def test_no_report_says_a_word_past_the_languages(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    silent: Silent,
    typed: Callable[..., str],
) -> None:
    kept = sorted((w for w in _curricula(tmp_path) if re.search("[A-Za-z]", w)), key=len)
    known = re.compile(rf"(?<![A-Za-z])({'|'.join(map(re.escape, reversed(kept)))})(?![A-Za-z])")
    monkeypatch.chdir(tmp_path)
    for who in SPEAKERS:
        for form, text in _all_of(who, typed):
            rest = silent.heard(_told(form, text))
            for same in (TYPED, FILE, PLAIN, known):
                rest = same.sub("", rest)
            assert not re.findall(r"[A-Za-z]+", rest), (who, form, rest)


def _all_of(who: str, typed: Callable[..., str]) -> Iterator[tuple[str, str]]:
    """Yield all that is told about one learner."""
    flags = ("--today", "2026-11-23", "-q")
    for form in ("text", "markdown", "json", "csv", "ics", "svg", "html"):
        yield form, typed("plan", who, "--format", form, *flags)
    yield "text", typed("plan", who, "--pace", "30h", *flags)
    for form in ("text", "markdown"):
        yield form, typed("plan", who, "--budget", "2h", "--format", form, *flags)
    yield "text", typed("plan", who, "--budget", "2026-12-24", *flags)
    yield "text", typed("next", who, "--all", *flags)
    yield "text", typed("choose", who, "--all", *flags)
    yield "text", typed("status", who, *flags)
    yield "html", typed("status", who, *flags, "-o", ".html")
    yield "text", typed("draw", who, *flags)
    yield "text", typed("draw", who, "--around", "1", "--steps", "2", *flags)
    for extent in (["--overview"], ["--all", "--by", "needed"]):
        yield "text", typed("draw", who, *extent, *flags)
        yield "svg", typed("draw", who, *extent, "--format", "svg", *flags)
    for step in range(1, 4):
        yield "text", typed("why", who, str(step), *flags)


def test_every_sentence_is_said_somewhere(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    silent: Silent,
    typed: Callable[..., str],
) -> None:
    texts = []
    for case in sorted(CASES.iterdir()):
        words = command(case)
        if words and words[0] in REPORTS and "--help" not in words:
            folder = tmp_path / case.name
            laid_out(case, folder)
            monkeypatch.chdir(folder)
            texts.append(typed(*words))
    monkeypatch.chdir(CURRICULA)
    texts += [text for who in (MIA, MENDER, NOOR) for _, text in _all_of(who, typed)]
    for path in CURRICULA.rglob("*.map.yaml"):
        texts += [typed("draw", str(path), "--format", f) for f in ("outline", "svg", "html")]
    texts.append(typed("draw", "fractions/fractions.map.yaml", "--overview", "--format", "html"))
    texts.append(typed("next", "fractions/fractions.map.yaml", "--goal", "fraction-badge"))
    texts += [typed("why", MIA, what) for what in ("frac.part-of-whole", "frac.unit-fractions")]
    texts += [*_rare(_mia()), *_pictures()]
    written = tmp_path / "written"
    laid_out(CASES / "status-mia", written)
    monkeypatch.chdir(written)
    texts += _written(written, typed)
    assert sorted(set(silent.signs) - silent.used(texts)) == []


def _mia() -> Planned:
    return planned(learner_at(str(CURRICULA / MIA)), Asked(today=TODAY, audience="learner"))


def _written(folder: Path, typed: Callable[..., str]) -> Iterator[str]:
    """Yield what is told of a "not yet", of a choice that is written, and of a map's loose ends."""
    yield typed("draw", "mia", "--today", "2026-12-07")
    yield typed("choose", "mia", "equal fractions poster", "--today", "2026-12-07")
    yield typed("choose", "mia", "--goal", "ratio.problems", "--undo", "--today", "2026-12-07")
    (folder / "x.map.yaml").write_text(
        "format: pathplan-map/1\nid: x\ntitle: X\nlanguage: en\nstrands: {s: S}\ncompetencies:\n"
        "  a: {title: A, strand: s, effort: 1h}\n  b: {title: B, corequires: [a]}\n"
    )
    yield typed("draw", "x.map.yaml")
    yield typed("draw", "x.map.yaml", "--format", "html")


def test_only_sentences_of_json_change_with_the_language() -> None:
    report = _mia().report
    english, spanish = (
        dict(_leaves(json.loads(plan_json(replace(report, language=code)))))
        for code in ("en", "es")
    )
    assert english.keys() == spanish.keys()
    changed = {path.rsplit(".", 1)[-1] for path in english if english[path] != spanish[path]}
    assert changed == {"language", "because"}
    assert english["steps.0.because"] == "for 2 and 9 (choice A)"
    assert spanish["steps.0.because"] == "para 2 y 9 (elección A)"


def _leaves(data: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of JSON data with its path."""
    if isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _leaves(value, f"{path}.{key}" if path else str(key))
    else:
        yield path, data


def _rare(made: Planned) -> Iterator[str]:
    """Yield reports of what the shipped learners do not come across."""
    report, plan = made.report, made.plan
    schedule = plan.schedule
    assert schedule is not None
    wishes = [Decision(kind=kind, competency="ratio.tables") for kind in get_args(DecisionKind)]
    lift = Lift(decisions=tuple(wishes[:2]), minutes=60)
    wished = replace(
        plan,
        broken_wishes=tuple(
            BrokenWish(decision=wishes[0], reason=reason, lifts=(lift,))
            for reason in get_args(Against)
        ),
        wish_costs=(WishCost(decision=wishes[3], minutes=30),),
        without_effect=(wishes[2],),
    )
    yield from (form(replace(report, plan=wished)) for form in (plan_text, plan_json))
    yield plan_text(replace(report, plan=replace(plan, proven=False, gap=0.1, about=True)))
    yield pace_text(report, replace(plan, minutes=plan.minutes + 30))
    choice = plan.choices[0]
    others = tuple(replace(option, proven=False) for option in choice.others)
    many = (replace(choice, others=others), *plan.choices * 3)
    yield plan_text(replace(report, plan=replace(plan, choices=many, unpriced=2)))
    decided = tuple((wish.kind, "ratio.tables") for wish in wishes)
    for why in get_args(Left):
        since = Since(
            day=TODAY, kept=not why, why=why, decided=decided, cheaper=90, maps=("x", "y")
        )
        yield plan_text(replace(report, plan=replace(plan, since=since)))
    yield from _changed(made)
    yield plan_text(replace(report, plan=replace(plan, since=Since(day=TODAY, kept=True))))
    goals = tuple(replace(goal, earliest=goal.ready, latest=goal.ready) for goal in schedule.goals)
    later = TODAY + timedelta(days=7)
    late = Remedy(key=goals[0].key, due=TODAY, ready=later, without=(goals[1].key,))
    calendar = replace(schedule, goals=goals, rearranged=True, start=later, remedies=(late,))
    yield plan_text(replace(report, plan=replace(plan, schedule=calendar)))
    yield from _by_terms(report)
    yield from _overruled(report)
    yield from _closed(report)
    lacking = {
        key: Content(nearest=Resource(title="x"), lacking=lacks, check_first=True)
        for step, lacks in zip(plan.steps, ("offline", "free"), strict=False)
        for key in step.keys
    }
    yield plan_markdown(replace(report, content=lacking))
    yield from _choosing(report)
    found = progress(report, made.study.graph, None, Thresholds())
    yield status_text(Told(report=report, progress=replace(found, behind=-60), word="x"), 100)
    option = WhyOption(key=plan.steps[0].key, taken=True)
    chain = (WhyLink(key=plan.goals[0].key, n=1, options=(option,)), WhyLink(key=option.key))
    yield why_text(report, Why(key=option.key, chain=chain), None, 100)


def _changed(made: Planned) -> Iterator[str]:
    """Yield what is told when a map says otherwise of what was agreed on, and the route is left."""
    report, key = made.report, made.plan.steps[0].key
    changes = tuple(
        MapChange(kind=kind, key=key, title="x", then=60, now=90, other=key)
        for kind in get_args(Otherwise)
    )
    found = progress(report, made.study.graph, None, Thresholds())
    for told in (changes[:2], changes[2:4], changes[4:], changes * 2):
        since = Since(day=TODAY, kept=False, why="lost", maps=("x",), changes=told)
        report = replace(report, plan=replace(made.plan, since=since))
        yield status_text(Told(report=report, progress=found, word="x"), 100)


def _pictures() -> Iterator[str]:
    """Yield pictures of all that can be in one, each part of a map and each look of a box."""
    for extent in get_args(Extent):
        picture = replace(everything(), extent=extent)
        yield in_page(picture) + image(picture, "svg")[0].decode()


def _by_terms(report: Report) -> Iterator[str]:
    """Yield plans by terms of every kind, and every reason why there is none."""
    key = report.plan.steps[0].key
    terms = (
        Term(name="x", start=TODAY, end=TODAY),
        Term(name="y", start=TODAY, end=None, least=1, most=2),
        Term(name="z", start=None, end=TODAY, most=1),
        Term(name="w", start=None, end=None, least=1),
        Term(name="v", start=None, end=None),
    )
    steps = tuple(range(len(terms))) + (4,) * (len(report.plan.steps) - len(terms))
    made = TermPlan(
        terms=terms,
        loads=(1, 1, 1, 1, 1),
        steps=steps,
        of={key: 0},
        least=1,
        distance=2,
        nearest=2,
        settled=True,
        uncounted=(key,),
        idle=((key, "x"), (key, "gone"), ("nothing", "x")),
    )
    some = replace(made, of={key: 0, report.plan.steps[1].key: 1})
    yield plan_text(replace(report, plan=replace(report.plan, terms=some)))
    skipped = replace(made, steps=tuple(max(1, n) for n in steps))
    for found in (made, skipped, replace(made, least=0.5), replace(made, settled=False)):
        yield plan_text(replace(report, plan=replace(report.plan, terms=found)))
    yield plan_text(replace(report, plan=replace(report.plan, terms=replace(made, nearest=1))))
    rules = [
        TermRule(kind=kind, terms=names, key=key, credits=2)
        for kind in ("place", "offered", "least", "most")
        for names in (("x",), ())
    ]
    full = TermRule(kind="most", terms=("x",), credits=2)
    trail = ((key, "x"), (key, "y"), (key, ""))
    for none in (
        NoRoom(kind="over", terms=2),
        NoRoom(kind="unknown"),
        NoRoom(kind="chain", terms=2, trail=trail),
        NoRoom(kind="rules", rules=tuple(rules), without=tuple(rules), trail=trail, enough=3),
        NoRoom(kind="rules", rules=(full,) * 4, credits=9),
        NoRoom(kind="rules", rules=(rules[0],)),
    ):
        yield plan_text(replace(report, plan=replace(report.plan, no_room=none)))


def _overruled(report: Report) -> Iterator[str]:
    """Yield plans where records disagree about something, of one level and of several."""
    one = {
        key: replace(entry, levels=("x",), mastery="x")
        for key, entry in report.entries.items()
        if isinstance(entry, Competency)
    }
    said = (
        Evidence(competency="x", day=TODAY, result="not-yet"),
        Evidence(competency="x", day=None),
    )
    for key in report.plan.counts:
        for level in (0, 1):
            held = Holding(level=level, reason="demonstrated", record=said[1], overruled=said)
            state = replace(report.state, holdings={**report.state.holdings, key: held})
            yield plan_text(replace(report, state=state))
            yield plan_text(replace(report, state=state, entries={**report.entries, key: one[key]}))


def _closed(report: Report) -> Iterator[str]:
    """Yield plans with goals that nobody can reach, each for another reason."""
    goal, keys = report.plan.goals[0], [step.key for step in report.plan.steps]
    skip = Decision(kind="skip", competency="ratio.tables", by="x", day=TODAY)
    lift = Lift(decisions=(skip, skip), minutes=60)
    for blocker in (
        Blocker(key=keys[0], options=((keys[0], skip),), trail=(goal.key,)),
        Blocker(key=keys[0], options=((keys[0], skip),), trail=(goal.key, keys[1])),
        Blocker(key=keys[0], options=((keys[1], None), (keys[2], None)), trail=(goal.key,)),
    ):
        for lifts in ((lift,), ()):
            closed = Unreachable(goal=goal, blockers=(blocker,), lifts=lifts)
            yield plan_text(replace(report, plan=replace(report.plan, unreachable=(closed,))))


def _choosing(report: Report) -> Iterator[str]:
    """Yield choices among nothing, among much, and of what cannot be."""
    plan = report.plan
    bare = replace(report, plan=replace(plan, choices=()))
    yield choices_text(bare, Offered(), word="x", width=100)
    timely = replace(bare, plan=replace(bare.plan, schedule=None))
    yield choices_text(timely, Offered(), word="x", width=100)
    two = tuple(Way(assessment=Assessment(title=title)) for title in "xy")
    ways = tuple((str(n), two) for n in range(6))
    yield choices_text(bare, Offered(ways=ways), word="x", width=100)
    none = Option(keys=(), minutes=None, steps=None)
    same = Option(keys=(), minutes=plan.minutes, steps=plan.length + 1)
    less, alike = replace(same, minutes=60), replace(same, steps=0)
    others = ((none,), (same,), (less, alike))
    choices = tuple(replace(plan.choices[0], others=other) for other in others)
    odd = replace(report, plan=replace(plan, choices=choices))
    yield choices_text(odd, Offered(), word="x", width=100)
    yield plan_text(odd)
    yield from changes_text(report, report, 100)
    closed = Unreachable(goal=plan.goals[0], blockers=(), lifts=())
    before = replace(report, plan=replace(plan, steps=(), unreachable=(closed,)))
    yield from changes_text(before, report, 100)
    yield from changes_text(report, before, 100)
    for kind in get_args(DecisionKind):
        yield taken_back(report, Decision(kind=kind, competency="ratio.tables"))
