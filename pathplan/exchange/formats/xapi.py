"""xAPI statements: one, a list, one on each line, or what a learning record store returns.

What was passed, mastered, earned, achieved or satisfied is shown; what failed, expired or was
revoked is not yet. Completed and scored show something only with a pass mark in the map. Settings
may say otherwise, or what other verbs show. Voided statements count for nothing. Plans go out as
`planned` statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from pathplan.exchange.days import day
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._xapi_out import write_plan
from pathplan.exchange.json_values import many, mapping, number, text
from pathplan.exchange.scores import within
from pathplan.model.foreign import Dropped, EvidenceIn, ForeignRecord, Held, Target, TargetKind

CONFERRED, EARNED, VOIDED = "conferred", "earned", "voided"
VERBS: dict[str, bool | None] = {
    "passed": True,
    "mastered": True,
    "earned": True,
    "achieved": True,
    "conferred": True,
    "satisfied": True,
    "completed": None,
    "scored": None,
    "failed": False,
    "expired": False,
    "forfeited": False,
    "revoked": False,
}
"""What the last part of a verb's address says of a competency: that it was shown, that it is not
yet, or only that something was done."""
WHY_NOT = {
    VOIDED: "they take another one back",
    "waived": "a waiver is a person's decision: pathplan record WHO ID --waive",
    "verified": "they speak of another statement",
    "progressed": "they say only how far somebody is",
}
OTHER = "their verb says nothing about what somebody can do"
OFF = "their verb is off in the settings"
SAID: dict[str, bool | None] = {"met": True, "not-yet": False, "pass-mark": None}
"""What settings may say of a verb besides `off`."""
CALLED = {"mbox": "email", "openid": "openid", "mbox_sha1sum": "mbox_sha1sum"}
"""What a person may be called by besides an account, and what pathplan calls that."""
EXPIRES = "https://w3id.org/xapi/comp/contextextensions/expires"


def likeness(file: Foreign) -> int:
    """Return how much a file looks like xAPI: its first statement has actor, verb and object."""
    if not file.is_json:
        return 0
    first = mapping(next(iter(_statements(file)), None))
    return 3 if {"actor", "verb", "object"} <= first.keys() else 0


def read_evidence(files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    """Return the records that statements make, voided ones left out."""
    statements = [
        (statement, _verb(statement), file.at(f"statement {place}"))
        for file in files
        for place, statement in enumerate(map(mapping, _statements(file)), start=1)
    ]
    gone = {text(mapping(s.get("object")).get("id")) for s, verb, _ in statements if verb == VOIDED}
    dropped: Counter[str] = Counter()
    records: list[ForeignRecord] = []
    counts = _Counts(asked.verbs, gone)
    for statement, verb, at in statements:
        id_ = text(statement.get("id"))
        if why := counts.why_not(verb, id_):
            dropped[why] += 1
        else:
            records.append(_record(statement, verb, counts.meant[verb], at))
    return EvidenceIn(
        records=tuple(records),
        what="xAPI statements",
        size=(Held(many=len(statements), what="statements"),),
        dropped=tuple(Dropped(many=n, what="statements", why=why) for why, n in dropped.items()),
    )


def _statements(file: Foreign) -> list[object]:
    whole = file.json
    inside = whole.get("statements") if isinstance(whole, dict) else None
    return many(whole if inside is None else inside)


def _verb(statement: Mapping[str, object]) -> str:
    address = mapping(statement.get("verb")).get("id")
    return _last(address if isinstance(address, str) else text(address))


@lru_cache(maxsize=256)
def _last(address: str) -> str:
    """Return what an address ends in; kept, for many statements have few verbs."""
    return text(address).rstrip("/").rpartition("/")[2].casefold()


class _Counts:
    """Tells which statements count; `meant` says of the verbs of those what they show."""

    def __init__(self, chosen: Mapping[str, str], gone: set[str]) -> None:
        chosen = {verb: said for verb, said in chosen.items() if verb != VOIDED}
        self.meant = VERBS | {verb: SAID[said] for verb, said in chosen.items() if said in SAID}
        self._why = {verb: why for verb, why in WHY_NOT.items() if verb not in self.meant}
        self._why |= {verb: OFF for verb, said in chosen.items() if said not in SAID}
        self._gone = gone
        self._seen: set[str] = set()

    def why_not(self, verb: str, id_: str) -> str:
        """Return why a statement is no record, "" where it is one; of each id the first counts."""
        if verb in self._why:
            return self._why[verb]
        if id_ and id_ in self._gone:
            return "they are voided"
        if id_ and id_ in self._seen:
            return "they repeat one before, with its id"
        if not verb:
            return "they are broken"
        if verb not in self.meant:
            return OTHER
        self._seen.add(id_)
        return ""


def _record(
    statement: Mapping[str, object], verb: str, usually: bool | None, at: str
) -> ForeignRecord:
    result, context = mapping(statement.get("result")), mapping(statement.get("context"))
    score = mapping(result.get("score"))
    raw, share = number(score.get("raw")), number(score.get("scaled"))
    if share is None:
        share = within(raw, number(score.get("min")), number(score.get("max")))
    met = _met(usually, result.get("success"), grade=verb == EARNED and bool(score))
    target = mapping(statement.get("object"))
    address, name = _called(target)
    by, expires = _around(context) if context else ("", None)
    who, about = mapping(statement.get("actor")), [(address, name)]
    if verb == CONFERRED:
        groups = mapping(context.get("contextActivities")).get("grouping")
        who, about = target, [_called(mapping(group)) for group in many(groups)]
    return ForeignRecord(
        learner=_who(who),
        targets=_targets(tuple(about)),
        day=day(text(statement.get("timestamp")) or text(statement.get("stored"))),
        met=met,
        share=share,
        points=raw,
        score=_told(share, raw) or (verb if met is None else ""),
        source=name or address,
        by=by,
        expires=expires,
        at=at,
    )


def _met(usually: bool | None, success: object, *, grade: bool) -> bool | None:
    """Say whether a statement shows something: by its success where it states one.

    A grade that was earned is not a badge that was: its score tells, against a pass mark.
    """
    if usually is False:
        return False
    if isinstance(success, bool):
        return success
    return None if grade else usually


def _around(context: Mapping[str, object]) -> tuple[str, date | None]:
    """Return who taught, and the last day on which a statement counts."""
    expires = mapping(context.get("extensions")).get(EXPIRES)
    return text(mapping(context.get("instructor")).get("name")), day(text(expires))


def _told(share: float | None, raw: float | None) -> str:
    if share is not None:
        return f"{share * 100:g}%"
    return f"{raw:g}" if raw is not None else ""


def _who(agent: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
    """Return what a person is called: by account, by mail, or by an address of their own."""
    found = []
    account = mapping(agent.get("account"))
    if name := text(account.get("name")):
        found.append((text(account.get("homePage")) or "account", name))
    for key, kind in CALLED.items():
        if key in agent and (value := text(agent[key]).removeprefix("mailto:")):
            found.append((kind, value))
    return tuple(found)


def _called(activity: Mapping[str, object]) -> tuple[str, str]:
    """Return the address and the name of an activity."""
    return text(activity.get("id")), text(mapping(activity.get("definition")).get("name"))


@lru_cache(maxsize=4096)
def _targets(activities: tuple[tuple[str, str], ...]) -> tuple[Target, ...]:
    """Return what a statement is about: all addresses before all names.

    Kept, for many statements are about one thing.
    """
    addresses = [Target(kind="uri", text=address) for address, _ in activities if address]
    kinds: tuple[TargetKind, ...] = ("column", "title")
    names = [Target(kind=kind, text=name) for _, name in activities if name for kind in kinds]
    return (*addresses, *names)


FORMAT = Format(
    likeness=likeness, ending=".json", read_evidence=read_evidence, write_plan=write_plan
)
