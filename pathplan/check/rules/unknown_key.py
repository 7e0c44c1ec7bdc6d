"""A key that means nothing here.

It is misspelled, or stands at the wrong level.

Bad:
    competencies:
      add: {title: Add, efort: 2h}
Good:
    competencies:
      add: {title: Add, effort: 2h}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, fix="unsafe")
