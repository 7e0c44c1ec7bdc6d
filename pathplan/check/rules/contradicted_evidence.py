"""A record that other records overrule.

An error only with --evidence strict, when a plan is made.
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, "learner")
