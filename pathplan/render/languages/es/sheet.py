"""Pages for one learner in Spanish."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.languages._sheet import Sheet
from pathplan.render.languages.es.dates import both, count, number


def _to_learn(learn: int, refresh: int) -> str:
    told = [f"{number(learn)} por aprender"] if learn or not refresh else []
    return ", ".join([*told, *([f"{number(refresh)} por repasar"] if refresh else [])])


def _opens(titles: Sequence[str], more: int) -> str:
    rest = [f"{count(more, 'paso')} más"] if more else []
    return f"se {'apoya' if len(titles) + more == 1 else 'apoyan'} en esto {both([*titles, *rest])}"


SHEET = Sheet(
    path_to=lambda goals: f"Tu camino a: {goals}",
    wrote="Escribiste:",
    skip=lambda heading: f"Ir a: {heading}",
    on_page="En esta página",
    how_far="Hasta dónde has llegado",
    done=lambda done, total: f"{number(done)} de {number(total)} hechas",
    to_learn=_to_learn,
    effort=lambda effort: f"cerca de {effort}",
    wanted=lambda day: f"querías el {day}",
    talk="habla de esto con tu docente",
    next="Qué hacer ahora",
    pick="Elige uno.",
    learn_with="Aprende con",
    show_by="Demuéstralo",
    why="Por qué",
    opens=_opens,
    you_showed=lambda day: f"Lo demostraste el {day}; comprueba que sigue ahí.",
    in_order="Paso a paso",
    tick="Casillas para marcar, en papel o aquí; esta página no guarda lo que marcas.",
    choices="Lo que elegiste, y lo que podrías elegir en su lugar",
    now=lambda title: f"Ahora: {title}.",
    instead=lambda title, price: f"Podrías elegir {title}: {price}.",
    ways_to_show=lambda title, ways: f"{title}: demuéstralo con {ways}.",
    counts="Lo que ya sabes hacer",
    at=lambda step: f"Es el paso {step}." if step else "Este camino no lo necesita.",
    map="El mapa",
    picture="El mapa como imagen",
    table="El mapa como tabla",
    competency="Competencia",
    strand="Área",
    standing="Hasta dónde",
    needs="Necesita",
    about="Sobre esta página",
    made=lambda day, file: f"Hecha el {day} por pathplan con el archivo {file}.",
    knows=("Sabe lo que ves aquí y lo que tus docentes anotaron en ese archivo. Pide leerlo."),
)
