"""Terms: which competency is learned in which, so that no term holds too much."""

from pathplan.plan.terms.place import Placing, placing

__all__ = ["Placing", "placing"]
