"""Some lines end as on Windows, some as elsewhere.

Tools that compare versions show such lines as changed when nothing is.

Bad:
    competencies:<cr>
      add: {title: Add, effort: 1h}
Good:
    competencies:
      add: {title: Add, effort: 1h}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.NOTE, "both", fix="safe")
