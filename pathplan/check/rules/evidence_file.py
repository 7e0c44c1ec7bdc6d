"""A file under `evidence_from` that cannot be read.

It is not there, not below the folder of the learner's file, broken, in no format that pathplan
knows, or holds no record. What it shows is missing. Said when a plan is made, which is when these
files are read.
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.WARNING, "learner")
