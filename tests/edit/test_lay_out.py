"""New files from data: they say the same, and `fmt` leaves them as they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pathplan.edit.format import format_text
from pathplan.edit.lay_out import laid_out
from pathplan.read.source import parse

TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cn"]), max_size=40)
IDS = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,12}", fullmatch=True)
ASKED = st.recursive(
    IDS, lambda inner: st.fixed_dictionaries({"any_of": st.lists(inner, min_size=1, max_size=3)})
)
ENTRY = st.fixed_dictionaries(
    {"title": TEXT},
    optional={
        "description": TEXT,
        "effort": st.sampled_from(["2h", "45m"]),
        "requires": st.lists(ASKED, max_size=6),
        "optional": st.just(True),
        "credits": st.integers(1, 6),
        "tags": st.lists(TEXT, max_size=3),
        "resources": st.lists(st.fixed_dictionaries({"title": TEXT, "url": TEXT}), max_size=2),
    },
)
MAPS = st.fixed_dictionaries(
    {"format": st.just("pathplan-map/1"), "id": IDS, "title": TEXT},
    optional={"competencies": st.dictionaries(IDS, ENTRY, min_size=1, max_size=4)},
)


@given(MAPS)
def test_it_says_the_same_and_is_tidy(data: dict[str, object]) -> None:
    text = laid_out(data, "map")
    document, found = parse(text.encode(), "x.map.yaml")
    assert not found
    assert document.data == data
    assert format_text(document, "map") == text


def test_comments_stand_at_the_head() -> None:
    assert laid_out({"id": "x"}, "map", comments=("one", "")) == "# one\n#\nid: x\n"
