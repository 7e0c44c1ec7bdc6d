"""Badges inside pictures and signed texts: what is written in them, signatures unchecked."""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Iterator

from pathplan.exchange.foreign import Foreign

PNG = b"\x89PNG\r\n\x1a\n"
KEYWORDS = (b"openbadgecredential", b"openbadges")
JWT = re.compile(r"[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*")
LARGEST = 4 * 1024 * 1024
"""Bytes that the text of one badge may unpack to."""


def badges(file: Foreign) -> list[object]:
    """Return the JSON of the badges in a file: JSON itself, a signed text, a PNG or an SVG."""
    if file.data.startswith(PNG):
        found = [_said(text) for text in _of_png(file.data)]
    elif file.is_json:
        found = [file.json]
    elif JWT.fullmatch(file.text.strip()):
        found = [of_jwt(file.text.strip())]
    elif "<svg" in file.text[:4096] or "openbadges" in file.text[:100_000]:
        found = [_said(text) for text in _of_svg(file.data)]
    else:
        found = []
    return [one for one in found if one]


def _said(text: str) -> object:
    """Return the badge that a text holds: JSON, a signed text, or an address, which is nothing."""
    text = text.strip()
    if JWT.fullmatch(text):
        return of_jwt(text)
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def of_jwt(text: str) -> object:
    """Return what a signed text says, {} where it is none. The signature is not checked."""
    parts = text.split(".")
    if len(parts) != 3:
        return {}
    try:
        body = base64.urlsafe_b64decode(parts[1] + "=" * (-len(parts[1]) % 4))
        found = json.loads(body)
    except (ValueError, binascii.Error, RecursionError):
        return {}
    return found.get("vc", found) if isinstance(found, dict) else {}


def _of_png(data: bytes) -> Iterator[str]:
    """Yield the texts of a picture that are badges; chunks as in the PNG specification."""
    at = len(PNG)
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4])
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + size]
        at += size + 12
        if kind not in {b"iTXt", b"tEXt"}:
            continue
        keyword, _, rest = body.partition(b"\x00")
        if keyword in KEYWORDS:
            yield (_international(rest) if kind == b"iTXt" else rest).decode("utf-8", "replace")


def _international(rest: bytes) -> bytes:
    """Return the text of an iTXt chunk after its keyword: flag, method, language, keyword, text."""
    packed, rest = rest[:1] == b"\x01", rest[2:]
    _, _, rest = rest.partition(b"\x00")
    _, _, text = rest.partition(b"\x00")
    if not packed:
        return text
    try:
        return zlib.decompressobj().decompress(text, LARGEST)
    except zlib.error:
        return b""


def _of_svg(data: bytes) -> Iterator[str]:
    """Yield the texts of a picture that are badges: in an attribute, or within an element."""
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(data)
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return
    for element in root.iter():
        name = str(element.tag)
        if "openbadges" in name or name.endswith(("}credential", "}assertion")):
            yield element.get("verify") or "".join(element.itertext())
