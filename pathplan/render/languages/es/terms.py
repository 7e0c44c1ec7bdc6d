"""Terms in Spanish."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.languages._terms import NoRoom, Terms
from pathplan.render.languages.es.dates import count, number


def _credits(amount: str) -> str:
    return f"{amount} {'crédito' if amount == '1' else 'créditos'}"


def _earliest(before: Sequence[str], last: str) -> str:
    return f"Lo antes posible: {', luego '.join(before)}; no queda periodo para {last}."


TERMS = Terms(
    credits=_credits,
    work=lambda credit, terms, most, proof: (
        f"{credit} en {count(terms, 'periodo')}, como mucho {most} por periodo ({proof})"
    ),
    proven="comprobado: no puede ser menos",
    none_less=lambda least: f"ninguno tiene menos de {least}",
    nothing="nada que aprender",
    begins=lambda day: f"desde el {day}",
    ends=lambda day: f"hasta el {day}",
    between=lambda load, least, most: f"{load} de {least}-{most} créditos",
    up_to_most=lambda load, most: f"{load} de {most} como mucho",
    from_least=lambda load, least: f"{load}, al menos {least}",
    ready=lambda term, day: f"lista en {term}" + (f", a más tardar el {day}" if day else ""),
    inside=lambda term: f"en {term}",
    none_stated="No se indican créditos: cada competencia cuenta como 1.",
    uncounted=lambda titles: f"Sin créditos indicados, contado como 1: {titles}.",
    unused=lambda title, term: (
        f"Sin efecto: {title} está puesto en {term}; ningún camino a estas metas pasa por ahí."
    ),
    over=lambda title, term: f"Sin efecto: {title} está puesto en {term}, que ya pasó.",
    earned=lambda title, term: (
        f"Sin efecto: {title} está puesto en {term}; se logra cuando está hecho lo que pide."
    ),
    nearer=lambda terms: (
        "Lo que hace falta está cerca de lo que lo necesita, pero no se ha comprobado que no"
        f" pueda estar más cerca: {count(terms, 'periodo')} en total, como mucho."
    ),
    fuller="No se ha comprobado que ningún otro reparto tenga menos en el periodo más lleno.",
    unsettled="Hay otros repartos igual de buenos; no se decidió cuál va primero.",
    best=(
        "Ningún otro reparto tiene menos en el periodo más lleno ni, así, lo que hace falta más"
        " cerca de lo que lo necesita."
    ),
)
NO_ROOM = NoRoom(
    over=lambda terms: (
        "No hay plan por periodos: "
        + ("el único periodo ya pasó." if terms == 1 else f"los {number(terms)} ya pasaron.")
    ),
    unknown="No se encontró un plan por periodos; no se sabe si lo hay.",
    chain=lambda terms, trail: (
        f"No hay plan por periodos: {'queda' if terms == 1 else 'quedan'}"
        f" {count(terms, 'periodo')} y hacen falta más. {trail}"
    ),
    within=lambda title, term: f"{title} en {term}",
    earliest=_earliest,
    clash=lambda rule: f"No hay plan por periodos: {rule}.",
    clashes=lambda rules: (
        f"No hay plan por periodos, porque esto no cabe a la vez: {'; '.join(rules)}."
    ),
    ways=lambda ways: f"Habría sitio {ways}.",
    to_learn=lambda credit: f"hay que aprender {credit}",
    together=lambda terms, credit: f"{number(terms)} periodos admiten juntos {credit} como mucho",
    placed=lambda title, term: f"{title} está puesto en {term}",
    offered=lambda title, terms: f"{title} solo se ofrece en {terms}",
    never=lambda title: f"{title} no se ofrece en ningún periodo que quede",
    most=lambda term, credit: f"{term} admite como mucho {credit}",
    least=lambda term, credit: f"{term} pide al menos {credit}",
    enough=lambda credit: f"con hasta {credit} en cada periodo",
    take_less=lambda terms: f"si {terms} pudiera tener menos",
    placed_elsewhere=lambda title: f"si {title} estuviera en otro periodo",
    offered_elsewhere=lambda title: f"si {title} se ofreciera en otro periodo",
)
