"""The sentences themselves: nothing put into one is lost, plurals and days are right."""

from __future__ import annotations

import json
import re
import typing
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pictures import everything
from speech import walk

from pathplan.assess.evidence import KINDS
from pathplan.model.amounts import Share, Tally
from pathplan.model.drawing import Drawing
from pathplan.plugin import names
from pathplan.render.languages import PACKAGE, language, nearest

CODES = names(PACKAGE)
SCHEMAS = Path(__file__).parents[2] / "schemas"
TODAY = date(2026, 11, 23)
SAME = {"next.ways", "why.optional", "weeks.hours"}
"""Sentences that read alike in two languages: `a, or b` without a second way, `extra: a`, `47m`."""
SPELLED = {"next.take", "closed.decisions", "picture.gate"}
"""Sentences that spell their numbers, or only choose a word by them."""
MANY = 47
GIVEN: dict[Any, Any] = {
    Drawing: replace(everything(), extent="overview"),
    int: MANY,
    bool: True,
    date: TODAY,
    Sequence[int]: [0, 2, 4],
    Tally: Tally(path=True, competencies=MANY, badges=48, choices=49, left_out=50),
    Share: Share(many=MANY, done=12, to_do=13),
}


def _callables(group: Any, path: str = "") -> Iterator[tuple[str, Any, list[Any]]]:
    """Yield every sentence that takes something, with what it takes."""
    hints = typing.get_type_hints(type(group))
    for field in fields(group):
        value = getattr(group, field.name)
        place = f"{path}{field.name}"
        if is_dataclass(value):
            yield from _callables(value, f"{place}.")
        elif callable(value):
            yield place, value, list(typing.get_args(hints[field.name])[0])


def _given(takes: Sequence[Any]) -> list[Any]:
    """Return something for each thing a sentence takes, texts all different."""
    return [
        f"t{n}e" if kind is str else [f"a{n}z", f"b{n}z"] if kind == Sequence[str] else GIVEN[kind]
        for n, kind in enumerate(takes)
    ]


@pytest.mark.parametrize("code", CODES)
def test_what_is_put_into_a_sentence_comes_out_of_it(code: str) -> None:
    for path, sentence, takes in _callables(language(code)):
        given_ = _given(takes)
        text = sentence(*given_)
        for value in given_:
            texts = value if isinstance(value, list) else [value]
            for part in texts:
                if isinstance(part, str):
                    assert part in text, (path, text)
                elif part == MANY and path not in SPELLED:
                    assert str(MANY) in text, (path, text)
        assert not re.search(r"  |[{}]|\.\.| [.,;:]", text), (path, text)


def test_every_sentence_is_translated() -> None:
    english, spanish = language("en"), language("es")
    for (path, one), (_, other) in zip(walk(english), walk(spanish), strict=True):
        assert callable(one) or one != other, path
    for (path, one, takes), (_, other, _) in zip(
        _callables(english), _callables(spanish), strict=True
    ):
        assert path in SAME or one(*_given(takes)) != other(*_given(takes)), path


def test_words_of_the_formats_are_translated() -> None:
    said = (SCHEMAS / "map.schema.json").read_text()
    listed = [
        found["description"].split(", or ")[0].split(", ")
        for name in ("kind", "modality")
        for found in _properties(json.loads(said), name)
    ]
    proposed = {*KINDS, *(word for words in listed for word in words)}
    assert set(language("es").words) == proposed
    assert language("es").word("worksheet") == "worksheet"


def _properties(data: Any, name: str) -> Iterator[dict[str, Any]]:
    """Yield what a schema says of a property of that name, wherever it stands."""
    if isinstance(data, dict):
        if isinstance(data.get(name), dict) and "or a word of your own" in data[name].get(
            "description", ""
        ):
            yield data[name]
        for value in data.values():
            yield from _properties(value, name)


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (["es"], "es"),
        (["es-MX", "en"], "es"),
        (["ES_419"], "es"),
        (["fr", "es"], "es"),
        (["en-GB", "es"], "en"),
        (["fr"], "en"),
        (["", "language"], "en"),
        ([], "en"),
    ],
)
def test_the_first_language_that_is_here_is_taken(wanted: list[str], code: str) -> None:
    assert nearest(wanted) == code


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("en", ["0 days late", "1 day late", "2 days late"]),
        ("es", ["0 días tarde", "1 día tarde", "2 días tarde"]),
    ],
)
def test_days_late(code: str, expected: list[str]) -> None:
    assert [language(code).dates.late(n) for n in range(3)] == expected


