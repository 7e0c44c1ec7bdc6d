"""A key stands twice in one place.

Only the first is read. Two competencies with one id, or a line pasted twice.

Bad:
    competencies:
      add: {title: Add}
      add: {title: Add again}
Good:
    competencies:
      add: {title: Add}
      add-again: {title: Add again}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, hard=True)
