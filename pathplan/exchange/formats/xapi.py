"""xAPI statements: one, a list, one on each line, or what a learning record store returns.

What was passed, mastered, earned, achieved or satisfied is shown; what failed, expired or was
revoked is not yet. Completed and scored show something only with a pass mark in the map. Voided
statements count for nothing. Plans go out as `planned` statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pathplan.exchange.days import day
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._xapi_out import write_plan
from pathplan.exchange.json_values import many, mapping, number, text
from pathplan.exchange.scores import within
from pathplan.model.foreign import Dropped, EvidenceIn, ForeignRecord, Held, Target

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
    "voided": "they take another one back",
    "waived": "a waiver is a person's decision: pathplan record WHO ID --waive",
    "verified": "they speak of another statement",
    "progressed": "they say only how far somebody is",
}
OTHER = "their verb says nothing about what somebody can do"
EXPIRES = "https://w3id.org/xapi/comp/contextextensions/expires"
CONFERRED, EARNED = "conferred", "earned"


def likeness(file: Foreign) -> int:
    """Return how much a file looks like xAPI: its first statement has actor, verb and object."""
    if not file.is_json:
        return 0
    first = next(iter(_statements(file)), {})
    return 3 if {"actor", "verb", "object"} <= first.keys() else 0


def read_evidence(files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    """Return the records that statements make, voided ones left out."""
    del asked
    statements = [(file, n, s) for file in files for n, s in enumerate(_statements(file), start=1)]
    gone = {
        text(mapping(s.get("object")).get("id")) for *_, s in statements if _verb(s) == "voided"
    }
    dropped: Counter[str] = Counter()
    records: list[ForeignRecord] = []
    seen: set[str] = set()
    for _, place, statement in statements:
        id_ = text(statement.get("id"))
        why = _why_not(statement, id_, gone, seen)
        if why:
            dropped[why] += 1
            continue
        seen.add(id_)
        records.append(_record(statement, place))
    return EvidenceIn(
        records=tuple(records),
        what="xAPI statements",
        size=(Held(many=len(statements), what="statements"),),
        dropped=tuple(Dropped(many=n, what="statements", why=why) for why, n in dropped.items()),
    )


def _statements(file: Foreign) -> list[Mapping[str, object]]:
    """Return the statements of a file; what is none is {}."""
    whole = file.json
    inside = whole.get("statements") if isinstance(whole, dict) else None
    return [mapping(one) for one in many(whole if inside is None else inside)]


def _verb(statement: Mapping[str, object]) -> str:
    address = text(mapping(statement.get("verb")).get("id"))
    return address.rstrip("/").rpartition("/")[2].casefold()


def _why_not(statement: Mapping[str, object], id_: str, gone: set[str], seen: set[str]) -> str:
    """Return why a statement is no record, "" where it is one."""
    verb = _verb(statement)
    if verb in WHY_NOT:
        return WHY_NOT[verb]
    if id_ and id_ in gone:
        return "they are voided"
    if id_ and id_ in seen:
        return "they repeat one before, with its id"
    if not verb:
        return "they are broken"
    return "" if verb in VERBS else OTHER


def _record(statement: Mapping[str, object], place: int) -> ForeignRecord:
    verb = _verb(statement)
    result, context = mapping(statement.get("result")), mapping(statement.get("context"))
    score = mapping(result.get("score"))
    raw, scaled = number(score.get("raw")), number(score.get("scaled"))
    share = (
        scaled
        if scaled is not None
        else within(raw, number(score.get("min")), number(score.get("max")))
    )
    met = _met(verb, result.get("success"), graded=bool(score))
    target = mapping(statement.get("object"))
    extensions = mapping(context.get("extensions"))
    return ForeignRecord(
        learner=tuple(_who(target if verb == CONFERRED else mapping(statement.get("actor")))),
        targets=tuple(_targets(target, context, verb)),
        day=day(text(statement.get("timestamp")) or text(statement.get("stored"))),
        met=met,
        share=share,
        points=raw,
        score=_told(share, raw) or (verb if met is None else ""),
        source=text(mapping(target.get("definition")).get("name")) or text(target.get("id")),
        by=text(mapping(context.get("instructor")).get("name")),
        expires=day(text(extensions.get(EXPIRES))),
        at=f"statement {place}",
    )


def _met(verb: str, success: object, *, graded: bool) -> bool | None:
    """Say whether a statement shows something: by its success where it states one.

    A grade that was earned is not a badge that was: its score tells, against a pass mark.
    """
    met = VERBS[verb]
    if isinstance(success, bool) and met is not False:
        return success
    return None if verb == EARNED and graded else met


def _told(share: float | None, raw: float | None) -> str:
    if share is not None:
        return f"{share * 100:g}%"
    return f"{raw:g}" if raw is not None else ""


def _who(agent: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what a person is called: by account, by mail, or by an address of their own."""
    account = mapping(agent.get("account"))
    if name := text(account.get("name")):
        yield text(account.get("homePage")) or "account", name
    if mail := text(agent.get("mbox")):
        yield "email", mail.removeprefix("mailto:")
    for key in ("openid", "mbox_sha1sum"):
        if value := text(agent.get(key)):
            yield key, value


def _targets(
    target: Mapping[str, object], context: Mapping[str, object], verb: str
) -> Iterator[Target]:
    """Yield what a statement is about: its object, or where that is a person, its grouping."""
    activities = [target]
    if verb == CONFERRED:
        activities = list(
            map(mapping, many(mapping(context.get("contextActivities")).get("grouping")))
        )
    for activity in activities:
        if id_ := text(activity.get("id")):
            yield Target(kind="uri", text=id_)
    for activity in activities:
        if name := text(mapping(activity.get("definition")).get("name")):
            yield Target(kind="column", text=name)
            yield Target(kind="title", text=name)


FORMAT = Format(
    likeness=likeness, ending=".json", read_evidence=read_evidence, write_plan=write_plan
)
