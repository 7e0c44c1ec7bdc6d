"""Records of other systems: each file comes to the records it should."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest
import yaml
from fixtures import EVIDENCE, files, name_of, same

from pathplan.exchange import FORMATS, Foreign, known, loaded
from pathplan.exchange.format import Asked
from pathplan.model.foreign import EvidenceIn, ForeignRecord
from pathplan.plugin import names

READ = [name for name in names(FORMATS) if loaded(name).read_evidence is not None]
EMPTY = ForeignRecord(learner=(), targets=(), day=None)._asdict()


def _read(path: Path) -> EvidenceIn:
    """Read a fixture: a file, or a folder of files that belong together."""
    parts = sorted(p for p in path.iterdir()) if path.is_dir() else [path]
    read = loaded(path.parent.name).read_evidence
    assert read is not None
    return read([Foreign(p.name, p.read_bytes()) for p in parts], Asked())


def _told(found: EvidenceIn) -> str:
    """Return all that was read, each record without what is as usual."""
    records = [
        {
            key: _shown(key, value)
            for key, value in record._asdict().items()
            if value != EMPTY[key] or key in {"day", "met"}
        }
        for record in found.records
    ]
    rest = asdict(found) | {"records": records}
    return yaml.safe_dump(_plain(rest), sort_keys=False, allow_unicode=True, width=100)


def _shown(key: str, value: object) -> object:
    """Return targets as `kind: text`, other values as they are."""
    if key == "targets" and isinstance(value, tuple | list):
        return [f"{t.kind}: {t.text}" + (f" [{t.framework}]" if t.framework else "") for t in value]
    return value


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(inside) for key, inside in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inside) for inside in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


@pytest.mark.parametrize("path", files(EVIDENCE), ids=name_of)
def test_a_file_comes_to_its_records(path: Path, request: pytest.FixtureRequest) -> None:
    same(path, _told(_read(path)), request)


@pytest.mark.parametrize("path", files(EVIDENCE), ids=name_of)
def test_a_file_is_known_for_what_it_is(path: Path) -> None:
    first = min(path.iterdir()) if path.is_dir() else path
    assert known(Foreign(first.name, first.read_bytes()), "evidence") == [path.parent.name]


def test_every_format_has_a_file() -> None:
    assert {path.parent.name for path in files(EVIDENCE)} == set(READ)
