"""Files are written whole or not at all, whatever fails."""

from __future__ import annotations

import errno
import ntpath
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from pathplan import disk


class Failing:
    """A function of `os` that fails on its n-th call."""

    def __init__(self, real: Callable[..., Any], n: int) -> None:
        self.real, self.left = real, n

    def __call__(self, *arguments: Any, **more: Any) -> Any:
        self.left -= 1
        if self.left == 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self.real(*arguments, **more)


@pytest.mark.parametrize("call", ["replace", "fsync", "fdopen", "chmod"])
@pytest.mark.parametrize("n", [1, 2, 3])
def test_when_the_nth_call_fails_every_old_file_is_whole(
    call: str, n: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    targets = {str(tmp_path / name): f"new {name}".encode() for name in ("a", "b", "c")}
    for name in ("a", "b"):
        (tmp_path / name).write_text(f"old {name}")
    monkeypatch.setattr(disk.os, call, Failing(getattr(os, call), n))
    with pytest.raises(disk.DiskError) as caught:
        disk.write_whole(targets)
    assert "\n" not in caught.value.message
    monkeypatch.undo()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a", "b"]
    assert [(tmp_path / x).read_text() for x in "ab"] == ["old a", "old b"]


def test_a_link_keeps_leading_and_a_mode_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    disk.write_whole({str(link): b"new"})
    assert link.is_symlink()
    assert real.read_text() == "new"
    assert real.stat().st_mode & 0o777 == 0o640


def test_only_regular_files_within_the_limit_are_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    large = tmp_path / "large"
    large.write_bytes(b"x" * 20)
    for path, told in (
        (pipe, "device or pipe"),
        (tmp_path, "folder"),
        (tmp_path / "none", "no file"),
        (large, "larger"),
    ):
        with pytest.raises(disk.DiskError, match=told):
            disk.read_bytes(str(path), limit=10)


def test_hidden_folders_and_environments_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("b", ".git", "node_modules", "env"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "x.map.yaml").write_text("")
    (tmp_path / "env" / "pyvenv.cfg").write_text("")
    (tmp_path / "a.map.yaml").write_text("")
    assert disk.find_files(".", (".map.yaml",)) == ["a.map.yaml", "b/x.map.yaml"]


@pytest.mark.parametrize(
    ("path", "folder", "seen"),
    [
        ("drafts/x.map.yaml", "..", "sub/drafts/x.map.yaml"),
        ("drafts/x.map.yaml", "", "drafts/x.map.yaml"),
        ("../x.map.yaml", "deep/er", "../../../x.map.yaml"),
        ("D:/other/x.map.yaml", "..", "D:/other/x.map.yaml"),
        ("C:/proj/x.map.yaml", ".", "../x.map.yaml"),
    ],
)
def test_paths_of_windows_are_seen_from_a_folder(
    path: str, folder: str, seen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "os", SimpleNamespace(path=ntpath, sep="\\"))
    with monkeypatch.context() as there:
        there.setattr(os, "getcwd", lambda: "C:\\proj\\sub")
        found = disk.relative(path, folder)
    assert found == seen


def test_another_drive_is_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = SimpleNamespace(realpath=str, commonpath=ntpath.commonpath)
    monkeypatch.setattr(disk, "os", SimpleNamespace(path=paths))
    assert not disk.inside("D:\\x", "C:\\proj")
    assert not disk.inside("C:\\x", "C:\\proj")
    assert disk.inside("C:\\proj\\x", "C:\\proj")
