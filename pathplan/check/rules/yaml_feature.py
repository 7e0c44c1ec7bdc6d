"""A feature of YAML that these files do without.

Tags, anchors, aliases, merge keys, keys that are lists, and a second document make a file
hard to read for people. Write it out.

Bad:
    competencies:
      add: &first {title: Add}
      sub: *first
Good:
    competencies:
      add: {title: Add}
      sub: {title: Subtract}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, hard=True)
