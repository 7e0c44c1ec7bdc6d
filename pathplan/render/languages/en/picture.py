"""Pictures in English."""

from __future__ import annotations

from pathplan.model.drawing import Drawing, Share, Tally
from pathplan.render.languages._picture import Picture
from pathplan.render.words import count


def _gate(n: int, many: int) -> str:
    if n == many:
        return "all"
    return "any of" if n == 1 else f"{n} of {many}"


def _map_holds(tally: Tally) -> str:
    parts = [count(tally.competencies, "competency", "competencies")]
    parts += [f"{tally.others} from other maps"] if tally.others else []
    parts += [count(tally.gates, "either-or gate")] if tally.gates else []
    return f"{', '.join([*parts, count(tally.badges, 'badge')])}."


def _path_holds(tally: Tally) -> str:
    refreshed = f", {tally.refreshed} of them to refresh" if tally.refreshed else ""
    learned = tally.competencies - tally.counting
    text = (
        f"{count(tally.competencies, 'competency', 'competencies')}"
        f" ({tally.counting} count{refreshed}; {learned} to learn),"
        f" {count(tally.choices, 'choice')}, {count(tally.badges, 'badge')}."
    )
    if tally.left_out:
        text += f"\n{tally.left_out} others are not in this picture; --all draws them too."
    return text


def _share(share: Share) -> str:
    if not share.done and not share.to_do:
        return count(share.many, "competency", "competencies")
    done = f"{share.done} of {share.many} done"
    return f"{done}, {share.to_do} to do" if share.to_do else done


def _drawn(drawing: Drawing) -> str:
    about = drawing.about
    return {
        "all": "",
        "near": "drawn: the plan and what stands next to it",
        "plan": "drawn: the plan and what it needs directly",
        "around": f"drawn: what surrounds {about}",
        "strand": f"drawn: the strand {about}",
        "goal": f"drawn: what {about} needs",
        "overview": "overview: each box stands for several competencies",
    }[drawing.extent]


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
        "support": "support",
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
    together="learned together",
    from_map=lambda title: f"from {title}",
    gate=_gate,
    size=lambda many, effort: f"{count(many, 'competency', 'competencies')}, {effort}",
    needed=lambda number: f"{number} depend on it" if number != 1 else "1 depends on it",
    share=_share,
    step=lambda number: f"step {number}",
    version=lambda version: f"map version {version}",
    drawn=_drawn,
    map_holds=_map_holds,
    path_holds=_path_holds,
)
