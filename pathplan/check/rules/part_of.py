"""A part and its map do not name each other.

A map lists its parts under include; a part names its map under part_of.

Bad:
    # x.map.yaml
    include: [a.part.yaml]
    # y.map.yaml
    competencies:
      add: {title: Add}
    # a.part.yaml
    part_of: y.map.yaml
Good:
    # x.map.yaml
    include: [a.part.yaml]
    # a.part.yaml
    part_of: x.map.yaml
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR)
