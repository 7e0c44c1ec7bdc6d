"""Comments are found where they are, and nowhere else."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st

from pathplan.read.source import parse

TEXT = """# head
a: 1  # one
b: "no # comment"
c: 'it''s # none'
d: |  # after the sign
  # text, not a comment

e:  # a mapping
  f: plain#text
  # its tail
g: [x, # inside
    y]
h: http://x.org/#part
"""


def test_comments_are_told_from_text() -> None:
    document, found = parse(TEXT.encode(), "x.map.yaml")
    assert not found
    seen = [(c.line, c.column, c.text, c.alone) for c in document.comments()]
    assert seen == [
        (0, 0, "# head", True),
        (1, 6, "# one", False),
        (7, 4, "# a mapping", False),
        (9, 2, "# its tail", True),
        (10, 7, "# inside", False),
    ]


@given(st.lists(st.sampled_from(["a", "'", '"', "#", " ", "x#", " # c", ":", "\\"]), max_size=8))
def test_taking_the_comments_out_changes_no_value(words: list[str]) -> None:
    text = f"k: v{''.join(words)}\n"
    document, _ = parse(text.encode(), "x.map.yaml")
    if not document.complete:
        return
    lines = text.split("\n")
    for comment in document.comments():
        lines[comment.line] = lines[comment.line][: comment.column]
    assert yaml.safe_load("\n".join(lines)) == yaml.safe_load(text)
