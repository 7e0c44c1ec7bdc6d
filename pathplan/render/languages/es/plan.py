"""Plans, pages, calendars and goals without a path in Spanish."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.languages._plan import Closed, Page, Plan
from pathplan.render.languages.es.dates import count, number, spelt


def _counting(many: int, saved: str) -> str:
    verb, save = ("cuenta", "ahorra") if many == 1 else ("cuentan", "ahorran")
    told = f"{count(many, 'competencia')} ya {verb}"
    return f"{told} y te {save} {saved}" if saved else told


def _decisions(many: int) -> str:
    if many == 1:
        return f"{spelt(many)} decisión cierra todos los caminos"
    return f"{spelt(many)} decisiones cierran todos los caminos"


def _needs(titles: Sequence[str]) -> str:
    return f"Necesita {', que necesita '.join(titles)}"


def _needed(what: str, step: int) -> str:
    where = f"Es el paso {step}." if step else "Este camino no lo necesita."
    return f"Todavía no: {what}. {where}"


PLAN = Plan(
    path_for=lambda who: f"Camino de {who}",
    as_of=lambda day: f"a fecha de {day}",
    nobody="alguien que aún no ha demostrado nada",
    somebody="alguien nuevo",
    at_pace=lambda week, was: f"con {week} por semana" + (f" en lugar de {was}" if was else ""),
    budget=lambda time: f"lo que cabe en {time}",
    until=lambda time, day: f"lo que cabe hasta el {day} ({time})",
    fits="cabe",
    partly=lambda inside, whole: f"{inside} de sus {whole}",
    nothing_fits="no cabe nada",
    worth_most="Ninguna otra parte del camino vale más para las metas.",
    left_out="Queda fuera",
    goal="Meta",
    goals="Metas",
    work="Trabajo",
    credit="Ya hecho",
    counting=_counting,
    was=lambda day: f"(antes {day})",
    reached="lograda",
    unchanged="sin cambios",
    other_reviews=lambda was: f"en lugar de {was}, porque tocan otros repasos",
    step="Paso",
    effort="Tiempo",
    when="Cuándo",
    why="Por qué",
    choices="Lo que se eligió aquí",
    see_all=lambda command: f"ver todo: {command}",
    more_choices=lambda many: f"{number(many)} más",
    counts="Lo que ya cuenta",
    wish_chosen=lambda title, effort: f"Deseo cumplido: elegir {title}: {effort} más",
    wish_avoided=lambda title, effort: f"Deseo cumplido: evitar {title}: {effort} más",
    wish_lost=lambda wish, why: f"Deseo no cumplido: {wish}: {why}",
    to_keep=lambda commands: f"Para cumplirlo: {commands}",
    against={
        "rival": "otro deseo lo impide",
        "barred": "otra decisión lo impide",
        "closed": "aquí no se puede aprender",
        "unled": "ningún camino pasa por ahí",
        "needed": "ningún camino a las metas puede evitarlo",
    },
    needed=_needed,
    cut=lambda what: f"Todavía no: {what}. Queda fuera.",
    expired=lambda what: f"Ya no cuenta: {what}.",
    overruled=lambda what: f"Datos que no coinciden: {what}.",
    idle=lambda what: f"Sin efecto: {what}; ningún camino a estas metas pasa por ahí.",
    no_effect="sin efecto",
    guessed=lambda titles: f"Sin tiempo indicado, contado como 1h: {titles}.",
    unproven=lambda share: (
        "No se ha comprobado que este camino sea el más corto: "
        f"puede que sobre hasta un {share}\u00a0%."
    ),
    unpriced=lambda many: (
        f"No hubo tiempo para calcular {count(many, 'otra posibilidad', 'otras posibilidades')}."
    ),
    shortest="No hay un camino más corto.",
    shortest_wished="No hay un camino más corto que cumpla estos deseos.",
)
PAGE = Page(
    goals="Metas",
    steps="Pasos",
    choices="Elecciones",
    counts="Lo que ya cuenta",
    not_yet="Todavía no",
    counting=lambda many, saved: f"{_counting(many, saved)}.",
    work=lambda work: f"Trabajo: {work}.",
    earned=lambda title: f"Aquí consigues {title}",
    ready="ya puedes empezar",
    in_parts="por partes",
    say_so="Dices que ya lo sabes: demuéstralo primero",
    learn_with=lambda title: f"Aprende con {title}",
    about=lambda interest: f"va con tu interés por {interest}",
    fits={
        "support": "pensado para un segundo intento",
        "modality": "del tipo que te gusta",
        "language": "en tu idioma",
        "offline": "funciona sin conexión",
        "sitting": "cabe en un rato",
    },
    shows_too=lambda titles: f"demuestra también {titles}",
    shown_with=lambda title, step: f"se demuestra con el paso {step}: {title}",
    lacking={
        "offline": "nada que te sirva funciona sin conexión",
        "free": "nada que te sirva es gratis",
        "language": "nada que te sirva está en tu idioma",
    },
    start_with=lambda title: f"empieza con {title}",
    show_it_by=lambda title: f"demuéstralo con {title}",
    due=lambda title: f"Fecha límite: {title}",
)
CLOSED = Closed(
    no_path=lambda who, goal, why: f"No hay camino para {who} hasta {goal}: {why}.",
    nothing="aquí nada lleva hasta ahí",
    decisions=_decisions,
    short=lambda goals, why: f"no hay camino hasta {goals}: {why}",
    skipped="Se decidió saltarla:",
    needs_skipped=lambda titles: f"{_needs(titles)}, y se decidió saltarlo:",
    needs_one=lambda titles, several: _needs([*titles, "una de estas" if several else "esto"]),
    unreachable="no se puede alcanzar",
    lift_one="Basta con retirar una de ellas:",
    lift_all=lambda many: (
        f"Al retirar {count(many, 'decisión', 'decisiones')} se abriría un camino:"
    ),
    in_all=lambda effort: f"{effort} en total",
)
