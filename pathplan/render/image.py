"""From a drawing to SVG and PNG bytes, through Graphviz or with our own layout."""

from __future__ import annotations

import re
from pathlib import Path

from pathplan.model.drawing import Drawing
from pathplan.render.drawings._words import holds
from pathplan.render.drawings.dot import as_dot
from pathplan.render.drawings.svg import as_svg
from pathplan.render.escape import line, xml

PROGRAM = "graphviz-pure"
OURS = "Drawn with the built-in layout, for graphviz-pure is not installed here."
UNSEEN = "Some characters may be missing from this PNG; an SVG has all of them."
COVERED = re.compile(
    "[\n -~\u00a0-\u017f\u0370-\u03ff\u0400-\u04ff\u2010-\u2026\u20ac\u2190-\u2193\u00b7]*"
)
"""Characters that the fonts inside graphviz-pure have."""
HEAD = re.compile(rb"<svg (.*?)>", re.DOTALL)
TITLE = re.compile(rb"<title>[^<]*</title>\n")
REMARKS = re.compile(rb"<!--.*?-->\n?", re.DOTALL)


class NoPictureError(Exception):
    """A form that cannot be drawn here; the message says what to do."""


def image(drawing: Drawing, form: str) -> tuple[bytes, str]:
    """Return a drawing as `svg` or `png`, and a remark where something is to be said about it.

    Raises:
        NoPictureError: a PNG is asked for where Graphviz is not installed.
    """
    text = as_dot(drawing, 0)
    data = _drawn(text, form)
    if form == "svg":
        return (_accessible(data, drawing), "") if data else (as_svg(drawing, 0).encode(), OURS)
    if data is None:
        message = "a PNG needs graphviz-pure: pip install graphviz-pure. SVG works without it."
        raise NoPictureError(message)
    return data, "" if COVERED.fullmatch(text) else UNSEEN


def _program() -> Path | None:
    """Return the Graphviz that was installed with pathplan; one on the PATH is not used."""
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = files(PROGRAM) or []
    except PackageNotFoundError:
        return None
    found = (Path(str(f.locate())).resolve() for f in listed if f.stem == PROGRAM)
    return next((path for path in found if path.is_file()), None)


def _drawn(text: str, form: str) -> bytes | None:
    """Return what Graphviz makes of DOT text, None where it is not there or gives up."""
    program = _program()
    if program is None:
        return None
    import graphviz
    from graphviz.backend import dot_command

    dot_command.DOT_BINARY = program
    try:
        data: bytes = graphviz.Source(text).pipe(format=form, quiet=True)
    except (graphviz.ExecutableNotFound, graphviz.CalledProcessError, OSError):
        return None
    return data


def _accessible(data: bytes, drawing: Drawing) -> bytes:
    """Give an SVG a role, a title and a description, and take the names of nodes out of it."""
    title, about = xml(line(drawing.title)), xml(line(holds(drawing)))
    data = TITLE.sub(b"", REMARKS.sub(b"", data))
    told = f'role="img" aria-labelledby="title about" lang="{xml(drawing.language)}"'
    named = f'<title id="title">{title}</title>\n<desc id="about">{about}</desc>'

    def head(match: re.Match[bytes]) -> bytes:
        return b"<svg " + told.encode() + b" " + match.group(1) + b">\n" + named.encode()

    return HEAD.sub(head, data, count=1)
