"""Badges: Open Badges 2.0 and 3.0 and CLR 2.0, as JSON, signed texts, PNG or SVG pictures.

A badge shows the competencies that it is aligned to, else what has its address or code. One whose
status is Failed is not yet; only enrolled, withdrawn or revoked says nothing. A result below what
is required is not yet; one that cannot be compared with it, as letters in no order, shows nothing.
Signatures and revocation lists are not checked: that needs the network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from pathplan.exchange.baked import badges, of_jwt
from pathplan.exchange.days import day
from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import Asked, Format
from pathplan.exchange.formats._results import Outcome, outcome
from pathplan.exchange.json_values import many, mapping, text, within
from pathplan.model.foreign import Dropped, EvidenceIn, ForeignRecord, Held, Target

UNCHECKED = (
    "Signatures and revocation were not checked: that needs the network, and pathplan does not use"
    " it."
)
STARTS = ("validFrom", "issuanceDate", "issuedOn", "awardedDate")
ENDS = ("validUntil", "expirationDate", "expires")
GIVEN = {"OpenBadgeCredential", "AchievementCredential"}
MARKS = ("adge", "achievement", "Assertion")
"""Of which each badge has one, `badge` or `Badge` if nothing else: a quick look into files that may
be large."""
Json = Mapping[str, object]


def likeness(file: Foreign) -> int:
    """Return how much a file looks like a badge, or like what belongs to one."""
    if file.is_json and not any(mark in file.text for mark in MARKS):
        return 0
    found = badges(file)
    if any(list(_credentials(badge)) for badge in found):
        return 3
    parts = (part for badge in found for part in within(badge))
    return 2 if any(_kinds(part) & {"BadgeClass", "Assertion"} for part in parts) else 0


def read_evidence(files: Sequence[Foreign], asked: Asked) -> EvidenceIn:
    """Return the records that badges make, one for each competency that one is aligned to."""
    del asked
    found = [(file, badge) for file in files for badge in badges(file)]
    classes = {
        text(part.get("id")): part
        for _, badge in found
        for part in within(badge)
        if "BadgeClass" in _kinds(part)
    }
    records: list[ForeignRecord] = []
    dropped: Counter[str] = Counter()
    many = 0
    for file, badge in found:
        for credential in _credentials(badge):
            many += 1
            why, made = _records(credential, classes, file.name)
            dropped.update([why] if why else [])
            records += made
    return EvidenceIn(
        records=tuple(records),
        what="badges",
        size=(Held(many=many, what="badges"),),
        dropped=tuple(Dropped(many=n, what="badges", why=why) for why, n in dropped.items()),
        remarks=(UNCHECKED,) if many else (),
        personal=True,
    )


def _kinds(part: Mapping[str, object]) -> set[str]:
    return {text(kind) for kind in many(part.get("type") or part.get("@type"))}


def _credentials(badge: object) -> Iterator[Json]:
    """Yield what somebody was given: credentials with an achievement, and assertions of 2.0."""
    for part in within(badge):
        subject = mapping(part.get("credentialSubject"))
        achieved = subject.get("achievement") and "ClrSubject" not in _kinds(subject)
        asserted = part.get("badge") and ("recipient" in part or "Assertion" in _kinds(part))
        if achieved or asserted or _kinds(part) & GIVEN:
            yield part
        for inside in many(subject.get("verifiableCredential")):
            if isinstance(inside, str):
                yield from _credentials(of_jwt(inside))


def _records(
    credential: Json, classes: Mapping[str, Json], file: str
) -> tuple[str, list[ForeignRecord]]:
    """Return why a credential says nothing, or the records that it makes."""
    if credential.get("revoked") is True:
        return "they are revoked", []
    subject = mapping(credential.get("credentialSubject"))
    achievements = [mapping(a) for a in many(subject.get("achievement"))]
    if not achievements:
        badge = credential.get("badge")
        if not badge:
            return "they name no achievement", []
        known = mapping(badge) or classes.get(text(badge), {"id": badge})
        achievements = [{**mapping(known), "id": mapping(known).get("id") or badge}]
    made = []
    for achievement in achievements:
        result = outcome(subject, achievement)
        if result.open:
            return f"their status is {result.open}", []
        made += [
            _record(credential, achievement, targets, result, file)
            for targets in _targets(subject, achievement)
        ]
    return "", made


def _record(
    credential: Json,
    achievement: Json,
    targets: tuple[Target, ...],
    result: Outcome,
    file: str,
) -> ForeignRecord:
    issuer = credential.get("issuer") or achievement.get("issuer")
    name = text(achievement.get("name")) or text(credential.get("name"))
    return ForeignRecord(
        learner=tuple(_who(credential)),
        targets=targets,
        day=_first(credential, STARTS),
        met=result.met,
        kind="badge",
        score=result.score,
        source=name
        or text(achievement.get("ceasn:competencyLabel"))
        or text(achievement.get("id")),
        by=text(mapping(issuer).get("name")),
        expires=_first(credential, ENDS),
        at=file,
    )


def _first(credential: Json, names: Sequence[str]) -> date | None:
    return next((d for name in names if (d := day(text(credential.get(name)))) is not None), None)


def _who(credential: Json) -> Iterator[tuple[str, str]]:
    """Yield what the owner of a badge is called, where that is not hidden in a hash."""
    subject, recipient = (
        mapping(credential.get("credentialSubject")),
        mapping(credential.get("recipient")),
    )
    for identity in map(mapping, many(subject.get("identifier"))):
        if identity.get("hashed") is not True and (value := text(identity.get("identityHash"))):
            kind = text(identity.get("identityType"))
            yield "email" if kind == "emailAddress" else kind, value
    if recipient.get("hashed") is not True and (value := text(recipient.get("identity"))):
        yield text(recipient.get("type")) or "email", value
    if value := text(subject.get("id")):
        yield "did" if value.startswith("did:") else "badges", value


def _targets(subject: Json, achievement: Json) -> Iterator[tuple[Target, ...]]:
    """Yield what a badge is about: each of its alignments, else the achievement itself."""
    aligned = [
        tuple(_aligned(alignment))
        for part in (achievement, *map(mapping, many(subject.get("result"))))
        for alignment in map(mapping, many(part.get("alignment")))
    ]
    found = list(dict.fromkeys(targets for targets in aligned if targets))
    own = tuple(_own(achievement))
    yield from (*(targets for targets in found), *([own] if own and not found else []))


def _aligned(alignment: Json) -> Iterator[Target]:
    if url := text(alignment.get("targetUrl")):
        yield Target(kind="uri", text=url)
    if code := text(alignment.get("targetCode")):
        framework = text(alignment.get("targetFramework"))
        yield Target(kind="code", text=code, framework=framework)


def _own(achievement: Json) -> Iterator[Target]:
    if id_ := text(achievement.get("id")):
        yield Target(kind="uri", text=id_)
    others = (mapping(o).get("identifier") for o in many(achievement.get("otherIdentifier")))
    codes = (achievement.get("humanCode"), achievement.get("ceasn:codedNotation"), *others)
    for code in dict.fromkeys(text(code) for code in codes):
        if code:
            yield Target(kind="code", text=code)


FORMAT = Format(likeness=likeness, ending=".json", read_evidence=read_evidence)
