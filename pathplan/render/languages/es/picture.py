"""Pictures in Spanish."""

from __future__ import annotations

from pathplan.model.drawing import Drawing, Share, Tally
from pathplan.render.languages._picture import Picture
from pathplan.render.languages.es.dates import count, number


def _gate(n: int, many: int) -> str:
    if n == many:
        return "todo"
    return "una de" if n == 1 else f"{n} de {many}"


def _map_holds(tally: Tally) -> str:
    parts = [count(tally.competencies, "competencia")]
    parts += [f"{number(tally.others)} de otros mapas"] if tally.others else []
    parts += [count(tally.gates, "alternativa")] if tally.gates else []
    return f"{', '.join([*parts, count(tally.badges, 'insignia')])}."


def _path_holds(tally: Tally) -> str:
    verb = "ya cuenta" if tally.counting == 1 else "ya cuentan"
    refreshed = f", {number(tally.refreshed)} por repasar" if tally.refreshed else ""
    learned = number(tally.competencies - tally.counting)
    text = (
        f"{count(tally.competencies, 'competencia')}"
        f" ({number(tally.counting)} {verb}{refreshed}; {learned} por aprender),"
        f" {count(tally.choices, 'elección', 'elecciones')}, {count(tally.badges, 'insignia')}."
    )
    if tally.left_out:
        text += f"\nFuera de este dibujo: {number(tally.left_out)} más; --all las dibuja también."
    return text


def _share(share: Share) -> str:
    if not share.done and not share.to_do:
        return count(share.many, "competencia")
    done = f"{number(share.done)} de {number(share.many)} hechas"
    return f"{done}, {number(share.to_do)} por hacer" if share.to_do else done


def _drawn(drawing: Drawing) -> str:
    about = drawing.about
    return {
        "all": "",
        "near": "se dibuja el plan y lo que está a su lado",
        "plan": "se dibuja el plan y lo que pide directamente",
        "around": f"se dibuja lo que rodea a {about}",
        "strand": f"se dibuja el área {about}",
        "goal": f"se dibuja lo que pide {about}",
        "overview": "resumen: cada recuadro reúne varias competencias",
    }[drawing.extent]


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
        "support": "apoyo",
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
    together="se aprenden a la vez",
    from_map=lambda title: f"de {title}",
    gate=_gate,
    size=lambda many, effort: f"{count(many, 'competencia')}, {effort}",
    needed=lambda many: f"{number(many)} dependen de ella" if many != 1 else "1 depende de ella",
    share=_share,
    step=lambda place: f"paso {number(place)}",
    version=lambda version: f"versión del mapa {version}",
    drawn=_drawn,
    map_holds=_map_holds,
    path_holds=_path_holds,
)
