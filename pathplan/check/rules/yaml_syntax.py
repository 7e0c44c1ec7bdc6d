"""This is not YAML as it should be.

The file cannot be read past this place; what stands before it was read.

Bad:
    competencies:
      ratios:
        title: Ratios: a first look
Good:
    competencies:
      ratios:
        title: "Ratios: a first look"
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, hard=True)
