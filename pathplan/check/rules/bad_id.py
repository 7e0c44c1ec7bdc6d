"""Something that cannot be an id.

Ids have letters, digits, dots, dashes and underscores, and start with a letter or digit.
Titles carry the words of any language.

Bad:
    competencies:
      add whole numbers: {title: Add whole numbers}
Good:
    competencies:
      add-whole: {title: Add whole numbers}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR)
