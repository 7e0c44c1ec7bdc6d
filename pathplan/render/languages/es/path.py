"""Steps, choices and credit in Spanish."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.render.languages._path import Credit, Path
from pathplan.render.languages.es.dates import both, count, number


def _waived(day: str, by: str, reason: str) -> str:
    who = f" con {by}" if by else ""
    when = f" el {day}" if day else ""
    return f"acordado{who}{when}" + (f': "{reason}"' if reason else "")


def _shown(day: str, details: str) -> str:
    return "lo demostraste" + (f" el {day}" if day else "") + (f": {details}" if details else "")


def _review(why: str, steps: Sequence[str]) -> str:
    return f"{why}; toca repasar{_steps(steps)}"


def _reviews(why: str, steps: Sequence[str]) -> str:
    return f"{why}; tocará repasar{_steps(steps)}"


def _steps(steps: Sequence[str]) -> str:
    where = f"los pasos {both(steps)}" if len(steps) > 1 else f"el paso {both(steps)}"
    return f", en {where}" if steps else ""


PATH = Path(
    refresh=lambda title: f"Repasar: {title}",
    together=lambda titles: f"A la vez: {titles}",
    to_level=lambda title, level: f"{title}, hasta {level}",
    from_level=lambda title, level: f"{title}, desde {level}",
    used_for=lambda users: f"para {users}",
    badge="la insignia",
    goal="la meta",
    review_due="toca repasar",
    choice=lambda letter: f"elección {letter}",
    wish="un deseo",
    not_yet="todavía no",
    expired="caducó",
    counting="lo que ya cuenta",
    no_path="sin camino",
    more=lambda effort: f"{effort} más",
    less=lambda effort: f"{effort} menos",
    at_most=lambda price: f"como mucho {price}",
    same="el mismo tiempo",
    same_but=lambda steps: f"el mismo tiempo, {count(steps, 'paso')} más",
    chosen=lambda title, by: f"{title} (lo eligió {by})" if by else f"{title} (por elección)",
    not_any=lambda taken, others: f"{taken}, no {others}",
    not_other=lambda taken, other, told: f"{taken}, no {other}: {told}",
    saves=lambda effort: f"ahorra {effort}",
    longer=lambda effort: f"lleva {effort} más",
    nothing_left="no queda nada por hacer",
    work=lambda steps, effort: f"{count(steps, 'paso')}, {effort}",
    about=lambda effort: f"cerca de {effort}",
)
CREDIT = Credit(
    shown=_shown,
    implied=lambda title: f"viene con {title}",
    implied_many=lambda many, title: f"{number(many)} vienen con {title}:",
    waived=_waived,
    review=_review,
    reviews=_reviews,
    was_shown=lambda day: f"demostrado el {day}" if day else "demostrado",
    was_not_yet=lambda day: f"todavía no el {day}" if day else "todavía no",
    it_counts="sí cuenta",
    level_counts=lambda level: f"cuenta {level}",
    nothing_counts="no cuenta nada",
    expired=lambda title, day: f"{title}: lo demostraste el {day} y ya caducó",
    waived_unseen=lambda title: f"Se apoya en {title}, que se dio por sabido y nunca se demostró.",
    implied_unseen=lambda title: f"Se apoya en {title}, que viene con otro y nunca se demostró.",
    tells=lambda way: f"{way} lo aclararía.",
)
