"""A key that is needed is not there.

Bad:
    competencies:
      add: {effort: 2h}
Good:
    competencies:
      add: {title: Add, effort: 2h}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR)
