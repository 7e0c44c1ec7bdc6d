"""Pictures in Spanish."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model.amounts import Share, Tally
from pathplan.render.languages._picture import Drawn, Picture
from pathplan.render.languages.es.dates import both, count, number


def _gate(n: int, many: int) -> str:
    if n == many:
        return "todo"
    return "una de" if n == 1 else f"{n} de {many}"


def _map_holds(tally: Tally) -> str:
    competencies = count(tally.competencies, "competencia")
    if tally.grouped:
        return f"resumen de {competencies} en {count(tally.grouped, 'recuadro')}."
    parts = [competencies]
    parts += [f"{number(tally.others)} de otros mapas"] if tally.others else []
    parts += [count(tally.gates, "alternativa")] if tally.gates else []
    parts += [count(tally.badges, "insignia")] if tally.badges else []
    return f"{', '.join(parts)}."


def _path_holds(tally: Tally) -> str:
    verb = "ya cuenta" if tally.counting == 1 else "ya cuentan"
    refreshed = f", {number(tally.refreshed)} por repasar" if tally.refreshed else ""
    learned = number(tally.competencies - tally.counting - tally.others)
    others = f"; {number(tally.others)} fuera del plan" if tally.others else ""
    of_them = f"({number(tally.counting)} {verb}{refreshed}; {learned} por aprender{others})"
    competencies = f"{count(tally.competencies, 'competencia')} {of_them}"
    if tally.grouped:
        return f"resumen de {competencies} en {count(tally.grouped, 'recuadro')}."
    parts = [competencies]
    parts += [count(tally.choices, "elección", "elecciones")] if tally.choices else []
    parts += [count(tally.badges, "insignia")] if tally.badges else []
    return f"{', '.join(parts)}."


def _share(share: Share) -> str:
    many = count(share.many, "competencia")
    if share.done:
        many = f"{number(share.done)} de {number(share.many)} hechas"
    return f"{many}, {number(share.to_do)} por hacer" if share.to_do else many


def _needed(many: int) -> str:
    return f"{number(many) if many else 'nada'} {'depende' if many < 2 else 'dependen'} de ella"


def _levels(first: int, last: int) -> str:
    return f"nivel {first}" if first == last else f"niveles {first} a {last}"


def _left_out(many: int) -> str:
    return f"; quedan fuera {number(many)}" if many else ""


def _around(title: str, steps: int) -> str:
    far = "directamente" if steps == 1 else f"hasta a {number(steps)} pasos"
    return f"Lo que pide y lo que abre {title} {far}"


def _needs(first: Sequence[str], together: Sequence[str]) -> str:
    told = [f"pide {'; '.join(first)}"] if first else []
    told += [f"a la vez que {'; '.join(together)}"] if together else []
    return ", ".join(told) or "no pide nada"


def _asked(n: int, of: Sequence[str]) -> str:
    if n == len(of):
        return " y ".join(of)
    return " o ".join(of) if n == 1 else f"{number(n)} de {', '.join(of)}"


PICTURE = Picture(
    held={
        "demonstrated": "hecho",
        "implied": "hecho, viene con otro",
        "waived": "hecho, acordado",
    },
    places={
        "ready": "ya puedes empezar",
        "planned": "previsto",
        "goal": "meta",
        "earned": "se consigue aquí",
        "closed": "meta, sin camino",
        "optional": "opcional",
        "outside": "fuera del plan",
    },
    legend={
        "done": "demostrado",
        "implied": "viene con otro",
        "waived": "acordado",
        "ready": "ya puedes empezar",
        "planned": "previsto",
        "expired": "caducó",
        "failed": "todavía no",
        "support": "por comprobar",
        "goal": "meta",
        "earned": "insignia en camino",
        "optional": "opcional",
        "outside": "fuera del plan",
        "foreign": "de otro mapa",
    },
    lines={
        "needs": "se pide antes",
        "option": "una de varias vías",
        "recommends": "ayuda antes",
        "taken": "en el camino",
        "chain": "cadena más larga",
        "level": "palabra en una línea: nivel que se pide",
        "many": "número en una línea: cuántas reúne",
        "shade": "más oscuro: más dependen de ella",
    },
    sections={"badges": "Insignias", "others": "Otras", "elsewhere": "De otros mapas"},
    means="qué significan los recuadros",
    refresh="repaso",
    expired="caducó",
    not_yet="todavía no",
    centre="es lo pedido",
    together="se aprenden a la vez",
    from_map=lambda title: f"de {title}",
    gate=_gate,
    size=lambda many, effort: f"{count(many, 'competencia')}, {effort}",
    needs=_needs,
    asked=_asked,
    optional=lambda title: f"{title} (opcional)",
    needed=_needed,
    share=_share,
    levels=_levels,
    support=lambda steps: f"comprobar antes de {both([f'{n}.' for n in steps])}",
    version=lambda version: f"versión del mapa {version}",
    drawn=Drawn(
        near=lambda many: f"El plan y lo que está a su lado{_left_out(many)}",
        plan=lambda many: f"El plan y lo que pide directamente{_left_out(many)}",
        around=_around,
        strand=lambda title: f"El área {title} y lo que pide directamente",
        goal=lambda title: f"Todo lo que puede pedir {title}",
        overview="Resumen por áreas y por niveles, contados desde el principio",
    ),
    map_holds=_map_holds,
    path_holds=_path_holds,
)
