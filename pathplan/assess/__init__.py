"""From evidence to what a learner holds, each with its reason."""

from pathplan.assess.evidence import POLICIES
from pathplan.assess.state import assess

__all__ = ["POLICIES", "assess"]
