"""Pages about a map in Spanish."""

from __future__ import annotations

from pathplan.render.languages._designer import Designer
from pathplan.render.languages.es.dates import count, number


def _of(n: int) -> str:
    return "una de" if n == 1 else f"{number(n)} de"


def _made(file: str, version: str) -> str:
    named = f"{file}, versión {version}," if version else file
    return (
        f"Hecho a partir de {named} por pathplan. Los tiempos son estimaciones de quien lo escribe."
    )


DESIGNER = Designer(
    holds="Qué contiene",
    competencies="Competencias",
    extra="De ellas, opcionales",
    no_strand="fuera de las áreas",
    in_all="En total",
    first="Por dónde se puede empezar",
    first_means="No necesitan nada antes, o solo lo que está en otro mapa.",
    last="Lo que no lleva más lejos",
    last_means="Nada las necesita, tampoco una insignia.",
    chains="Lo que más tarda",
    chains_mean="Cada una espera a la anterior. De una elección cuenta lo que está antes.",
    chain=lambda effort, many: f"{effort}, {count(many, 'competencia')}",
    waited_for="De lo que más depende",
    needed_by="La necesitan",
    resources="Recursos",
    ways="Formas de demostrarla",
    choices="Elecciones, y cuánto se diferencian",
    choices_mean="Cuenta el tiempo de lo nombrado, no el de lo que eso necesita a su vez.",
    for_="Para",
    options="Vías",
    of=_of,
    apart="Diferencia",
    missing="Lo que falta",
    no_way=lambda many: f"Sin forma de demostrarla ({number(many)})",
    no_resource=lambda many: f"Sin nada con que aprenderla ({number(many)})",
    no_effort=lambda many: f"Sin tiempo; se supone 1h ({number(many)})",
    nothing_missing="Todas tienen un tiempo, algo con que aprender y una forma de demostrarlas.",
    each="Todas las competencias en un dibujo:",
    some="Una parte de ellas:",
    check="Lo que encontró la revisión",
    nothing_found="Ningún error, aviso ni nota.",
    uncounted=lambda many: f"Pasado por alto con un motivo, o ya conocido ({number(many)})",
    place="Lugar",
    rule="Regla",
    finding="Qué pasa",
    table="Todas las competencias e insignias",
    with_it="a la vez",
    made=_made,
)
