"""A comma ends a value inside { }.

Put quotes around a value with a comma in it, or write one key on each line.

Bad:
    competencies:
      ratios: {title: Ratios, rates}
Good:
    competencies:
      ratios: {title: "Ratios, rates"}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR)
