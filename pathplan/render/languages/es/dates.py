"""Days, paces and dates in Spanish."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pathplan.render.languages._dates import Dates, Since

MONTHS = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
SHORT_MONTHS = tuple(month[:3] for month in MONTHS)
WEEKDAYS = ("lun", "mar", "mié", "jue", "vie", "sáb", "dom")
SPELT = ("cero", "una", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
LIKE_I = re.compile(r"h?[ií](?![aeo])", re.IGNORECASE)
"""How a word begins before which `y` becomes `e`: the sound of i, unless it glides into another."""
LIKE_O = re.compile(r"h?[oó]|8|11\b", re.IGNORECASE)
"""How a word or a number begins before which `o` becomes `u`."""


def spelt(value: int) -> str:
    """Return a number of feminine things as a word where it has one digit: `una`, `dos`, `17`."""
    return SPELT[value] if value < len(SPELT) else number(value)


def number(value: int) -> str:
    """Return a number; from five digits on they stand in groups of three."""
    return f"{value:,}".replace(",", "\u00a0") if value >= 10_000 else str(value)


def count(value: int, one: str, many: str = "") -> str:
    """Return a number with its noun: `1 paso`, `2 pasos`."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def _listing(items: Sequence[str], word: str, before: re.Pattern[str], instead: str) -> str:
    if len(items) < 2:
        return "".join(items)
    word = instead if before.match(items[-1].lstrip('"¿¡«')) else word
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def both(items: Sequence[str]) -> str:
    """Return `a, b y c`."""
    return _listing(items, "y", LIKE_I, "e")


def either(items: Sequence[str]) -> str:
    """Return `a, b o c`."""
    return _listing(items, "o", LIKE_O, "u")


def _day(when: date, today: date) -> str:
    text = f"{when.day} {SHORT_MONTHS[when.month - 1]}"
    return text if when.year == today.year else f"{text} {when.year}"


def _full_day(when: date) -> str:
    return f"{WEEKDAYS[when.weekday()]} {when.day} {SHORT_MONTHS[when.month - 1]} {when.year}"


def _first(first: date, last: date, today: date) -> str:
    """Return the first of two days with as much of it as the last does not say."""
    if (first.year, first.month) == (last.year, last.month):
        return str(first.day)
    return _day(first, today if first.year != last.year else last)


def _span(first: date, last: date, today: date) -> str:
    if first == last:
        return _day(first, today)
    return f"{_first(first, last, today)} - {_day(last, today)}"


def _stretch(first: date, last: date, today: date) -> str:
    """Return two days within a sentence: `del 23 al 25 de nov`, `el 23 de nov`."""
    if first == last:
        return f"el {_of(_day(first, today))}"
    return f"del {_of(_first(first, last, today))} al {_of(_day(last, today))}"


def _of(day: str) -> str:
    return day.replace(" ", " de ")


def _weekdays(days: Sequence[int]) -> str:
    names = [WEEKDAYS[n] for n in days]
    row = list(range(days[0], days[-1] + 1)) == list(days)
    return f"de {names[0]} a {names[-1]}" if row and len(days) > 2 else both(names)


def _pace(week: str, weekdays: str, rest: Sequence[str]) -> str:
    return f"a {week} por semana ({'; '.join([weekdays, *([', '.join(rest)] if rest else [])])})"


def _before(days: int) -> str:
    if not days:
        return "a tiempo"
    whole = abs(days) % 7 == 0
    many = abs(days) // 7 if whole else abs(days)
    one = "una semana" if whole else "un día"
    told = one if many == 1 else f"{spelt(many)} {'semanas' if whole else 'días'}"
    return f"{told} {'antes' if days > 0 else 'tarde'}"


DATES = Dates(
    day=_day,
    full_day=_full_day,
    span=_span,
    weekdays=_weekdays,
    both=both,
    either=either,
    pace=_pace,
    day_off=lambda first, last, today: f"no {_stretch(first, last, today)}",
    starts=lambda day: f"desde el {day}",
    sitting=lambda longest: f"en ratos de hasta {longest}",
    sittings=lambda many, length: f"{count(many, 'rato')} de {length}",
    sittings_up_to=lambda many, longest: f"{count(many, 'rato')} de hasta {longest}",
    step=lambda number: f"el paso {number}",
    expires=lambda title, until, who, start: (
        f'"{title}" cuenta hasta el {until}, y {who} lo necesita el {start}: '
        "vuelve a demostrarlo antes."
    ),
    no_work=lambda first, last, today: f"sin trabajo {_stretch(first, last, today)}",
    due=lambda day: f"para el {day}",
    ready=lambda day: f"lista hacia el {day}",
    on_time="a tiempo",
    late=lambda days: f"{count(days, 'día')} tarde",
    before=_before,
    rearranged="Este orden cumple las fechas; con el de siempre se pasaría una.",
    in_time=lambda goal, due, week, now, ready: (
        f'Para llegar a "{goal}" el {due} hacen falta {week} por semana en lugar de {now}.'
        f" O mueve su fecha al {ready}."
    ),
    too_late=lambda goal, due, ready: (
        f'No se puede llegar a "{goal}" el {due}: mueve su fecha al {ready}.'
    ),
    enough=lambda goals: f"Bastaría con dejar fuera {goals}.",
    not_enough=lambda goals: f"No bastaría con dejar fuera {goals}.",
    estimates="Los tiempos son aproximados.",
    if_longer=lambda goals: f"Si cada paso lleva una cuarta parte menos o más: {goals}.",
    ready_on=lambda goal, day: f"{goal} el {day}",
    ready_between=lambda goal, first, last, today: (
        f"{goal} entre el {_first(first, last, today)} y el {_day(last, today)}"
    ),
)
SINCE = Since(
    kinds={
        "waive": "dar por sabido",
        "skip": "saltar",
        "choose": "elegir",
        "avoid": "evitar",
        "first": "empezar por",
        "last": "dejar para el final",
        "add": "añadir",
    },
    left={
        "goal": "hay una meta nueva",
        "chosen": "se eligió otra cosa",
        "lost": "ya no lleva a las metas",
    },
    agreed=lambda day, why: (
        f"Acordado el {day}; ya no vale: {why}" if why else f"Acordado el {day}"
    ),
    then=lambda agreed: f"{agreed}; desde entonces:",
    nothing=lambda agreed: f"{agreed}; desde entonces no ha cambiado nada.",
    shown=lambda title, day: f"{title}: lo demostraste el {day}",
    failed=lambda title, day: f"{title}: todavía no, {day}",
    decided=lambda kind, title: f"decidido: {kind} {title}",
    moved=lambda goal, now, then: f"{goal}: lista el {now} en lugar del {then}",
    maps=lambda maps: f"el mapa {maps} ha cambiado",
    aside=lambda maps: f"el mapa {maps} ha cambiado, pero ninguno de los pasos acordados",
    gone=lambda title: f"{title} ya no está en el mapa",
    renamed=lambda then, now: f"{then} se llama ahora {now}",
    effort=lambda title, now, then: f"{title} lleva {now} en lugar de {then}",
    needs=lambda title, other: f"{title} necesita ahora también {other}",
    free=lambda title, other: f"{title} ya no necesita {other}",
    more=lambda many: f"{count(many, 'cambio')} más en sus pasos",
    route=lambda why: f"el camino acordado ya no vale: {why}",
    cheaper=lambda effort: f"otro camino ahorraría ahora {effort}: lo toma --fresh",
)
