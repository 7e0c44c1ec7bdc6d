"""The format line is missing its kind or version.

The first thing in a file is its format: pathplan-map/1, pathplan-part/1 or
pathplan-learner/1.

Bad:
    format: pathplan-map/one
    competencies:
      add: {title: Add}
Good:
    format: pathplan-map/1
    competencies:
      add: {title: Add}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, hard=True)
