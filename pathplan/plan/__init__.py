"""From a knowledge state and goals to the ordered path: routes, order, reasons, content."""

from pathplan.plan.extras import Extra, extras
from pathplan.plan.make import make_plan
from pathplan.plan.picks import next_picks
from pathplan.plan.resources import fitting, fitting_steps
from pathplan.plan.support import Suspect, suspects
from pathplan.plan.why import why, whys

__all__ = [
    "Extra",
    "Suspect",
    "extras",
    "fitting",
    "fitting_steps",
    "make_plan",
    "next_picks",
    "suspects",
    "why",
    "whys",
]
