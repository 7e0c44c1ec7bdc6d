"""Small random maps for properties, and large clean ones for measuring."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from uuid import NAMESPACE_URL, uuid5

import yaml

from pathplan.model import (
    NOTHING,
    AtLeast,
    Competency,
    CompetencyMap,
    Credential,
    Effort,
    Entry,
    Need,
    Refreshes,
    Requirement,
)

LEVELS = ("emerging", "developing", "proficient", "extending")


def one(
    name: str,
    requires: Requirement = NOTHING,
    *,
    minutes: int = 60,
    corequires: tuple[str, ...] = (),
    levels: tuple[str, ...] = ("mastered",),
    mastery: str = "",
) -> Competency:
    return Competency(
        id=name,
        map="m",
        title=name.upper(),
        requires=requires,
        effort=Effort(minutes=minutes),
        corequires=tuple(Need(id=c) for c in corequires),
        levels=levels,
        mastery=mastery or levels[-1],
    )


def as_map(*entries: Entry) -> CompetencyMap:
    return CompetencyMap(id="m", file="m.map.yaml", title="M", entries=entries)


def random_requirement(random: Random, ids: list[str], deep: int = 2) -> Requirement:
    """Return a random expression over ids, nested at most `deep` times."""
    if deep == 0 or random.random() < 0.45:
        level = random.choice([None, None, *LEVELS[:3]]) if random.random() < 0.4 else None
        return Need(id=random.choice(ids), level=level)
    parts = tuple(
        random_requirement(random, ids, deep - 1) for _ in range(random.choice([1, 2, 2, 3]))
    )
    form = random.choice(["all_of", "any_of", "at_least"])
    n = {"all_of": len(parts), "any_of": 1}.get(form, random.randint(1, len(parts)))
    return AtLeast(n=n, parts=parts, form=form)


def random_map(seed: int, size: int = 6, *, loops: bool = True) -> CompetencyMap:
    """Return a map with levels, at-least, corequisites and loops through alternatives."""
    random = Random(seed)
    ids = [f"c{i}" for i in range(size)]
    levelled = random.random() < 0.4
    entries: list[Entry] = []
    for number, name in enumerate(ids):
        earlier = ids[:number]
        pool = ids if random.random() < 0.25 and loops else earlier
        requires = random_requirement(random, pool) if pool and random.random() < 0.8 else NOTHING
        corequires = tuple(
            Need(id=random.choice(ids if loops else earlier or ids))
            for _ in range(1)
            if random.random() < 0.15
        )
        if number == size - 1 and random.random() < 0.2:
            entries.append(Credential(id=name, map="m", title=name, requires=_plain(requires)))
            continue
        entries.append(
            Competency(
                id=name,
                map="m",
                title=name,
                levels=LEVELS[:3] if levelled else ("mastered",),
                mastery=random.choice(LEVELS[1:3]) if levelled else "mastered",
                effort=Effort(minutes=random.choice([30, 60, 60, 90, 120])),
                requires=requires if levelled else _plain(requires),
                corequires=tuple(c for c in corequires if c.id != name),
            )
        )
    return as_map(*entries)


def _plain(requirement: Requirement) -> Requirement:
    """Return an expression with every level taken out."""
    if isinstance(requirement, Need):
        return Need(id=requirement.id)
    parts = tuple(_plain(p) for p in requirement.parts)
    return AtLeast(n=requirement.n, parts=parts, form=requirement.form)


def reviewed_map(seed: int, size: int = 6) -> CompetencyMap:
    """Return a random map of which much is to be reviewed; some practises others, some expires."""
    random = Random(seed * 3 + 2)
    map_ = random_map(seed, size)
    ids = [entry.id for entry in map_.entries]
    entries: list[Entry] = []
    for entry in map_.entries:
        if isinstance(entry, Credential):
            entries.append(entry)
            continue
        worth = [i for i in ids if i != entry.id and random.random() < 0.2]
        shares = tuple(Refreshes(id=i, weight=random.choice([0.2, 0.5, 0.7, 1])) for i in worth)
        entries.append(
            replace(
                entry,
                review_after=random.choice([3, 7, 12, 25]) if random.random() < 0.7 else None,
                expires_after=random.choice([20, 60]) if random.random() < 0.2 else None,
                refreshes=shares,
            )
        )
    return as_map(*entries)


def map_text(map_: CompetencyMap) -> str:
    """Return a random map as the text of a file."""
    first = map_.competencies[0]
    data: dict[str, object] = {"format": "pathplan-map/1", "id": map_.id, "title": map_.title}
    data |= {"levels": list(first.levels), "mastery": first.mastery}
    competencies = {}
    for entry in map_.competencies:
        told: dict[str, object] = {"title": entry.title, "mastery": entry.mastery}
        told["effort"] = f"{entry.effort.minutes if entry.effort else 60}m"
        told |= {"requires": _written(entry.requires)} if entry.requires != NOTHING else {}
        told["corequires"] = [need.id for need in entry.corequires]
        told["refreshes"] = {worth.id: worth.weight for worth in entry.refreshes}
        told |= {"review_after": f"{entry.review_after}d"} if entry.review_after else {}
        told |= {"expires_after": f"{entry.expires_after}d"} if entry.expires_after else {}
        competencies[entry.id] = {key: value for key, value in told.items() if value}
    data["competencies"] = competencies
    badges = [entry for entry in map_.entries if isinstance(entry, Credential)]
    if badges:
        data["credentials"] = {
            badge.id: {"title": badge.title, "requires": _written(badge.requires)}
            for badge in badges
            if badge.requires != NOTHING
        }
    return yaml.safe_dump(data, sort_keys=False)


def _written(requirement: Requirement) -> object:
    if isinstance(requirement, Need):
        told = {"id": requirement.id, "level": requirement.level}
        return told if requirement.level else requirement.id
    parts = [_written(part) for part in requirement.parts]
    if requirement.form == "at_least":
        return {"at_least": requirement.n, "of": parts}
    return {requirement.form: parts}


def large_map(size: int, strands: int = 1) -> str:
    """Return a clean map as YAML text: each competency needs one to three of the 300 before it.

    What another one needs already is not needed again, so that nothing is redundant. Strands take
    turns.
    """
    random = Random(1)
    above: list[set[int]] = []
    lines = ["format: pathplan-map/1", "id: large", "title: A large map", "strands:"]
    names = ["s", *(f"s{number}" for number in range(1, strands))]
    lines += [f"  {name}: {{title: Strand{name[1:]}}}" for name in names]
    lines += ["competencies:"]
    for number in range(size):
        near = range(max(0, number - 300), number)
        wanted = random.sample(near, min(number, random.randint(1, 3)))
        needed = [w for w in wanted if not any(w in above[o] for o in wanted if o != w)]
        reach = set(needed).union(*(above[w] for w in needed))
        above.append({r for r in reach if r >= number - 300})
        requires = ", ".join(f"c{w}" for w in sorted(needed))
        lines += [
            f"  c{number}:",
            f"    title: Competency {number} of a large map",
            f"    description: What a learner can come to do as number {number} of them.",
            f"    strand: {names[number % strands]}",
            "    tags: [grade-4, unit-2]",
            f"    effort: {random.choice(['45m', '1h', '1h30m'])}",
            *([f"    requires: [{requires}]"] if requires else []),
            "    assess:",
            f"      - {{title: Exit ticket {number}, kind: quiz, effort: 15m}}",
            "    resources:",
            f"      - {{title: Page {number}, modality: text, effort: 10m, cost: free}}",
        ]
    return "\n".join(lines) + "\n"


def map_with_choices(seed: int, size: int = 1_000, many: int = 200) -> str:
    """Return a map as YAML text in which `many` competencies need one of two of the 60 before."""
    random = Random(seed)
    choosing = set(random.sample(range(size // 10, size), many))
    lines = ["format: pathplan-map/1", "id: choices", "title: Choices", "competencies:"]
    for number in range(size):
        near = range(max(0, number - 60), number)
        lines += [f"  c{number}:", f"    title: Competency {number}"]
        lines += [f"    effort: {random.choice([30, 45, 60, 90, 120, 150])}m"]
        if number in choosing:
            one, other, beside = random.sample(near, 3)
            lines += ["    requires:", f"      - any_of: [c{one}, c{other}]"]
            lines += [f"      - c{beside}"] if random.random() < 0.5 else []
        elif number:
            needed = random.sample(near, min(number, random.choice([1, 1, 2, 3])))
            lines += [f"    requires: [{', '.join(f'c{n}' for n in sorted(needed))}]"]
    return "\n".join(lines) + "\n"


def large_framework(items: int, associations: int, seed: int = 1) -> dict[str, object]:
    """Return a package of CASE: every twentieth item a heading, the other lines `precedes`."""
    random = Random(seed)
    base = "https://example.org/ims/case/v1p0"
    changed = "2026-01-02T03:04:05+00:00"

    def names(kind: str, place: object) -> dict[str, str]:
        id_ = str(uuid5(NAMESPACE_URL, f"{kind} {place}"))
        return {"identifier": id_, "uri": f"{base}/{kind}/{id_}"}

    document = names("CFDocuments", 0)
    links = [{"title": f"M.{n}", **names("CFItems", n)} for n in range(items)]
    text = "explain and use this idea in problems of the real world, and say why it works for"
    own = [
        names("CFItems", n)
        | {"humanCodingScheme": f"M.{n}", "fullStatement": f"Statement {n}: {text} {n}."}
        | {"CFItemType": "Standard", "educationLevel": [f"0{1 + n % 8}"], "language": "en"}
        | {"CFDocumentURI": {"title": "Large", **document}, "lastChangeDateTime": changed}
        for n in range(items)
    ]
    whole = {"title": "Large", **document}
    ends = [("isChildOf", links[n], links[n - n % 20] if n % 20 else whole) for n in range(items)]
    while len(ends) < associations:
        last = random.randrange(2, items)
        first = random.randrange(max(1, last - 60), last)
        if first % 20 and last % 20:
            ends.append(("precedes", links[first], links[last]))
    lines = [
        names("CFAssociations", place)
        | {"associationType": kind, "originNodeURI": origin, "destinationNodeURI": destination}
        | {"CFDocumentURI": whole, "lastChangeDateTime": changed}
        for place, (kind, origin, destination) in enumerate(ends)
    ]
    about = {"title": "Large", "creator": "Example", "lastChangeDateTime": changed} | document
    return {"CFDocument": about, "CFItems": own, "CFAssociations": lines}
