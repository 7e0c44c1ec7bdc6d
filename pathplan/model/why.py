"""Why something stands in a plan, or does not."""

from __future__ import annotations

from dataclasses import dataclass

from pathplan.model.plan import Step


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyOption:
    """One entry of a choice, with the minutes of the whole path that takes it."""

    key: str
    taken: bool = False
    minutes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyLink:
    """One link from a goal down: `key` needs the next link, or `n` of the options."""

    key: str
    n: int = 0
    options: tuple[WhyOption, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What is to be said about one competency and one plan.

    `chain` leads from a goal to it, empty where it is not on the path; `needs` are the keys of
    what it rests on, `opens` of what needs it. `credit` is the minutes that would come on top
    without what is held of it, None where nothing is.
    """

    key: str
    step: Step | None = None
    chain: tuple[WhyLink, ...] = ()
    needs: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    credit: int | None = None
