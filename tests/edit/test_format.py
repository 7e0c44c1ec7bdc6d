"""The canonical layout, rule by rule."""

from __future__ import annotations

import pytest
from formatting import check, formatted

from pathplan.edit.format import format_text
from pathplan.read.source import parse

SAME = {
    "a map": """\
# yaml-language-server: $schema=map.schema.json
# Our fractions.
format: pathplan-map/1
id: fractions
title: "Fractions: a start"  # for now

# Low to high.
levels: [seen, held]
competencies:
  halves:
    title: Halves
    requires:
      - whole
      # either
      - any_of: [line, area]
        because: 'Both "show" it.'
      - {id: count, level: seen}

  # the rest
  whole: {title: Wholes, effort: 1.50h}
""",
    "quoted and odd keys": "\"a: b\": 1\n'it''s': {\"#x\": 'y, z'}\nhttp://x: http://y\né: 日本\n",
    "a list in a list": "a:\n  - - x\n    - y\n  - - - z\n",
    "nothing": "a:\nb:\n  -\n  - ''\nc: {}\nd: []\ne: ~\nf: {a: , b}\n",
    "texts": "a: |\n  x\n\n   y  \nb: >-\n  fold\n  ed\n\nc: |+\n  kept\n\n\nd: |2-\n    more\n",
    "texts that keep empty lines at the end": "a: |+\n  x\n\n\n",
    "a text with a note": "a: |  # as it stands\n  x\nb: >-  # t\n  y\n",
    "words on several lines": "a: one\n  two\n\n  three\nb: 'it\n  is'  # so\nc:\n  be\n  low\n",
    "an escape at the end of a line": 'a: "b \\\n  c\\ \n  d"\n',
    "brackets on several lines": "a: [\n  b ,  # c\n\n    {x: 1,y: 2}\n]  # d\n",
    "comments of a block's end": "a:\n  b:\n    c: 1\n    # of b\n  # of a\n# of the file\n",
    "comments under a word": "a: 1\n  # under a\nb: 2\n",
    "comments after heads": "a:  # c\n  # d\n  b:\nc:\n  -  # e\n    x\n  -  # f\n    - y\n",
    "a comment before a word": "a:\n  # why\n  b\n",
    "markers": "%YAML 1.2\n---  # go\na: 1\n...  # stop\n# over\n",
    "keys with question marks": "a:\n  ? k\n  : v\nb: 1\n",
    "what is unusual in brackets": "a: {? b : c,d: e}\nb: [! ,c]\nc: {! a: b,c}\nd: ! {e: f,g}\n",
    "one line of brackets": '{"format": "x", "id": [1, {"a": 2}]}\n',
}


@pytest.mark.parametrize("text", SAME.values(), ids=SAME)
def test_what_is_canonical_stays(text: str) -> None:
    check(text, text)


