"""Packed files with any bit turned or any end missing are read, or refused in one line."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress

import openpyxl
import pytest

from pathplan.exchange import Foreign, UnreadableError, known, loaded
from pathplan.exchange.format import Asked

SKILLS = (("id", "title", "needs"), ("a", "Count", ""), ("b", "Add", "a"))
RESULTS = "sourcedId,status,lineItemSourcedId,studentSourcedId,score\n1,active,2,3,4\n"


def _archive(method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("results.csv", RESULTS)
        archive.writestr("users.csv", "sourcedId,status,username\n3,active,mia\n")
    return file.getvalue()


def _book(merged: str) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in SKILLS:
        sheet.append(row)
    if merged:
        sheet.merge_cells(merged)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


PACKED = {
    "skills.csv.gz": (gzip.compress("\n".join(map(",".join, SKILLS)).encode()), 1),
    "deflated.zip": (_archive(zipfile.ZIP_DEFLATED), 5),
    "stored.zip": (_archive(zipfile.ZIP_STORED), 11),
    "bzip2.zip": (_archive(zipfile.ZIP_BZIP2), 11),
    "lzma.zip": (_archive(zipfile.ZIP_LZMA), 11),
    "skills.xlsx": (_book(""), 101),
    "merged.xlsx": (_book("C2:C3"), 103),
}
"""Each with how many bits further the next one is turned: a workbook takes its time."""


def _damaged(data: bytes, step: int) -> Iterator[bytes]:
    for bit in range(0, len(data) * 8, step):
        turned = bytearray(data)
        turned[bit // 8] ^= 1 << bit % 8
        yield bytes(turned)
    for end in range(0, len(data), step):
        yield data[:end]


def _read(file: Foreign) -> None:
    for name in known(file, "map"):
        read_map = loaded(name).read_map
        assert read_map is not None
        read_map(file, Asked(id="x", stem="x"))
    for name in known(file, "evidence"):
        read_evidence = loaded(name).read_evidence
        assert read_evidence is not None
        read_evidence([file], Asked())


@pytest.mark.parametrize("name", PACKED)
def test_damage_is_read_or_refused(name: str) -> None:
    for data in _damaged(*PACKED[name]):
        with suppress(UnreadableError):
            _read(Foreign(name, data))


def test_what_is_packed_in_an_unusual_way_is_refused() -> None:
    with pytest.raises(UnreadableError, match="packed in an unusual way"):
        _read(Foreign("lzma.zip", PACKED["lzma.zip"][0]))
