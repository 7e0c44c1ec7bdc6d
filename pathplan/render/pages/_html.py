"""HTML from values: elements, and the document they stand in."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from pathplan.render.escape import xml

EMPTY = frozenset({"br", "col", "hr", "input", "link", "meta"})
"""Elements without an end tag."""


class Html(str):
    """Text that is HTML already; all other text is escaped where it becomes part of it."""

    __slots__ = ()


NOTHING = Html()


def joined(*parts: str | None, by: str = NOTHING) -> Html:
    """Return parts one after the other, those that are None or empty left out.

    What is HTML already stays as it is.
    """
    return Html(_written(by).join([_written(part) for part in parts if part]))


def _written(text: str) -> str:
    return text if isinstance(text, Html) else xml(text)


def tag(name: str, /, *inside: str | None, **attributes: str | bool | None) -> Html:
    """Return an element.

    `_` in the name of an attribute stands for `-`, one at its end is dropped (`class_`). An
    attribute that is None or False is left out, one that is True has no value.
    """
    written = "".join(
        [
            f" {_called(key)}" if value is True else f' {_called(key)}="{xml(value)}"'
            for key, value in attributes.items()
            if value is not None and value is not False
        ]
    )
    start = f"<{name}{written}>"
    return Html(start if name in EMPTY else f"{start}{joined(*inside)}</{name}>")


@cache
def _called(key: str) -> str:
    """Return the name of an attribute as it is written."""
    return key.rstrip("_").replace("_", "-")


@cache
def asset(name: str) -> str:
    """Return a style sheet or a script of ours."""
    return (files("pathplan.render.pages") / "assets" / name).read_text("utf-8")


def document(
    *, language: str, title: str, body: Html, style: str = "", script: str = "", data: str = ""
) -> str:
    """Return a whole page that asks nothing of any network.

    Its content security policy allows this style and this script, by their digests, and nothing
    else. `data` is JSON for the script.
    """
    allowed = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)};"
        " img-src data:; base-uri 'none'; form-action 'none'"
    )
    head = joined(
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=allowed),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        _raw("style", style),
    )
    scripts = joined(
        _raw("script", data.replace("<", "\\u003c"), ' type="application/json"'),
        _raw("script", script),
    )
    whole = tag("html", tag("head", head), tag("body", body, scripts), lang=language)
    return f"<!DOCTYPE html>\n{whole}\n"


def _raw(name: str, text: str, attributes: str = "") -> Html | None:
    """Return a style sheet or a script, whose text is not escaped: it is ours, or JSON."""
    return Html(f"<{name}{attributes}>{text}</{name}>") if text else None


@cache
def _digest(text: str) -> str:
    if not text:
        return "'none'"
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