CHANGED = {
    "indentation": (
        "competencies:\n    a:\n        requires:\n        - x\n        - any_of:\n"
        "            - y\n",
        "competencies:\n  a:\n    requires:\n      - x\n      - any_of:\n          - y\n",
    ),
    "wide and empty dashes": (
        "a:\n-   b: 1\n    c: 2\n-\n  d: 3\n-    - x\n     - y\n",
        "a:\n  - b: 1\n    c: 2\n  - d: 3\n  - - x\n    - y\n",
    ),
    "the space around colons and brackets": (
        'a :   1\nb:\t[ 1,2 , {x: 1,"y":z,} , [ ] ]\nc: { }\nd: [ a: 1, {b} ,]\n',
        'a: 1\nb: [1, 2, {x: 1, "y": z}, []]\nc: {}\nd: [a: 1, {b}]\n',
    ),
    "values below their keys": (
        "a:\n    b\nc:\n\n  [x,y]\nd:\n  |\n    z\ne:\n  -\n    f\n",
        "a: b\nc: [x, y]\nd: |\n  z\ne:\n  - f\n",
    ),
    "values that stay below": (
        "a:   # c\n     b\nc:\n      # d\n\n    [e,f]\ng:\n    h\n      i\nj:\n      [k,\n"
        "        l]\n",
        "a:   # c\n  b\nc:\n  # d\n\n  [e, f]\ng:\n  h\n  i\nj:\n  [k,\n    l]\n",
    ),
    "empty lines": (
        "\n\n# a\n\n\nb: 1\n\n\n\nc:\n\n  d: 1\n\n  # e\n\n\n  f: 1\n\n\n",
        "# a\n\nb: 1\n\nc:\n  d: 1\n\n  # e\n\n  f: 1\n",
    ),
    "blanks at line ends": (
        "a: 1  \nb: [x,  \n  y]\t\nc: d  \n  e \n# f  \n",
        "a: 1\nb: [x,\n  y]\nc: d\n  e\n# f\n",
    ),
    "comments at line ends": (
        "a: 1 # b\nc:      # d\n  - e   # f\n  - [g]#h\n",
        "a: 1  # b\nc:      # d\n  - e   # f\n  - [g]#h\n",
    ),
    "comments take the indentation of what follows": (
        "a:\n# x\n    b: 1\n  # y\n    c: 1\n      # z\n    d: 1\n",
        "a:\n  # x\n  b: 1\n  # y\n  c: 1\n    # z\n  d: 1\n",
    ),
    "comments at the end of blocks": (
        "a:\n    b:\n    -   c: 1\n\n        # c\n    # b\n      # no deeper\n\n    # a\n"
        "d: 1\n# end\n",
        "a:\n  b:\n    - c: 1\n\n      # c\n  # b\n  # no deeper\n\n  # a\nd: 1\n# end\n",
    ),
    "a comment under a text": (
        "a:\n    b: |\n        x\n      # c\n    d: 1\n",
        "a:\n  b: |\n    x\n  # c\n  d: 1\n",
    ),
    "texts": (
        "a:\n    b: |\n          x\n            y\n\n             \n    c: >2-\n        z\n"
        "    d: |+\n     k\n     \n",
        "a:\n  b: |\n    x\n      y\n\n       \n  c: >2-\n      z\n  d: |+\n    k\n\n",
    ),
    "texts in lists": (
        "a:\n-   |\n    x\n-   - >\n      y\n",
        "a:\n  - |\n    x\n  - - >\n      y\n",
    ),
    "words on several lines": (
        "a:\n      b: one\n       two\n      c: 'x\n\n y'\n      d:\n      - p\n        q\n",
        "a:\n  b: one\n    two\n  c: 'x\n\n    y'\n  d:\n    - p\n      q\n",
    ),
    "brackets on several lines": (
        "a:\n        b: [x,   # c\n              y]\n        d: {\n          e: 1,f: 2\n"
        "        }\n",
        "a:\n  b: [x,   # c\n        y]\n  d: {\n    e: 1,f: 2\n  }\n",
    ),
    "question marks": (
        "a:\n      ? k\n      : |+\n        v\n\n      # c\nb:\n-   ? x\n    : - y\nc: 1\n",
        "a:\n  ? k\n  : |+\n    v\n\n  # c\nb:\n  - ? x\n    : - y\nc: 1\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), CHANGED.values(), ids=CHANGED)
def test_what_is_not_canonical_becomes_so(before: str, after: str) -> None:
    check(before, after)


MOVED = {
    "comments and empty lines": (
        "competencies:\n  a:\n    effort: 1h  # hours\n\n    # what it is\n    title: A\n"
        "      # under it\n    # at the end\n",
        "competencies:\n  a:\n    # what it is\n    title: A\n      # under it\n"
        "    effort: 1h  # hours\n    # at the end\n",
    ),
    "an empty line goes with what follows it": (
        "id: x\n\ntitle: T\n\nformat: f\nlevels: [a]\n",
        "format: f\nid: x\n\ntitle: T\nlevels: [a]\n",
    ),
    "the top of the file stays": (
        "# yaml-language-server: $schema=x\n# licence\n\n# about\nid: x\n# the format\nformat: f\n",
        "# yaml-language-server: $schema=x\n# licence\n\n# about\n# the format\nformat: f\nid: x\n",
    ),
    "the first of an item": (
        "assessments:\n  a:\n  - kind: k\n    title: T\n  - kind: k\n    # t\n    title: T\n",
        "assessments:\n  a:\n    - title: T\n      kind: k\n    -\n      # t\n      title: T\n"
        "      kind: k\n",
    ),
    "a text that keeps its empty lines": (
        "id: |+\n  x\n\n\n# f\n\nformat: f\n\ntitle: T\n",
        "# f\n\nformat: f\nid: |+\n  x\n\n\ntitle: T\n",
    ),
    "a block with all that is in it": (
        "id: x\ncompetencies:\n  a: A\n  # of a\nformat: f\n# end\n",
        "format: f\nid: x\ncompetencies:\n  a: A\n  # of a\n# end\n",
    ),
    "what is in brackets": (
        "credentials:\n  a: {requires: [{because: b,id: c}, {of: [x], at_least: 1}],title: T}\n",
        "credentials:\n  a: {title: T, requires: [{id: c, because: b}, {at_least: 1, of: [x]}]}\n",
    ),
    "several lines in brackets stay": (
        "strands:\n  a: {description: x,\n    title: y}\n",
        "strands:\n  a: {description: x,\n    title: y}\n",
    ),
}


@pytest.mark.parametrize(("before", "after"), MOVED.values(), ids=MOVED)
def test_what_belongs_to_a_key_moves_with_it(before: str, after: str) -> None:
    check(before, after)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"a: 1\r\nb: |\r\n  x\r\n\r\n  y\r\n", "a: 1\nb: |\n  x\n\n  y\n"),
        (b"a: 1\rb: 2\r\nc: 3\n", "a: 1\nb: 2\nc: 3\n"),
        (b"\xef\xbb\xbfa: 1", "a: 1\n"),
        (b"\xef\xbb\xbf\xef\xbb\xbfa: [b,c]", "a: [b, c]\n"),
        (b"a: 1\n\n\n", "a: 1\n"),
        (b"a: |\n  x", "a: |-\n  x\n"),
        (b"a: |+\n  x\n  ", "a: |+\n  x\n"),
        (b"a: >1+\n  x\n   ", "a: >1-\n  x\n   \n"),
        (b"a: |", "a: |\n"),
        (b"--- {a: 1,b: 2} # c", "--- {a: 1, b: 2}  # c\n"),
        (b"# c\n  {id: 1,\n   format: 2}\n\n", "# c\n{id: 1,\n format: 2}\n"),
        (b"  a: 1\n  b:\n    c: 2\n # d", "a: 1\nb:\n  c: 2\n# d\n"),
    ],
)
def test_ends_of_lines_and_files(raw: bytes, text: str) -> None:
    assert formatted(raw, "map") == text


@pytest.mark.parametrize("text", ["a", "- b\n", "a: !\n  b: 1\n", "? a\n: |\n  b", "! a: 1\n"])
def test_what_is_no_map_or_too_odd_is_left_alone(text: str) -> None:
    document, _ = parse(text.encode(), "x")
    assert format_text(document, "map") == text
