"""An age without a unit.

Ages are written 90d, 6w or 3y. There are no months: they differ in length.

Bad:
    competencies:
      add: {title: Add, effort: 1h, review_after: 90}
Good:
    competencies:
      add: {title: Add, effort: 1h, review_after: 90d}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR)
