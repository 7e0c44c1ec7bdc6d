"""However many choices there are, each is told on request."""

from __future__ import annotations

from datetime import date

from pathplan.model import Assessment, CompetencyMap, KnowledgeState, Plan, Report
from pathplan.render.reports.choices import Offered, Way, choices_text

DAY = date(2026, 11, 23)
MANY = 60


def test_more_choices_than_letters() -> None:
    plan = Plan(learner="", map="m", as_of=DAY, goals=(), steps=(), minutes=0)
    home = CompetencyMap(id="m", file="m.map.yaml")
    report = Report(plan=plan, state=KnowledgeState(as_of=DAY), maps=(home,), entries={})
    two = tuple(Way(assessment=Assessment(title=title)) for title in ("quiz", "poster"))
    offered = Offered(ways=tuple((f"<{n}>", two) for n in range(MANY)))
    told = choices_text(report, offered, word="x", width=100, everything=True)
    assert all(f"<{n}>" in told for n in range(MANY))
    rows = [row.split()[0] for row in told.splitlines() if "<" in row]
    assert rows[25:28] == ["Z", "A2", "B2"]
    few = choices_text(report, offered, word="x", width=100)
    assert f"{MANY - 5} more: pathplan choose x --all" in few