def test_plurals_in_spanish() -> None:
    say = language("es")
    assert [say.path.work(n, "2h") for n in range(3)] == [
        "0 pasos, 2h",
        "1 paso, 2h",
        "2 pasos, 2h",
    ]
    assert say.plan.counting(1, "2h") == "1 competencia ya cuenta y te ahorra 2h"
    assert say.plan.counting(2, "") == "2 competencias ya cuentan"
    assert say.next.furthest(1) == "te lleva más lejos: 1 paso más se apoya en esto"
    assert say.next.furthest(2) == "te lleva más lejos: 2 pasos más se apoyan en esto"
    assert say.closed.decisions(1) == "una decisión cierra todos los caminos"
    assert say.closed.decisions(2) == "dos decisiones cierran todos los caminos"
    assert say.closed.lift_all(1) == "Al retirar 1 decisión se abriría un camino:"
    assert say.status.done(1, 2, 1, "2h") == "1 de 2 hechas, queda 1 paso (2h)"
    assert say.status.done(2, 2, 0, "0m") == "2 de 2 hechas, no queda nada"
    assert say.status.stuck("X", 1, 4) == "Atasco: 1 de los otros 4 pasos espera a X."
    assert say.status.stuck("X", 1, 1) == "Atasco: el otro paso espera a X."
    assert say.picture.gate(1, 2) == "una de"
    assert [say.picture.needed(n) for n in (1, 2)] == ["1 depende de ella", "2 dependen de ella"]
    assert say.weeks.hours(60) == "1 hora"
    assert say.weeks.hours(120) == "2 horas"
    assert say.weeks.hours(90) == "1h30m"
    assert say.picture.support([2, 5]) == "comprobar antes de 2. y 5."
    assert say.status.share(12345, 9999) == "12\u00a0345 de 9999"


@pytest.mark.parametrize(
    ("days", "english", "spanish"),
    [
        (14, "two weeks early", "dos semanas antes"),
        (7, "one week early", "una semana antes"),
        (1, "one day early", "un día antes"),
        (17, "17 days early", "17 días antes"),
        (0, "on time", "a tiempo"),
        (-1, "one day late", "un día tarde"),
        (-3, "three days late", "tres días tarde"),
        (-21, "three weeks late", "tres semanas tarde"),
    ],
)
def test_how_early_in_words(days: int, english: str, spanish: str) -> None:
    assert language("en").dates.before(days) == english
    assert language("es").dates.before(days) == spanish


def test_lists_in_spanish_sound_right() -> None:
    say = language("es").dates
    assert say.both([]) == ""
    assert say.both(["sumar"]) == "sumar"
    assert say.both(["sumar", "restar", "dividir"]) == "sumar, restar y dividir"
    assert say.both(["sumar", "identificar"]) == "sumar e identificar"
    assert say.both(["agua", "hielo"]) == "agua y hielo"
    assert say.both(["padre", "hijo"]) == "padre e hijo"
    assert say.either(["siete", "ocho"]) == "siete u ocho"
    assert say.either(["7", "8"]) == "7 u 8"
    assert say.either(["10", "11"]) == "10 u 11"
    assert say.either(["10", "110"]) == "10 o 110"
    assert say.either(["mujer", "hombre"]) == "mujer u hombre"


def test_days_in_spanish() -> None:
    say = language("es").dates
    new_year = date(2027, 1, 3)
    assert say.day(TODAY, TODAY) == "23 nov"
    assert say.day(new_year, TODAY) == "3 ene 2027"
    assert say.full_day(TODAY) == "lun 23 nov 2026"
    assert say.span(TODAY, date(2026, 11, 25), TODAY) == "23 - 25 nov"
    assert say.span(TODAY, TODAY, TODAY) == "23 nov"
    assert say.no_work(TODAY, date(2026, 11, 25), TODAY) == "sin trabajo del 23 al 25 de nov"
    assert say.no_work(TODAY, TODAY, TODAY) == "sin trabajo el 23 de nov"
    assert (
        say.day_off(date(2026, 12, 21), new_year, TODAY) == "no del 21 de dic al 3 de ene de 2027"
    )
    assert say.weekdays([0, 1, 2, 3]) == "de lun a jue"
    assert say.weekdays([0, 2]) == "lun y mié"
    assert say.ready_between("X", date(2026, 12, 8), date(2026, 12, 16), TODAY) == (
        "X entre el 8 y el 16 dic"
    )


@pytest.mark.parametrize("code", CODES)
@given(
    first=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
    length=st.integers(0, 800),
    today=st.dates(date(2020, 1, 1), date(2035, 1, 1)),
)
def test_a_span_says_both_its_days(code: str, first: date, length: int, today: date) -> None:
    say = language(code).dates
    last = first + timedelta(days=length)
    text = say.span(first, last, today)
    assert text.endswith(say.day(last, today))
    assert text.startswith(str(first.day))
    if first.month != last.month or first.year != last.year:
        assert text.split(" - ")[0].split()[1] == say.day(first, first).split()[1]
    if first.year not in {last.year, today.year}:
        assert text.startswith(say.day(first, today))
    for told in (say.no_work(first, last, today), say.day_off(first, last, today)):
        assert str(first.day) in told
        assert str(last.day) in told


@pytest.mark.parametrize("code", CODES)
@given(items=st.lists(st.text("abhio8", min_size=1), min_size=2, max_size=5))
def test_a_list_keeps_its_items_in_order(code: str, items: list[str]) -> None:
    for told in (language(code).dates.both(items), language(code).dates.either(items)):
        *head, last = items
        assert told.startswith(", ".join(head))
        assert told.endswith(f" {last}")
