"""A comment cuts a text short.

In YAML a comment begins with a space and a #. Put quotes around a text that holds them, or
a space after the # if a comment is meant.

Bad:
    competencies:
      eggs:
        title: Boil egg #2
Good:
    competencies:
      eggs:
        title: "Boil egg #2"
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR)
