"""Archives: what is in a zip file, within limits."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from pathplan import disk

LARGEST = disk.LIMIT
"""Bytes that anything packed may unpack to: no more than a file may hold."""
MOST = 1000
"""Files that an archive may hold."""
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError),
    *(NotImplementedError, RuntimeError),
)
"""What is raised on something packed that is damaged."""
USUAL = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2})
"""Ways of packing that are read; not every Python knows others."""


class UnreadableError(Exception):
    """A file that cannot be read; its text is one line for the user, `more` what to do."""

    def __init__(self, message: str, *more: str) -> None:
        super().__init__(message)
        self.more = more


@contextmanager
def opened(name: str, data: bytes) -> Iterator[zipfile.ZipFile]:
    """Open a zip archive that keeps to the limits.

    Raises:
        UnreadableError: it is broken, or holds too much.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            inside = archive.infolist()
            if len(inside) > MOST:
                raise UnreadableError(f"{name} holds more than {MOST} files.")
            if sum(one.file_size for one in inside) > LARGEST:
                raise UnreadableError(f"{name} unpacks to more than {LARGEST // 1024**2} MB.")
            if any(one.compress_type not in USUAL for one in inside):
                raise UnreadableError(f"{name} is packed in an unusual way; pack it as ZIP again.")
            yield archive
    except BROKEN as error:
        raise UnreadableError(f"{name} is a broken archive: {lower(error)}.") from None


def members(name: str, data: bytes, ending: str = "") -> dict[str, bytes]:
    """Return the files in an archive by their names without folders; the first of a name counts.

    Raises:
        UnreadableError: it is broken, or holds too much.
    """
    found: dict[str, bytes] = {}
    with opened(name, data) as archive:
        for one in archive.infolist():
            short = one.filename.replace("\\", "/").rsplit("/", 1)[-1]
            if short.lower().endswith(ending) and not one.is_dir() and short not in found:
                with archive.open(one) as file:
                    found[short] = file.read(LARGEST + 1)
                if sum(map(len, found.values())) > LARGEST:
                    raise UnreadableError(f"{name} unpacks to more than {LARGEST // 1024**2} MB.")
    return found


def lower(said: object) -> str:
    """Return what an error says, to go on a sentence with."""
    text = str(said).rstrip(".") or "something is missing"
    return text[:1].lower() + text[1:]
