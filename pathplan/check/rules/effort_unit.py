"""An effort without a unit.

Efforts are written 45m, 3h, 1h30m or 1.5h.

Bad:
    competencies:
      add: {title: Add, effort: 2.5}
Good:
    competencies:
      add: {title: Add, effort: 2h30m}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR)
