"""Files as editors name them, and as pathplan does: absolute paths with `/`."""

from __future__ import annotations

import os
import posixpath

from pygls.uris import from_fs_path, to_fs_path


def path_of(uri: str) -> str:
    """Return the path of a file; of what was never saved, its name in the editor."""
    path = to_fs_path(uri)
    return posixpath.normpath(path.replace(os.sep, "/")) if path else uri


def uri_of(path: str) -> str:
    """Return how an editor names a file; a path that is not absolute starts where we run."""
    found = from_fs_path(os.path.abspath(path))
    return found or path
