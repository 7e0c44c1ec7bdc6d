"""Pictures in English."""

from __future__ import annotations

from collections.abc import Sequence

from pathplan.model.amounts import Share, Tally
from pathplan.render.languages._picture import Drawn, Picture
from pathplan.render.words import count, listing


def _gate(n: int, many: int) -> str:
    if n == many:
        return "all"
    return "any of" if n == 1 else f"{n} of {many}"


def _competencies(many: int) -> str:
    return count(many, "competency", "competencies")


def _map_holds(tally: Tally) -> str:
    if tally.grouped:
        boxes = count(tally.grouped, "box", "boxes")
        return f"an overview of {_competencies(tally.competencies)} in {boxes}."
    parts = [_competencies(tally.competencies)]
    parts += [f"{tally.others} from other maps"] if tally.others else []
    parts += [count(tally.gates, "either-or gate")] if tally.gates else []
    parts += [count(tally.badges, "badge")] if tally.badges else []
    return f"{', '.join(parts)}."


def _path_holds(tally: Tally) -> str:
    refreshed = f", {tally.refreshed} of them to refresh" if tally.refreshed else ""
    learned = tally.competencies - tally.counting - tally.others
    others = f"; {tally.others} not in the plan" if tally.others else ""
    verb = "counts" if tally.counting == 1 else "count"
    of_them = f"({tally.counting} {verb}{refreshed}; {learned} to learn{others})"
    if tally.grouped:
        boxes = count(tally.grouped, "box", "boxes")
        return f"an overview of {_competencies(tally.competencies)} {of_them} in {boxes}."
    parts = [f"{_competencies(tally.competencies)} {of_them}"]
    parts += [count(tally.choices, "choice")] if tally.choices else []
    parts += [count(tally.badges, "badge")] if tally.badges else []
    return f"{', '.join(parts)}."


def _share(share: Share) -> str:
    many = f"{share.done} of {share.many} done" if share.done else _competencies(share.many)
    return f"{many}, {share.to_do} to do" if share.to_do else many


def _levels(first: int, last: int) -> str:
    return f"level {first}" if first == last else f"levels {first} to {last}"


def _left_out(many: int) -> str:
    return f"; {count(many, 'other is', 'others are')} left out" if many else ""


def _around(title: str, steps: int) -> str:
    far = "directly" if steps == 1 else f"within {steps} steps"
    return f"What {title} needs and opens {far}"


def _needs(first: Sequence[str], together: Sequence[str]) -> str:
    told = [f"needs {'; '.join(first)}"] if first else []
    told += [f"with {'; '.join(together)}"] if together else []
    return ", ".join(told) or "needs nothing"


def _asked(n: int, of: Sequence[str]) -> str:
    if n == len(of):
        return " and ".join(of)
    return " or ".join(of) if n == 1 else f"{n} of {', '.join(of)}"


PICTURE = Picture(
    held={
        "demonstrated": "done",
        "implied": "done, implied",
        "waived": "done, waived",
    },
    places={
        "ready": "ready now",
        "planned": "planned",
        "goal": "goal",
        "earned": "earned here",
        "closed": "goal, no path",
        "optional": "optional",
        "outside": "not in the plan",
    },
    legend={
        "done": "shown",
        "implied": "comes with another",
        "waived": "waived",
        "ready": "ready now",
        "planned": "planned",
        "expired": "expired",
        "failed": "not yet",
        "support": "to check again",
        "goal": "goal",
        "earned": "badge on the way",
        "optional": "optional",
        "outside": "not in the plan",
        "foreign": "from another map",
    },
    lines={
        "needs": "needed first",
        "option": "one of several ways",
        "recommends": "helpful first",
        "taken": "on the path",
        "chain": "longest chain",
        "level": "word on a line: level needed",
        "many": "number on a line: how many it stands for",
        "shade": "darker: more depend on it",
    },
    sections={"badges": "Badges", "others": "Others", "elsewhere": "From other maps"},
    means="what the boxes mean",
    refresh="refresh",
    expired="expired",
    not_yet="not yet",
    centre="asked for",
    together="learned together",
    from_map=lambda title: f"from {title}",
    gate=_gate,
    size=lambda many, effort: f"{_competencies(many)}, {effort}",
    needs=_needs,
    asked=_asked,
    optional=lambda title: f"{title} (extra)",
    needed=lambda many: f"{count(many, 'depends', 'depend') if many else 'nothing depends'} on it",
    share=_share,
    levels=_levels,
    support=lambda steps: f"to check before {listing([f'{n}.' for n in steps])}",
    version=lambda version: f"map version {version}",
    drawn=Drawn(
        near=lambda many: f"The plan and what stands next to it{_left_out(many)}",
        plan=lambda many: f"The plan and what it needs directly{_left_out(many)}",
        around=_around,
        strand=lambda title: f"The strand {title} and what it needs directly",
        goal=lambda title: f"All that may be needed for {title}",
        overview="An overview by strand and by level, counted from the start",
    ),
    map_holds=_map_holds,
    path_holds=_path_holds,
)
