"""The user's files: found, read within limits, written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

LIMIT = 64 * 1024 * 1024
"""Bytes that a file may hold to be read."""
LEFT_OUT = frozenset({"node_modules", "__pycache__", "site-packages"})
KINDS = {stat.S_IFREG: "file", stat.S_IFDIR: "folder"}


class DiskError(Exception):
    """A file that cannot be read or written; `message` is one line for the user."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def kind(path: str) -> str:
    """Return what stands at a path: file, folder, other (a device or a pipe) or missing."""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return "missing"
    return KINDS.get(stat.S_IFMT(mode), "other")


def exists(path: str) -> bool:
    """Say whether something stands at a path."""
    return kind(path) != "missing"


def stamp(path: str) -> tuple[int, int] | None:
    """Return what tells whether a file was written since: its time and size; None if it is gone."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size


def same_file(one: str, other: str) -> bool:
    """Say whether two paths lead to one file."""
    try:
        return os.path.samefile(one, other)
    except (OSError, ValueError):
        return os.path.normpath(one) == os.path.normpath(other)


def each_once(paths: Iterable[str]) -> list[str]:
    """Return paths in their order, of those that lead to one file the first."""
    found: dict[tuple[int, int] | str, str] = {}
    for path in paths:
        found.setdefault(_identity(path), path)
    return list(found.values())


def _identity(path: str) -> tuple[int, int] | str:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return os.path.normpath(path)
    return found.st_dev, found.st_ino


def seen_from(path: str, folder: str) -> str:
    """Return the path from a folder to a file, all links followed; as it is on another drive."""
    return relative(os.path.realpath(path), os.path.realpath(folder or "."))


def relative(path: str, folder: str) -> str:
    """Return the path from a folder to a file, links as they are; as it is on another drive."""
    with contextlib.suppress(ValueError):
        path = os.path.relpath(path, folder or ".")
    return path.replace(os.sep, "/")


def inside(path: str, folder: str) -> bool:
    """Say whether a path, with all links followed, stands in a folder or below it."""
    root = os.path.realpath(folder or ".")
    try:
        return os.path.commonpath([root, os.path.realpath(path)]) == root
    except ValueError:  # they are on two drives
        return False


def read_bytes(path: str, limit: int = LIMIT) -> bytes:
    """Return what is in a regular file.

    Raises:
        DiskError: there is none, it is too large, or it cannot be read.
    """
    found = kind(path)
    if found == "missing":
        raise DiskError(f"there is no file `{path}`")
    if found != "file":
        raise DiskError(f"`{path}` is a {'folder' if found == 'folder' else 'device or pipe'}")
    try:
        with Path(path).open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise DiskError(f"`{path}` cannot be read: {_reason(error)}") from error
    if len(data) > limit:
        raise DiskError(f"`{path}` is larger than {limit // (1024 * 1024)} MB")
    return data


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def find_files(folder: str, endings: Sequence[str]) -> list[str]:
    """Return the files below a folder whose names end so, sorted by path.

    Folders that start with a dot, `node_modules` and virtual environments are left out. Paths use
    `/` and start with the folder as given, `.` left out.
    """
    found: list[str] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith(".")
            and name not in LEFT_OUT
            and not os.path.exists(os.path.join(parent, name, "pyvenv.cfg"))
        )
        for name in names:
            if name.endswith(tuple(endings)):
                path = os.path.normpath(os.path.join(parent, name)).replace(os.sep, "/")
                if kind(path) == "file":
                    found.append(path)
    return sorted(found)


def names_in(folder: str) -> list[str]:
    """Return the names in a folder, sorted; none where it cannot be read."""
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def make_folder(folder: str) -> None:
    """Make a folder with those above it, if it is not there.

    Raises:
        DiskError: it cannot be made.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise DiskError(f"the folder `{folder}` cannot be made: {_reason(error)}") from error


def write_whole(targets: Mapping[str, bytes]) -> None:
    """Write several files, all of them whole or none.

    Each is written beside its target, brought to the disk, and only then renamed; where a rename
    fails, those done before are put back. A link keeps leading where it led, a file keeps its
    mode.

    Raises:
        DiskError: something could not be written; everything is as it was.
    """
    devices = {path: data for path, data in targets.items() if kind(path) == "other"}
    for path, data in devices.items():
        _write_through(path, data)
    targets = {path: data for path, data in targets.items() if path not in devices}
    made: list[tuple[str, str]] = []
    done: list[tuple[str, bytes | None, int]] = []
    target = ""
    try:
        for target, data in targets.items():
            real = os.path.realpath(target)
            made.append((_beside(real, data), real))
        for new, real in made:
            target = real
            before = Path(real).read_bytes() if os.path.exists(real) else None
            mode = stat.S_IMODE(os.stat(real).st_mode) if before is not None else _mode()
            os.chmod(new, mode)
            os.replace(new, real)
            done.append((real, before, mode))
        for folder in dict.fromkeys(os.path.dirname(real) for _, real in made):
            _sync_folder(folder)
    except OSError as error:
        _put_back(done)
        raise DiskError(f"`{target}` cannot be written: {_reason(error)}") from error
    finally:
        for new, _ in made:
            with contextlib.suppress(OSError):
                os.unlink(new)


def _write_through(path: str, data: bytes) -> None:
    """Write to a device or a pipe, which cannot be replaced."""
    try:
        with Path(path).open("wb", buffering=0) as file:
            file.write(data)
    except OSError as error:
        raise DiskError(f"`{path}` cannot be written: {_reason(error)}") from error


def _mode() -> int:
    """Return the mode that a new file gets here."""
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _beside(target: str, data: bytes) -> str:
    """Write data to a new file beside its target and return its path."""
    import tempfile

    folder, name = os.path.split(target)
    handle, path = tempfile.mkstemp(dir=folder or ".", prefix=f".{name[:40]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(path)
        raise
    return path


def _sync_folder(folder: str) -> None:
    """Bring the renames in a folder to the disk, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder or ".", os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _put_back(done: Sequence[tuple[str, bytes | None, int]]) -> None:
    for real, before, mode in reversed(done):
        with contextlib.suppress(OSError):
            if before is None:
                os.unlink(real)
            else:
                back = _beside(real, before)
                os.chmod(back, mode)
                os.replace(back, real)
