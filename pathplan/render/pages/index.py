"""A page to start from: a folder of plans, and who has none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pathplan.render.languages import USUAL
from pathplan.render.pages._html import Html, asset, document, joined, tag
from pathplan.render.words import count, full_day


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One learner of a folder: their file, "" where there is none, and what is told of it."""

    id: str
    file: str = ""
    told: str = ""
    look: str = "good"
    verdict: str = ""


def index_page(rows: Sequence[Listed], as_of: date) -> str:
    """Return a table of plans with a link to each; advisors read it."""
    title = f"{count(sum(bool(row.file) for row in rows), 'plan')} as of {full_day(as_of)}"
    heads = [tag("th", text, scope="col") for text in ("Learner", "How", "Goals")]
    table = tag(
        "table", tag("thead", tag("tr", *heads)), tag("tbody", *(_row(row) for row in rows))
    )
    body = joined(
        tag("header", tag("h1", title)),
        tag(
            "main",
            tag("div", table, class_="scroll", role="region", tabindex="0", aria_label=title),
        ),
    )
    return document(language=USUAL, title=title, body=body, style=asset("page.css"))


def _row(row: Listed) -> Html:
    name = tag("a", row.id, href=row.file) if row.file else row.id
    how = tag("strong", row.verdict, class_=row.look or None) if row.verdict else None
    return tag("tr", tag("th", name, scope="row"), tag("td", how), tag("td", row.told or None))
