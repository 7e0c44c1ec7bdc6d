"""Rules: one module for each kind of finding, whose docstring is its manual."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import Any, Generic, Literal, TypeVar, cast

from pathplan.diagnostic import Diagnostic, Fix, Manual, Related, Severity
from pathplan.graph.prerequisites import PrerequisiteGraph
from pathplan.model import CompetencyMap, LearnerProfile
from pathplan.plugin import load, names
from pathplan.spelling import nearest
from pathplan.text import Where

RULES = "pathplan.check.rules"
Concerns = Literal["map", "learner", "both"]
Mends = Literal["", "safe", "unsafe"]
Value = TypeVar("Value", bool, int, tuple[str, ...])


@dataclass(frozen=True, slots=True, eq=False)
class Option(Generic[Value]):
    """Something about a rule that settings may change: its name, default, and meaning."""

    name: str
    default: Value
    meaning: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule reports: where, what is wrong, and at the caret what to do."""

    where: Where
    message: str
    help: str = ""
    advice: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subject:
    """What rules look at: a map with all that it uses, or a learner on such maps.

    `maps` starts with `map`; `graph` holds all of them. `others` are maps that were read and are
    none of `maps`; `goals` the keys that learners aim at; `gone` the relative links that lead to
    nothing, as (file they stand in, link); `options` what settings say about rules.
    """

    maps: tuple[CompetencyMap, ...]
    map: CompetencyMap
    graph: PrerequisiteGraph
    learner: LearnerProfile | None = None
    others: tuple[CompetencyMap, ...] = ()
    goals: frozenset[str] = frozenset()
    gone: frozenset[tuple[str, str]] = frozenset()
    options: Mapping[Option[Any], object] = field(default_factory=dict)

    def value(self, option: Option[Value]) -> Value:
        """Return what an option is set to."""
        return cast("Value", self.options.get(option, option.default))

    def exists(self, key: str) -> bool:
        """Say whether a key, present or former, names something; also what was set aside."""
        if self.graph.find(key) is not None:
            return True
        return any(e.aside and e.key == key for m in self.maps for e in m.entries)

    def titled(self, key: str) -> str:
        """Return an id as this map writes it, with its title in brackets."""
        node = self.graph.find(key)
        aside = (e.title for m in self.maps for e in m.entries if e.key == key)
        title = self.graph.nodes[node].entry.title if node is not None else next(aside, "")
        short = self.map.short(key)
        return f"`{short}` ({title})" if title else f"`{short}`"


Run = Callable[[Subject], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `run` is None where the reader, the schema or the assessment reports it.

    A `hard` one cannot be ignored or made less: what it finds leaves nothing to go on with. `fix`
    says whether its findings can be mended, and whether that changes no meaning.
    """

    run: Run | None
    severity: Severity
    concerns: Concerns = "map"
    options: tuple[Option[Any], ...] = ()
    hard: bool = False
    fix: Mends = ""


def rule_names() -> tuple[str, ...]:
    """Return the names of all rules, sorted; none is imported."""
    return names(RULES)


@cache
def rule(name: str) -> Rule:
    """Load one rule."""
    found = load(RULES, name, "RULE")
    if not isinstance(found, Rule):
        raise TypeError(name)
    return found


def unknown_rule(name: str) -> tuple[str, str]:
    """Return what to say about a name that no rule has: message and advice."""
    near = nearest(name, rule_names())
    return f"no rule is called `{name}`", f"nearest: `{near}`" if near else "see: pathplan rules"


def error_rules() -> tuple[str, ...]:
    """Return the names of the rules that say that a map or a learner file is wrong."""
    return tuple(name for name in rule_names() if rule(name).severity is Severity.ERROR)


def manual(name: str) -> Manual:
    """Return the manual of a rule, read from its docstring.

    The first line is the title; `Bad:` and `Good:` head the examples.
    """
    module = import_module(f"{RULES}.{name.replace('-', '_')}")
    title, _, rest = inspect.cleandoc(module.__doc__ or "").partition("\n")
    text, _, examples = rest.partition("\nBad:\n")
    bad, _, good = examples.partition("\nGood:\n")
    found = rule(name)
    return Manual(
        name=name,
        severity=found.severity,
        title=title.rstrip("."),
        text=text.strip(),
        bad=textwrap.dedent(bad).strip("\n"),
        good=textwrap.dedent(good).strip("\n"),
        source=f"pathplan/check/rules/{name.replace('-', '_')}.py",
        options=tuple((o.name, o.default, o.meaning) for o in found.options),
        hard=found.hard,
        fix=found.fix,
    )


def apply(name: str, subject: Subject) -> Iterator[Diagnostic]:
    """Yield the findings of one rule."""
    applied = rule(name)
    for found in applied.run(subject) if applied.run else ():
        yield Diagnostic(
            rule=name,
            severity=applied.severity,
            where=found.where,
            message=found.message,
            help=found.help,
            advice=found.advice,
            related=found.related,
            fix=found.fix,
        )
