"""A value that is not one of those allowed.

Bad:
    competencies:
      add:
        title: Add
        resources:
          - {title: Page, cost: cheap}
Good:
    competencies:
      add:
        title: Add
        resources:
          - {title: Page, cost: paid}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR)
