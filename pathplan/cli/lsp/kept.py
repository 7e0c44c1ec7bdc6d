"""Files that were read before: what did not change is not read again."""

from __future__ import annotations

from dataclasses import dataclass, field

from pathplan.library import Library, Loaded

LIMIT = 64 * 1024 * 1024
"""Bytes of files that are kept at most; those not asked for longest are forgotten first."""


@dataclass(frozen=True, slots=True)
class Version:
    """What was in a file, and what it was read as."""

    raw: bytes
    loaded: Loaded

    @property
    def whole(self) -> bool:
        """Whether it could be read to its end, as a mapping."""
        document = self.loaded.document
        return document.complete and isinstance(document.data, dict)


@dataclass(slots=True)
class Shelf:
    """For each file its last version, and the last one that could be read whole."""

    last: dict[str, Version] = field(default_factory=dict)
    good: dict[str, Version] = field(default_factory=dict)
    size: int = 0

    def find(self, path: str, raw: bytes) -> Loaded | None:
        """Return a file as it was read when this was in it, None where it was not."""
        for versions in (self.last, self.good):
            version = versions.get(path)
            if version is not None and version.raw == raw:
                return version.loaded
        return None

    def put(self, path: str, raw: bytes, loaded: Loaded) -> None:
        """Keep a version of a file."""
        before = self.last.pop(path, None)
        self.size += len(raw) - (len(before.raw) if before else 0)
        self.last[path] = Version(raw, loaded)
        if self.last[path].whole:
            self.good[path] = self.last[path]
        while self.size > LIMIT and len(self.last) > 1:
            oldest = next(iter(self.last))
            self.size -= len(self.last.pop(oldest).raw)
            self.good.pop(oldest, None)


@dataclass(slots=True)
class KeptLibrary(Library):
    """A library that takes from a shelf what did not change; each file is looked at once."""

    shelf: Shelf = field(default_factory=Shelf)
    raws: dict[str, bytes] = field(default_factory=dict)

    def raw(self, path: str) -> bytes:
        """Return what is in a file, or what stands in for it: the same all along.

        Raises:
            disk.DiskError: it cannot be read.
        """
        if path not in self.raws:
            self.raws[path] = Library.raw(self, path)
        return self.raws[path]

    def file(self, path: str) -> Loaded:
        """Return a file, read and checked for shape, now or before.

        Raises:
            disk.DiskError: it cannot be read.
        """
        if path not in self.files:
            raw = self.raw(path)
            known = self.shelf.find(path, raw)
            if known is None:
                known = Library.file(self, path)
                self.shelf.put(path, raw, known)
            self.files[path] = known
        return self.files[path]
