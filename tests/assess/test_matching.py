"""What records from elsewhere are about, and whether they show it."""

from __future__ import annotations

from datetime import date

import pytest

from pathplan.assess.matching import Matcher, passed, sort_out
from pathplan.library import Library
from pathplan.model import CompetencyMap
from pathplan.model.foreign import ForeignRecord, Target, TargetKind

MAP = """
format: pathplan-map/1
id: m
levels: [low, high]
mastery: high
competencies:
  a:
    title: Add
    was: [old-a]
    aligns:
      - {to: "https://x.org/A", code: A.1, framework: X}
      - {to: "https://x.org/wide", code: W, match: broad}
    assess:
      - {title: Quiz, matches: "Quiz: Unit 1", pass: 80%}
      - {title: Low quiz, matches: Low quiz, level: low, pass: 3 of 4}
      - {title: No mark, matches: No mark}
  b: {title: Take, aligns: [{code: A.1, framework: Y}, {code: B.1}]}
  c: {title: Take}
assessments:
  card: {title: Card, matches: Card, pass: "B", shows: {a: high, b: low}}
credentials:
  badge: {title: The badge, requires: [a]}
"""
DAY = date(2026, 12, 1)


def _maps() -> tuple[CompetencyMap, ...]:
    return (Library(unsaved={"m.map.yaml": MAP.encode()}).map("m.map.yaml").map,)


def _record(kind: TargetKind, text: str) -> ForeignRecord:
    return ForeignRecord(learner=(), targets=(Target(kind=kind, text=text),), day=DAY)


@pytest.mark.parametrize(
    ("kind", "text", "framework", "keys"),
    [
        ("id", "a", "", ["m/a"]),
        ("id", "m/a", "", ["m/a"]),
        ("id", "OLD-A", "", ["m/a"]),
        ("uri", "https://x.org/A", "", ["m/a"]),
        ("uri", "http://www.x.org/A/", "", ["m/a"]),
        ("uri", "https://x.org/wide", "", []),
        ("code", "A.1", "X", ["m/a"]),
        ("code", "A.1", "Y", ["m/b"]),
        ("code", "A.1", "", []),
        ("code", "B.1", "Z", ["m/b"]),
        ("code", "W", "", []),
        ("title", "add", "", ["m/a"]),
        ("title", "Take", "", []),
        ("column", "quiz:  unit 1", "", ["m/a"]),
        ("column", "Card", "", ["m/a", "m/b"]),
        ("id", "The badge", "", []),
    ],
)
def test_a_target_stands_for_what_is_called_so(
    kind: TargetKind, text: str, framework: str, keys: list[str]
) -> None:
    found = Matcher(_maps()).matches(Target(kind=kind, text=text, framework=framework))
    assert [match.key for match in found] == keys


@pytest.mark.parametrize(
    ("mark", "share", "points", "score", "met"),
    [
        ("80%", 0.8, None, "", True),
        ("80 %", 0.799, None, "", False),
        ("80%", None, 4.0, "4", None),
        ("3 of 4", 0.75, None, "", True),
        ("3 of 4", None, 3.0, "", True),
        ("3", None, 2.5, "", False),
        ("3", 0.9, None, "", None),
        ("B", None, None, "b", True),
        ("B", None, None, "C", False),
        ("B", None, None, "A", True),
        ("B", None, None, "A-", True),
        ("B", None, None, "B+", True),
        ("B", None, None, "B-", False),
        ("completed", None, None, "Completed", True),
        ("completed", None, None, "scored", None),
        ("Proficient", None, None, "Distinction", None),
        ("B", None, None, "Pass", None),
        ("3 of 4", 0.35, 3.5, "3.5", False),
        ("3 of 4", 0.95, 9.5, "9.5", True),
        ("", 0.9, 3.0, "3", None),
    ],
)
def test_a_pass_mark_decides(
    mark: str, share: float | None, points: float | None, score: str, *, met: bool | None
) -> None:
    record = _record("id", "a")._replace(share=share, points=points, score=score)
    assert passed(record, mark) is met


def test_what_counts_is_sorted_from_what_does_not() -> None:
    found = sort_out(
        Matcher(_maps()),
        [
            _record("id", "a"),
            _record("id", "a")._replace(level="LOW", met=False),
            _record("id", "a")._replace(level="great"),
            _record("id", "a")._replace(day=None),
            _record("column", "Low quiz")._replace(met=None, share=0.8),
            _record("column", "Quiz: Unit 1")._replace(met=None),
            _record("column", "No mark")._replace(met=None, share=1.0),
            _record("column", "Card")._replace(met=None, score="B"),
            _record("title", "The badge"),
            _record("uri", "https://x.org/wide"),
            _record("title", "Take"),
            _record("title", "Nothing"),
            _record("id", "a")._replace(met=None, score="Low"),
        ],
    )
    assert [(s.key, s.met, s.level, s.assessment) for s in found.settled] == [
        ("m/a", True, "", ""),
        ("m/a", False, "low", ""),
        ("m/a", True, "low", "Low quiz"),
        ("m/a", True, "high", "Card"),
        ("m/b", True, "low", "Card"),
        ("m/a", True, "low", ""),
    ]
    assert [u.why for u in found.unsettled] == [
        *("level", "no-day", "no-score", "no-pass", "badge", "near", "several", "unknown"),
    ]


@pytest.mark.parametrize(
    ("assessment", "share", "outcome"),
    [
        ("Quiz: Unit 1", 0.9, ("", "Quiz", True)),
        ("Quiz: Unit 1", 0.7, ("", "Quiz", False)),
        ("Low quiz", 0.8, ("low", "Low quiz", True)),
        ("No mark", 0.9, "no-pass"),
        ("Unknown", 0.9, "no-pass"),
        ("Quiz: Unit 1", None, "no-score"),
        ("Unknown", None, "no-score"),
    ],
)
def test_a_score_of_a_competency_is_held_against_the_assessment_it_names(
    assessment: str, share: float | None, outcome: object
) -> None:
    targets = (Target(kind="id", text="a"), Target(kind="column", text=assessment))
    record = _record("id", "a")._replace(targets=targets, met=None, share=share)
    found = sort_out(Matcher(_maps()), [record])
    told: list[object] = [(s.level, s.assessment, s.met) for s in found.settled]
    assert told + [u.why for u in found.unsettled] == [outcome]
