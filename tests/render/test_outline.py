"""The outline keeps to its columns, whatever is written in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import picture

from pathplan.model.amounts import Share, Tally
from pathplan.model.drawing import Ask, Drawing, Row, Standing
from pathplan.render.drawings import renderer
from pathplan.render.drawings.words import footer
from pathplan.render.width import cells

WORDS = st.text(
    st.sampled_from([*"abc def", "日", "本", "\U0001f600", "\u0301", "\u0130", "한"]), min_size=1
)
ROWS = st.builds(
    Row,
    heading=st.sampled_from(["", "Number", "数と式"]),
    mark=st.sampled_from(["[x]", "[ ]", "(+)"]),
    number=st.sampled_from(["", "7", "112"]),
    title=WORDS,
    minutes=st.sampled_from([None, 5, 90, 6000]),
    needs=st.lists(st.builds(Ask, name=WORDS), max_size=3).map(tuple),
    needed=st.sampled_from([None, 0, 12]),
)
PLAIN = picture()


def outline(drawing: Drawing, width: int) -> list[str]:
    return renderer("outline")(drawing, width).splitlines()


@given(st.lists(ROWS, min_size=1, max_size=6), st.integers(40, 100))
def test_no_line_is_wider_than_the_terminal(rows: list[Row], width: int) -> None:
    lines = outline(replace(PLAIN, rows=tuple(rows)), width)
    assert max(map(cells, lines)) <= width


@given(st.lists(ROWS, min_size=1, max_size=6), st.integers(40, 100))
def test_nothing_is_lost_between_the_columns(rows: list[Row], width: int) -> None:
    told = "".join(outline(replace(PLAIN, rows=tuple(rows)), width))
    for row in rows:
        for text in (row.title, *(ask.name for ask in row.needs or ())):
            rest = iter(re.sub(r"\s", "", told))
            assert all(c in rest for c in re.sub(r"\s", "", text))


def test_columns_line_up_behind_wide_characters() -> None:
    titles = ("Ratios", "分数の足し算", "Café \U0001f600")
    rows = tuple(Row(title=title, minutes=60, needs=()) for title in titles)
    lines = outline(replace(PLAIN, rows=rows), 80)[-3:]
    assert len({cells(line.partition("needs")[0]) for line in lines}) == 1


def test_words_stand_below_where_there_is_no_room_beside() -> None:
    ready = Standing(place="ready", number=1, ready=True)
    row = Row(mark="[>]", title="Make equivalent fractions", minutes=180, standing=ready)
    assert outline(replace(PLAIN, rows=(row,)), 44)[-2:] == [
        "  [>] Make equivalent fractions      3h",
        "         1. ready now",
    ]


@pytest.mark.parametrize(
    ("extent", "expected"),
    [
        ("all", ""),
        ("near", "The plan and what stands next to it; 7 others are left out."),
        ("plan", "The plan and what it needs directly; 7 others are left out."),
        ("around", "What Ratio needs and opens within 2 steps."),
        ("strand", "The strand Ratio and what it needs directly."),
        ("goal", "All that may be needed for Ratio."),
        ("overview", "An overview by strand and by level, counted from the start."),
    ],
)
def test_how_much_is_told_stands_below_the_title(extent: str, expected: str) -> None:
    tally = Tally(path=True, competencies=1, badges=0, left_out=7)
    drawing = picture(extent=extent, about="Ratio", steps=2, tally=tally, version="2.1")
    assert outline(drawing, 100)[1] == expected
    assert footer(drawing) == " · ".join(
        part for part in (expected.rstrip("."), "map version 2.1") if part
    )
    dated = replace(drawing, as_of=date(2026, 11, 23), told_in="es")
    assert footer(dated).endswith("versión del mapa 2.1 · lun 23 nov 2026")


def test_an_overview_is_told_by_levels_and_beside_a_part_below_it() -> None:
    share = Share(many=28, done=12, to_do=13, first=1, last=4)
    rows = (
        Row(heading="Number", mark="[>]", title="", minutes=90, share=share, standing=READY),
        Row(heading="Ratio", title="", minutes=None, share=Share(many=1, first=5, last=5)),
    )
    whole = replace(picture(extent="overview"), rows=rows)
    part = replace(PLAIN, rows=(Row(title="A", minutes=60, needs=()),), overview=whole)
    assert outline(part, 100) == [
        *outline(replace(part, overview=None), 100),
        "",
        "An overview by strand and by level, counted from the start.",
        "",
        "Number",
        "  [>] levels 1 to 4      1h30m   ready now; 12 of 28 done, 13 to do",
        "Ratio",
        "      level 5                    1 competency",
    ]


READY = Standing(place="ready")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", "needs 2; 4 or (2 of 5, 6, A*); B (guided)*, with 7"),
        ("es", "pide 2; 4 o (2 de 5, 6, A*); B (guided)*, a la vez que 7"),
    ],
)
def test_what_is_asked_for_is_told_in_the_language_of_the_picture(code: str, expected: str) -> None:
    some = Ask(n=2, parts=(Ask(name="5"), Ask(name="6"), Ask(name="A", elsewhere=True)))
    row = Row(
        title="C",
        minutes=60,
        optional=True,
        needs=(
            Ask(name="2"),
            Ask(n=1, parts=(Ask(name="4"), some)),
            Ask(name="B", level="guided", elsewhere=True),
        ),
        together=(Ask(name="7"),),
    )
    told = outline(replace(PLAIN, rows=(row,), told_in=code), 100)[-1]
    assert told.endswith(expected)
    assert told.startswith("  C (extra)" if code == "en" else "  C (opcional)")
