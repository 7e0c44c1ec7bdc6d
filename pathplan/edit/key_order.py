"""In which order the keys of a file stand, where their order has no meaning."""

from __future__ import annotations

from pathplan.text import Part

ORDERS: dict[str, tuple[str, ...]] = {
    "map": (
        "format",
        "id",
        "title",
        "description",
        "version",
        "language",
        "levels",
        "mastery",
        "include",
        "maps",
        "strands",
        "competencies",
        "assessments",
        "credentials",
    ),
    "part": ("format", "part_of", "strands", "competencies", "assessments", "credentials"),
    "strand": ("title", "description"),
    "competency": (
        "title",
        "i_can",
        "description",
        "strand",
        "tags",
        "levels",
        "mastery",
        "effort",
        "requires",
        "corequires",
        "recommends",
        "refreshes",
        "optional",
        "review_after",
        "expires_after",
        "waivable",
        "offered",
        "credits",
        "assess",
        "resources",
        "misconceptions",
        "aligns",
        "was",
    ),
    "asked": ("id", "level", "any_of", "all_of", "at_least", "of", "because"),
    "assessment": (
        "title",
        "kind",
        "effort",
        "url",
        "level",
        "ask",
        "pass",
        "matches",
        "shows",
    ),
    "resource": (
        "title",
        "url",
        "modality",
        "effort",
        "language",
        "interests",
        "cost",
        "offline",
        "role",
    ),
    "alignment": ("to", "code", "framework", "match"),
    "credential": ("title", "description", "requires", "aligns", "was"),
    "learner": (
        "format",
        "id",
        "ids",
        "map",
        "goals",
        "pace",
        "likes",
        "needs",
        "evidence",
        "evidence_from",
        "decisions",
        "notes",
    ),
    "goal": ("id", "level", "due", "priority", "because"),
    "pace": (
        "hours_per_week",
        "start",
        "days",
        "breaks",
        "max_sitting",
        "extra_time",
        "terms",
        "place",
    ),
    "break": ("from", "to", "reason"),
    "term": ("name", "from", "to", "min", "max"),
    "likes": ("interests", "modalities", "show_by", "languages", "work"),
    "needs": ("offline", "max_cost"),
    "record": (
        "competency",
        "level",
        "result",
        "date",
        "kind",
        "score",
        "source",
        "by",
        "took",
        "work",
        "note",
        "misconception",
        "expires",
    ),
    "decision": (
        "waive",
        "skip",
        "choose",
        "avoid",
        "first",
        "last",
        "add",
        "level",
        "by",
        "date",
        "reason",
        "expires",
        "show",
    ),
    "note": ("date", "by", "text"),
}
"""The keys of each mapping whose keys are fixed, in their canonical order, by a name for it."""

ANY = "*"
SECTIONS = {
    "strands": "strands",
    "competencies": "competencies",
    "assessments": "assessments",
    "credentials": "credentials",
}
INSIDE: dict[str, dict[str, str]] = {
    "map": SECTIONS,
    "part": SECTIONS,
    "strands": {ANY: "strand"},
    "competencies": {ANY: "competency"},
    "assessments": {ANY: "assessment"},
    "credentials": {ANY: "credential"},
    "competency": {
        "requires": "asked",
        "corequires": "asked",
        "recommends": "asked",
        "assess": "assessment",
        "resources": "resource",
        "aligns": "alignment",
    },
    "credential": {"requires": "asked", "aligns": "alignment"},
    "asked": {"any_of": "asked", "all_of": "asked", "of": "asked"},
    "learner": {
        "goals": "goal",
        "pace": "pace",
        "likes": "likes",
        "needs": "needs",
        "evidence": "record",
        "decisions": "decision",
        "notes": "note",
    },
    "pace": {"breaks": "break", "terms": "term"},
}
"""What stands under the keys of a mapping: names from `ORDERS`, or of mappings keyed by ids."""


def rank(shape: str, part: Part) -> int:
    """Return where a key stands in the mapping called `shape`; keys it does not know come last.

    Lists, and mappings that are keyed by ids, know none: sorting by rank keeps their order.
    """
    order = ORDERS.get(shape, ())
    return order.index(part) if isinstance(part, str) and part in order else len(order)


def inner(shape: str, part: Part) -> str:
    """Return the name of what stands under a part of `shape`, "" where order is not ours.

    The items of a list are called as the list is.
    """
    if isinstance(part, int):
        return shape
    inside = INSIDE.get(shape, {})
    return inside.get(part, inside.get(ANY, ""))
