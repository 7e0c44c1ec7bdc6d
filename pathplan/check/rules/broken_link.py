"""A link to another file leads nowhere.

Paths use / and are relative to the file they stand in. Parts stay below their map's folder.

Bad:
    maps:
      arith: ../nowhere/arith.map.yaml
    competencies:
      add: {title: Add}
Good:
    competencies:
      add: {title: Add}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR)
