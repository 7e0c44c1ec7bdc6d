"""Several ids stand in one text.

Bad:
    competencies:
      a: {title: A}
      b: {title: B}
      c: {title: C, requires: "a, b"}
Good:
    competencies:
      a: {title: A}
      b: {title: B}
      c: {title: C, requires: [a, b]}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, fix="safe")
