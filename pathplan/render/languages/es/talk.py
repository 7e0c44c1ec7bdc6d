"""What to do now, choices, reasons and progress in Spanish."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.languages._talk import Choose, Next, Status, Why
from pathplan.render.languages.es.dates import count, either, number


def _furthest(steps: int) -> str:
    verb = "apoya" if steps == 1 else "apoyan"
    return f"te lleva más lejos: {count(steps, 'paso')} más se {verb} en esto"


def _take(many: int) -> str:
    texts = {1: "Empieza por ese.", 2: "Elige uno de los dos."}
    return texts.get(many, "Elige uno de los tres.")


def _link(title: str, goal: bool, many: int) -> str:
    needs = f"{title}, la meta, necesita" if goal else f"{title}, que necesita"
    return f"{needs} {'una' if many == 1 else many} de estas" if many else needs


def _not_yet(day: str, details: str, note: str) -> str:
    told = "todavía no" + (f", {day}" if day else "") + (f" ({details})" if details else "")
    return f'{told}: "{note}"' if note else told


def _done(done: int, total: int, steps: int, effort: str) -> str:
    verb = "queda" if steps == 1 else "quedan"
    left = f"{verb} {count(steps, 'paso')} ({effort})" if steps else "no queda nada"
    return f"{done} de {total} hechas, {left}"


def _well_done(title: str, opens: Sequence[str]) -> str:
    more = f" Abre {' y, más tarde, '.join(opens)}." if opens else ""
    return f"Muy bien: {title} ya está.{more}"


def _stuck(title: str, waiting: int, others: int) -> str:
    if not waiting:
        return f"Atasco: {title}."
    if others == 1:
        return f"Atasco: el otro paso espera a {title}."
    verb = "espera" if waiting == 1 else "esperan"
    return f"Atasco: {number(waiting)} de los otros {number(others)} pasos {verb} a {title}."


def _ask(title: str, week: str) -> str:
    pace = f"{week} por semana siguen bien" if week else "el ritmo sigue bien"
    return f"Pregunta: {title} llevó más de lo previsto; ¿{pace}?"


def _reached_on(goal: str, day: str, early: str) -> str:
    return goal + (f", el {day}" if day else "") + (f", {early}" if early else "")


def _offers(competencies: int, badges: int) -> str:
    told = f"este mapa ofrece {count(competencies, 'competencia')}"
    return f"{told} y {count(badges, 'insignia')}" if badges else told


NEXT = Next(
    title=lambda who: f"Qué hacer ahora: {who}",
    furthest=_furthest,
    quickest="lo más rápido",
    quicker="lo más rápido de lo demás",
    this_term=lambda term: f"previsto para {term}",
    start_with="empieza con",
    show_by="demuéstralo",
    you_say="ya lo sabes",
    show_first="demuéstralo primero: quizá no haya nada que aprender",
    along=lambda title: f"junto con {title}",
    ways=either,
    take=_take,
    also=lambda titles: f"También puedes: {titles}.",
    begin="Todo lo que puedes empezar ahora",
    together="a la vez",
    reached=lambda who, goals: f"{who} ya tiene todas sus metas: {goals}. ¡Muy bien!",
    reached_on=_reached_on,
    for_fun="Por gusto",
    new_goal="Otra meta",
    offers=_offers,
)
CHOOSE = Choose(
    title=lambda who: f"Lo que {who} puede elegir",
    nothing=lambda who: (
        f"En este camino no hay nada que elegir: {who} tiene una sola manera de ir."
    ),
    owners=lambda titles: f"Para {titles}",
    now="ahora",
    other="o",
    same="igual",
    no_path="imposible",
    done=lambda day: f"acabas hacia el {day}",
    show=lambda title: f"Cómo demostrar {title}",
    extra="Algo extra",
    goals="Otra meta, o una menos",
    hours="Horas y fechas",
    after=lambda step: f"después del paso {step}",
    at_once="ya",
    rest=lambda many, command: f"{number(many)} más: {command}",
    how=lambda command: f"Elige escribiendo un nombre: {command}",
    first=lambda work: f"El camino: {work}.",
    total=lambda effort, more: f"El camino es ahora de {effort} ({more}).",
    as_before="como antes",
    comes="entra",
    goes="sale",
    mind=lambda title, day: f"Ojo: {title} todavía no el {day}.",
    instead=lambda other, effort: f"Con {other} serían {effort}:",
    ready=lambda goal, day: f"{goal} queda lista hacia el {day}",
    moves=lambda goal, then, now: f"{goal} pasa del {then} al {now}",
    stays=lambda goal, day: f"{goal} sigue el {day}",
    noted=lambda file, decided: f"Anotado en {file}: {decided}.",
    chose=lambda who, title: f"{who} eligió {title}",
    added=lambda who, title: f"{who} añadió {title}",
    way=lambda way, title: f"{way} para {title}",
    new_goal=lambda goal, due: f"{goal} es una meta" + (f", para el {due}" if due else ""),
    dated=lambda goal, due: f"{goal} es para el {due}",
    paced=lambda week: f"{week} por semana",
    no_longer={
        "waive": "ya no se da por sabido",
        "skip": "ya no se salta",
        "choose": "ya no se elige",
        "avoid": "ya no se evita",
        "first": "ya no va primero",
        "last": "ya no va al final",
        "add": "ya no se añade",
    },
    no_goal=lambda goal: f"{goal} ya no es una meta",
    undo=lambda command: f"Para deshacerlo: {command}",
    opened=lambda goals: f"Ahora hay un camino a {goals}.",
    still_closed=lambda goals: f"Sigue sin haber camino a {goals}:",
)
WHY = Why(
    step=lambda step, of, effort: f"paso {step} de {of}, {effort}",
    earned="se consigue en este camino",
    counts={
        "demonstrated": "cuenta: lo demostraste",
        "implied": "cuenta: viene con otro",
        "waived": "cuenta: acordado",
    },
    because="Está aquí porque",
    off_path="No está en este camino.",
    link=_link,
    is_goal="es la meta",
    taken=lambda effort: f"(lo elegido: todo el camino lleva {effort})",
    would_take=lambda effort: f"(todo el camino llevaría {effort})",
    chosen="(lo elegido)",
    at_step=lambda title, step: f"{title} (paso {step})",
    counting=lambda title: f"{title} (ya cuenta)",
    needs="Necesita",
    opens="Abre",
    shown_by="Demuéstralo",
    known="Hasta ahora",
    speaks_for="A favor",
    against="En contra",
    nothing="nada",
    optional=lambda titles: f"extra: {titles}",
    no_further="nada más",
    no_way="aquí no hay con qué demostrarlo",
    unknown="nada a favor, nada en contra",
    not_yet=_not_yet,
    expired=lambda day: f"lo demostraste el {day}, ya caducó",
    credit=lambda effort: f"Si esto no contara: {effort} más.",
)
STATUS = Status(
    agreed=lambda day: f"plan acordado el {day}",
    now=lambda day: f"ahora {day}",
    reached=lambda day: f"lograda el {day}" if day else "lograda",
    no_way="sin camino",
    progress="Avance",
    done=_done,
    behind=lambda effort: f"{effort} menos que en el plan acordado",
    ahead=lambda effort: f"{effort} más que en el plan acordado",
    share=lambda done, total: f"{number(done)} de {number(total)}",
    since=lambda day: f"Desde el {day}",
    shown=lambda day: f"lo demostraste el {day}",
    refreshed=lambda day: f"repasado el {day}",
    not_yet=lambda day: f"todavía no, {day}",
    agreed_for=lambda day: f"acordado para el {day}",
    took=lambda took, planned: f"llevó {took}, previstas {planned}",
    talk="Para hablar",
    closed=lambda why, command: f"Decidir: {why}. Ver: {command}",
    well_done=_well_done,
    stuck=_stuck,
    decide=lambda goal, needs, fits, due, ready: (
        f"Decidir: {goal} necesita {needs} y antes del {due} caben {fits}."
        f" ¿Mover su fecha al {ready}?"
    ),
    reached_level=lambda title, level: f"Muy bien: {title} ya está en {level}.",
    overdue=lambda goal, needs, due, ready: (
        f"Decidir: {goal} era para el {due} y aún necesita {needs}. ¿Mover su fecha al {ready}?"
    ),
    ask=_ask,
    do_now=lambda command: f"Qué hacer ahora: {command}",
    move=lambda command: f"Mover la fecha: {command}",
)
