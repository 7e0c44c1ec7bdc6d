"""Hostile titles go through every sink and come back as the text they are."""

from __future__ import annotations

import json
import re
from datetime import date
from html import unescape
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from maps import as_map, one

from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import Goal, KnowledgeState, Report
from pathplan.model.drawing import Drawing
from pathplan.picture import draw
from pathplan.plan import make_plan
from pathplan.render.drawings import renderer
from pathplan.render.escape import HIDDEN, dot, markdown, mermaid, mermaid_line, terminal, xml
from pathplan.render.image import image
from pathplan.render.reports.json import plan_json
from pathplan.render.reports.markdown import plan_markdown
from pathplan.render.reports.text import plan_text
from pathplan.render.width import cells, pad, wrap

HOSTILE = [
    'say "hi" \\N \\l',
    "<b>bold</b> & <script>alert(1)</script>",
    "</svg><text>out</text>",
    "a]] --> b; click a href",
    "`code` *x* [a](javascript:alert(1)) |",
    "日本語の題 👩‍👩‍👧 e\u0301",
    "\x1b[31mred\x1b[0m \u202eright to left",
    "x%%{init: {}}%% #quot; end",
    "--- \n::error file=x::boo",
    "$$x^2$$ _u_ %%{init",
]
TEXT = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=40))


def drawing_of(title: str) -> Drawing:
    map_ = as_map(one("a"))
    entry = map_.entries[0]
    named = as_map(type(entry)(id="a", map="m", title=title))
    return draw(maps=[named], graph=PrerequisiteGraph.build([named]))


@given(TEXT)
def test_the_terminal_gets_nothing_that_acts_on_it(text: str) -> None:
    shown = terminal(text)
    assert not HIDDEN.search(shown)
    back = re.sub(r"\\u\{([0-9a-f]+)\}", lambda m: chr(int(m.group(1), 16)), shown)
    assert back == text or "\\u{" in text


@given(TEXT)
def test_xml_comes_back(text: str) -> None:
    made = f'<a b="{xml(text)}">{xml(text)}</a>'
    root = ET.fromstring(made)
    assert (root.text or "") == terminal(text)


@given(TEXT)
def test_dot_is_one_quoted_string(text: str) -> None:
    quoted = dot(text)
    assert quoted[0] == quoted[-1] == '"'
    inside = quoted[1:-1]
    assert not re.search(r'(?<!\\)(?:\\\\)*"', inside)
    assert "\n" not in inside
    back = re.sub(r"\\(.)", lambda m: "\n" if m.group(1) == "n" else m.group(1), inside)
    assert back == terminal(text)


@given(TEXT)
def test_markdown_has_no_markup_left(text: str) -> None:
    made = markdown(text)
    assert "\n" not in made
    bare = re.sub(r"\\.", "", made)
    assert not re.search(r"[`*_\[\]<>|#~]", bare)
    assert re.sub(r"\\([\\`*_{}\[\]<>()#+\-.!|~&:@])", r"\1", made) == terminal(
        re.sub(r"\s+", " ", text).strip()
    )


@given(TEXT)
def test_mermaid_is_one_quoted_label(text: str) -> None:
    made = mermaid(text)
    inside = made[1:-1].replace("<br/>", "\n")
    assert '"' not in inside
    assert not re.search(r"[<>\[\]{}|`&$_*]", inside)
    back = re.sub(r"#(\d+);", lambda m: chr(int(m.group(1))), inside)
    assert back == terminal(text)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("1. Draw", "1#46; Draw"),
        ("12) Draw", "12#41; Draw"),
        ("- draw", "#45; draw"),
        ("---", "#45;--"),
        ("+ draw\n- paint\n2. frame", "#43; draw<br/>- paint<br/>2. frame"),
        (" - draw", " #45; draw"),
        ("See WWW.example.org", "See WWW#46;example.org"),
        ("10 - 3.5 (+ 2)", "10 - 3.5 (+ 2)"),
    ],
)
def test_mermaid_takes_no_label_for_a_list_a_rule_or_a_link(text: str, made: str) -> None:
    assert mermaid(text) == f'"{made}"'


@given(TEXT)
def test_a_line_of_mermaid_is_one_line_without_directives(text: str) -> None:
    made = mermaid_line(text)
    assert len(made.splitlines()) <= 1
    assert not re.search("[#;{}<>%]", made)
    kept = re.sub(r"[#{}<>%\s]", "", terminal(re.sub(r"\s+", " ", text).strip()))
    assert re.sub(r"\s", "", made) == kept.replace(";", ",")


@pytest.mark.parametrize("title", HOSTILE)
@pytest.mark.parametrize("form", ["dot", "mermaid", "graphml", "outline"])
def test_a_drawing_holds_the_title_and_nothing_more(title: str, form: str) -> None:
    made = renderer(form)(drawing_of(title), 100)
    assert not HIDDEN.search(made)
    if form == "graphml":
        texts = [e.text or "" for e in ET.fromstring(made).iter() if e.tag.endswith("data")]
        assert re.sub(r"\s+", " ", terminal(title)).strip() in texts


@pytest.mark.parametrize("title", HOSTILE)
def test_graphviz_draws_the_title_as_text(title: str) -> None:
    data, _ = image(drawing_of(title), "svg")
    root = ET.fromstring(data)
    assert root.get("role") == "img"
    texts = [unescape(e.text or "") for e in root.iter() if e.tag.endswith("text")]
    shown = re.sub(r"\s", "", "".join(texts)).replace("\u00a0", "")
    assert re.sub(r"\s", "", terminal(title)) in shown


def report_of(title: str) -> Report:
    entry = one("a")
    map_ = as_map(type(entry)(id="a", map="m", title=title))
    graph = PrerequisiteGraph.build([map_])
    state = KnowledgeState(as_of=date(2026, 11, 23))
    plan = make_plan(graph, state, None, [Goal(id="a")], "m")
    return Report(
        plan=plan, state=state, maps=(map_,), entries={n.key: n.entry for n in graph.nodes}
    )


@given(TEXT)
def test_json_gives_the_title_back(title: str) -> None:
    made = json.loads(plan_json(report_of(title)))
    assert made["steps"][0]["competencies"][0]["title"] == (title or "m/a")


@pytest.mark.parametrize("title", HOSTILE)
def test_reports_hold_the_title_and_nothing_that_acts(title: str) -> None:
    text, page = plan_text(report_of(title)), plan_markdown(report_of(title))
    assert not HIDDEN.search(text + page)
    assert not re.search(r"(?<!\\)<script", page)
    assert re.sub(r"\s", "", terminal(title))[:20] in re.sub(r"\s", "", text)
    assert markdown(title) in page


@given(st.text(max_size=80), st.integers(min_value=2, max_value=40))
def test_lines_keep_their_words_and_their_width(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert cells(line) <= width or len(line.strip()) == 1 or line.startswith(" ")
    assert cells(pad(text, width)) >= width


def test_width_counts_columns() -> None:
    assert [cells(x) for x in ("abc", "日本", "e\u0301", "👩‍👩‍👧", "🇩🇪")] == [3, 4, 1, 2, 2]
