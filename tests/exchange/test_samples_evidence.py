"""Real files of other systems, where they are at hand: all are read, and nothing is lost."""

from __future__ import annotations

import base64
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pathplan.exchange import Foreign, UnreadableError, known, loaded
from pathplan.exchange.format import Asked

SAMPLES = Path(__file__).parents[3] / "shared" / "samples"
BADGES = ("openbadges2", "openbadges3", "clr2", "vc-ctdl-competency")
SHOWN = re.compile(
    r"/(passed|mastered|earned|achieved|conferred|satisfied|completed|scored|failed|expired"
    r"|forfeited|revoked)/?$"
)

SIGNED = r"eyJ[\w-]+\.(eyJ[\w-]+)\.[\w-]*"


def _files(*folders: str) -> list[Path]:
    found = (p for name in folders for p in (SAMPLES / name).rglob("*") if p.is_file())
    return sorted(p for p in found if p.suffix != ".md" and "schema" not in p.parts)


def _name(path: Path) -> str:
    return str(path.relative_to(SAMPLES))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
@pytest.mark.parametrize("path", _files("xapi"), ids=_name)
def test_statements(path: Path) -> None:
    """Count by hand the statements whose verb says something, then let them be read."""
    data = json.loads(path.read_text())
    statements = data if isinstance(data, list) else [data]
    if not all(s.get("actor") and "verb" in s and s.get("object") for s in statements):
        assert known(Foreign(path.name, path.read_bytes()), "evidence") == []
        return
    expected = sum(bool(SHOWN.search(s["verb"].get("id", ""))) for s in statements)
    read = loaded("xapi").read_evidence
    assert read is not None
    found = read([Foreign(path.name, path.read_bytes())], Asked())
    assert len(found.records) == expected
    assert len(found.records) + sum(d.many for d in found.dropped) == len(statements)


def _texts(path: Path) -> Iterator[str]:
    """Yield the JSON in a file, looked for without knowing what kind it is."""
    raw = path.read_bytes()
    text = raw.decode("latin-1")
    if path.suffix == ".png":
        yield text[text.index("{", text.index("openbadgecredential")) :].partition("\0")[0]
    if text.lstrip().startswith("{"):
        yield raw.decode("utf-8-sig")
    else:
        yield from map(_payload, re.findall(SIGNED, text))


def _payload(token: str) -> str:
    return base64.urlsafe_b64decode(token + "===").decode()


def _said(value: object) -> int:
    """Count what is said of somebody: each alignment of what they were given, or one without any.

    Given are the achievements of subjects and the badges of assertions, whatever they stand in.
    """
    if isinstance(value, list):
        return sum(map(_said, value))
    if isinstance(value, str) and (signed := re.fullmatch(SIGNED, value)):
        return _said(json.loads(_payload(signed[1])))
    if not isinstance(value, dict):
        return 0
    own = 0
    subject = value.get("credentialSubject")
    if isinstance(subject, dict) and "verifiableCredential" not in subject:
        given = subject.get("achievement", [])
        results = subject.get("result", [])
        own = sum(
            _aligned([one, *results]) for one in (given if isinstance(given, list) else [given])
        )
    if "badge" in value and "recipient" in value:
        own = _aligned([value["badge"]])
    return own + sum(_said(v) for k, v in value.items() if k != "@context")


def _aligned(parts: list[object]) -> int:
    """Count the different ends of alignments in some parts, at least one."""
    found = set()
    for part in parts:
        for one in part.get("alignment", []) if isinstance(part, dict) else []:
            found.add((one.get("targetUrl"), one.get("targetCode"), one.get("targetFramework")))
    return max(1, len(found))


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
@pytest.mark.parametrize("path", _files(*BADGES), ids=_name)
def test_badges(path: Path) -> None:
    """Each achievement makes a record for each thing that it is aligned to, else one."""
    expected = 0
    for text in _texts(path):
        try:
            expected += _said(json.JSONDecoder().raw_decode(text.strip())[0])
        except json.JSONDecodeError:
            continue
    read = loaded("badges").read_evidence
    assert read is not None
    assert len(read([Foreign(path.name, path.read_bytes())], Asked()).records) == expected


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not here")
def test_oneroster() -> None:
    folder = SAMPLES / "oneroster" / "gradebook-v1p2-derived"
    files = [Foreign(p.name, p.read_bytes()) for p in sorted(folder.iterdir())]
    read = loaded("oneroster").read_evidence
    assert read is not None
    (record,) = read(files, Asked()).records
    assert (record.learner, record.points, record.score) == (
        (("oneroster", "user-1"),),
        1,
        "mastered",
    )
    for path in sorted((SAMPLES / "oneroster").glob("*.zip")):
        names = zipfile.ZipFile(path).namelist()
        assert not any(name.endswith("results.csv") for name in names)
        try:
            assert read([Foreign(path.name, path.read_bytes())], Asked()).records == ()
        except UnreadableError:
            pytest.fail(path.name)
