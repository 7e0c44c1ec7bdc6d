"""Every file of one run: read once, checked for shape, and followed to the files it links to."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pathplan import disk
from pathplan.check import schema
from pathplan.diagnostic import Diagnostic, Severity
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import CompetencyMap, LearnerProfile, MapLink
from pathplan.read import build, links, source
from pathplan.read.build_learner import build_learner
from pathplan.text import Document, Place, Span, Where

KINDS = {"pathplan-map": "map", "pathplan-part": "part", "pathplan-learner": "learner"}
ENDINGS = {".map.yaml": "map", ".part.yaml": "part", ".learner.yaml": "learner"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """One file: what stands in it, and what is wrong with its text and shape."""

    document: Document
    kind: str
    known: bool
    links: tuple[links.Link, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    aside: frozenset[Where] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedMap:
    """A map with its parts, and what is wrong with how they hang together."""

    map: CompetencyMap
    findings: tuple[Diagnostic, ...]
    complete: bool


def kind_of(document: Document) -> tuple[str, bool]:
    """Return the kind of a file and whether its `format` says so; else its name decides."""
    head = document.data.get("format") if isinstance(document.data, dict) else None
    if isinstance(head, str) and head.split("/")[0] in KINDS:
        return KINDS[head.split("/")[0]], True
    endings = (kind for ending, kind in ENDINGS.items() if document.file.endswith(ending))
    return next(endings, "map"), False


@dataclass(slots=True)
class Library:
    """Every file of one run, each read once; texts in `unsaved` stand in for those on the disk.

    `refused` are files that something links to and that are not pathplan's; `errors` what was
    found to be wrong with the maps loaded at some time, by their files.
    """

    unsaved: Mapping[str, bytes] = field(default_factory=dict)
    files: dict[str, Loaded] = field(default_factory=dict)
    maps: dict[str, LoadedMap] = field(default_factory=dict)
    graphs: dict[tuple[str, ...], PrerequisiteGraph] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    errors: dict[tuple[str, ...], list[Diagnostic]] = field(default_factory=dict)

    def file(self, path: str) -> Loaded:
        """Return a file, read and checked for shape.

        Raises:
            disk.DiskError: it cannot be read.
        """
        if path not in self.files:
            raw = self.raw(path)
            document, found = source.parse(raw, path)
            kind, known = kind_of(document)
            if document.complete and document.data is not None:
                shape = schema.shape(document, kind)
                self.files[path] = Loaded(
                    document=document,
                    kind=kind,
                    known=known,
                    links=links.links(document),
                    findings=(*found, *shape.diagnostics),
                    aside=shape.aside,
                )
            else:
                self.files[path] = Loaded(document=document, kind=kind, known=known, findings=found)
        return self.files[path]

    def read(self, named: Collection[str]) -> dict[str, Loaded]:
        """Return the files read; of a refused file nothing is said, unless it is among `named`."""
        left_out = self.refused.difference(named)
        return {path: loaded for path, loaded in self.files.items() if path not in left_out}

    def raw(self, path: str) -> bytes:
        """Return what is in a file, or what stands in for it.

        Raises:
            disk.DiskError: it cannot be read.
        """
        return self.unsaved[path] if path in self.unsaved else disk.read_bytes(path)

    def linked(self, link: links.Link, kind: str, root: str) -> tuple[Loaded | None, str]:
        """Return the file a link leads to, or None with what is wrong about it."""
        try:
            loaded = self.file(link.path)
        except disk.DiskError as error:
            return None, error.message
        if link.kind == "include" and not disk.inside(link.path, root):
            return None, f"`{link.target}` leads out of the map's folder"
        if not loaded.known and loaded.document.complete:
            self.refused.add(link.path)
            return None, f"`{link.target}` is not a pathplan file"
        if loaded.kind != kind:
            return None, f"`{link.target}` is a {loaded.kind}; a {kind} is due here"
        return loaded, ""

    def map(self, path: str) -> LoadedMap:
        """Return the map in a file with its parts; the maps it links to are loaded as well."""
        if path in self.maps:
            return self.maps[path]
        main = self.file(path)
        found: list[Diagnostic] = []
        parts = [p for p in (self._part(link, path, found) for link in main.links) if p is not None]
        members = [main, *{part.document.file: part for part in parts}.values()]
        built = build.build_map(
            [m.document for m in members],
            frozenset().union(*(m.aside for m in members)),
            main.links,
        )
        whole = all(m.document.complete for m in members)
        self.maps[path] = LoadedMap(map=built, findings=(), complete=whole)
        for link in main.links:
            if link.kind == "map":
                found += self.follow(link, "map", posixpath.dirname(path))[1]
        linked = replace(built, maps=tuple(self._identified(link) for link in built.maps))
        self.maps[path] = LoadedMap(map=linked, findings=tuple(found), complete=whole)
        return self.maps[path]

    def _identified(self, link: MapLink) -> MapLink:
        """Return a link to a map with the map's own id, if it could be read."""
        return replace(link, id=self.maps[link.file].map.id) if link.file in self.maps else link

    def _part(self, link: links.Link, path: str, found: list[Diagnostic]) -> Loaded | None:
        if link.kind != "include":
            return None
        loaded, trouble = self.follow(link, "part", posixpath.dirname(path))
        found += trouble
        if loaded is None or not loaded.document.complete:
            return loaded
        back = next((b for b in loaded.links if b.kind == "part_of"), None)
        if back is not None and not disk.same_file(back.path, path):
            message = f"this part says it belongs to `{back.target}`, but {path} includes it"
            found.append(error("part-of", back.where, message))
        return loaded

    def follow(
        self, link: links.Link, kind: str, root: str
    ) -> tuple[Loaded | None, list[Diagnostic]]:
        """Return the file a link leads to, with its map loaded, or what is wrong with it."""
        problem = links.problem(link, root)
        if problem is not None:
            return None, [problem]
        loaded, message = self.linked(link, kind, root)
        if loaded is None:
            return None, [error("broken-link", link.where, message)]
        if kind == "map":
            self.map(link.path)
        return loaded, []

    def reach(self, path: str) -> tuple[CompetencyMap, ...]:
        """Return the map in a file, then all maps it uses, in the author's order."""
        order: dict[str, CompetencyMap] = {}
        stack = [path]
        while stack:
            file = stack.pop()
            if file in order or file not in self.maps:
                continue
            order[file] = self.maps[file].map
            stack += [link.file for link in reversed(order[file].maps)]
        return tuple(order.values())

    def maps_of(self, files: Iterable[str]) -> tuple[CompetencyMap, ...]:
        """Return the maps in some files and all that they use, each once, in author's order."""
        reached = [m for file in files for m in self.reach(file)]
        return tuple({m.file: m for m in reached}.values())

    def graph(self, maps: Sequence[CompetencyMap]) -> PrerequisiteGraph:
        """Return the graph of some maps, built once."""
        key = tuple(m.file for m in maps)
        if key not in self.graphs:
            self.graphs[key] = PrerequisiteGraph.build(maps)
        return self.graphs[key]

    def learner(self, path: str) -> tuple[LearnerProfile, list[str], list[Diagnostic]]:
        """Return the learner in a file, the files of its maps, and what is wrong with them."""
        loaded = self.file(path)
        found: list[Diagnostic] = []
        files: list[str] = []
        for link in loaded.links:
            if link.kind == "learner-map":
                target, trouble = self.follow(link, "map", posixpath.dirname(path))
                found += trouble
                files += [link.path] if target is not None else []
        ids = [self.map(file).map.id for file in files]
        return build_learner(loaded.document, loaded.aside, ids), files, found

    def locate(self, where: Where) -> Place:
        """Return the place of a path, from the file it stands in."""
        loaded = self.files.get(where.file)
        return loaded.document.locate(where) if loaded else Place(where.file, Span(0, 0, 0, 0), "")

    def same_ids(self) -> list[Diagnostic]:
        """Return a finding for each map whose id another file has already."""
        first: dict[str, CompetencyMap] = {}
        found = []
        for file in sorted(self.maps):
            loaded = self.maps[file].map
            other = first.setdefault(loaded.id, loaded)
            if other is not loaded and loaded.id and not disk.same_file(file, other.file):
                message = f"the map id `{loaded.id}` is taken by {other.file}"
                found.append(error("duplicate-map-id", loaded.where / "id", message))
        return found


def error(rule: str, where: Where, message: str) -> Diagnostic:
    """Return an error at a place."""
    return Diagnostic(rule=rule, severity=Severity.ERROR, where=where, message=message)
