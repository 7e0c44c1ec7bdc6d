"""Maps whose texts are chosen to break out of what they are put into, or to be taken for it."""

from __future__ import annotations

from pathlib import Path

import yaml

MAP = """\
format: pathplan-map/1
id: x
title: "</script><script>alert(1)</script>"
language: {language}
version: "<b>1</b>"
strands: {{s: "<i>strand</i> & 'more'"}}
competencies:
  map: {{title: "A \\"quoted\\" <title>", strand: s}}
  data: {{title: "]]>--><svg onload=x>", requires: [map], tags: ["</script>"]}}
  -odd: {{title: "set aside"}}
  n3:
    title: "needs one of"
    requires: [{{any_of: [map, data]}}]
    resources: [{{title: Run, url: "javascript:alert(1)"}}, {{title: Go, url: "a b"}}]
"""
"""One with such titles and ids."""
AUTHORS = {"title", "description", "i_can", "because", "source", "by", "reason", "note", "text"}
"""Keys of what authors write in their own words."""


def copied(folder: Path, target: Path, text: str) -> None:
    """Copy the files of a folder with a text in place of each of their authors' own."""
    for path in folder.rglob("*.yaml"):
        place = target / path.relative_to(folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        data = _said(yaml.safe_load(path.read_text()), text)
        place.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def _said(data: object, text: str, key: str = "") -> object:
    if isinstance(data, dict):
        return {k: _said(v, text, str(k)) for k, v in data.items()}
    if isinstance(data, list):
        return [_said(item, text, key) for item in data]
    if isinstance(data, str) and key == "url":
        return "javascript:alert(1)"
    return text if isinstance(data, str) and key in AUTHORS else data
