"""The links of a file: its parts, the maps it uses, the map it belongs to."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import Literal

from pathplan import disk
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.text import Document, Where

LinkKind = Literal["include", "map", "part_of", "learner-map"]
SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as written (`target`), and the path it leads to, seen from where pathplan runs."""

    kind: LinkKind
    target: str
    path: str
    where: Where
    prefix: str = ""


def links(document: Document) -> tuple[Link, ...]:
    """Return the links of a map, a part or a learner file; what is no text is left out."""
    data = document.data
    if not isinstance(data, dict):
        return ()
    here = Where(document.file)
    found: list[Link] = []
    included = data.get("include")
    if isinstance(included, list):
        for number, target in enumerate(included):
            found += _link("include", document, target, here / "include" / number)
    used = data.get("maps")
    if isinstance(used, dict):
        for prefix, target in used.items():
            found += _link("map", document, target, here / "maps" / prefix, prefix)
    found += _link("part_of", document, data.get("part_of"), here / "part_of")
    own = data.get("map")
    if isinstance(own, list):
        for number, target in enumerate(own):
            found += _link("learner-map", document, target, here / "map" / number)
    else:
        found += _link("learner-map", document, own, here / "map")
    return tuple(found)


def _link(
    kind: LinkKind, document: Document, target: object, where: Where, prefix: str = ""
) -> list[Link]:
    if not isinstance(target, str):
        return []
    path = posixpath.normpath(posixpath.join(posixpath.dirname(document.file), target))
    return [Link(kind=kind, target=target, path=path, where=where, prefix=prefix)]


def problem(link: Link, root: str) -> Diagnostic | None:
    """Return what is wrong with how a link is written; `root` is the folder of its map."""
    target = link.target
    message = advice = ""
    if not target.strip():
        message = "this link is empty"
    elif SCHEME.match(target):
        message, advice = f"`{target}` is not a file", "pathplan opens files only"
    elif "\\" in target:
        message = f"`{target}` has a backslash"
        advice = f"write `{target.replace(chr(92), '/')}`"
    elif target.startswith(("/", "~")):
        message = f"`{target}` is not relative to this file"
        advice = "a path starts from the folder of the file it stands in"
    elif set(target) & set("*?[") or "\0" in target:
        message, advice = f"`{target}` is a pattern", "name each file"
    elif link.kind == "include" and _leaves(link.path, root):
        message = f"`{target}` leads out of the map's folder"
        advice = "parts stand beside their map or below it"
    if not message:
        return None
    return Diagnostic(
        rule="broken-link",
        severity=Severity.ERROR,
        where=link.where,
        message=message,
        help=advice,
    )


def _leaves(path: str, root: str) -> bool:
    seen = disk.relative(path, root)
    return seen == ".." or seen.startswith("../")
