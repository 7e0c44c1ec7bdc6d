"""A line starts with a tab.

YAML counts spaces at the start of a line, so a tab there says nothing.
In the example <tab> stands for one.

Bad:
    competencies:
    <tab>ratios: {title: Read ratios}
Good:
    competencies:
      ratios: {title: Read ratios}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, hard=True)
