"""A record of a day that has not come yet.

It does not count before that day. Said when a plan is made, which is when the day matters.
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.WARNING, "learner")
