"""Two files have one map id.

The map's id is part of the identity of its competencies.

Bad:
    # x.map.yaml
    id: x
    # y.map.yaml
    id: x
Good:
    # x.map.yaml
    id: x
    # y.map.yaml
    id: y
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR)
