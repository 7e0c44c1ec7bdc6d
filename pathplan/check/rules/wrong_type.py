"""Something of another kind is due here.

A list in a list does not say whether all or one of them is meant: write all_of or any_of.
Ids of another map are written map/id.

Bad:
    competencies:
      a: {title: A}
      b: {title: B}
      c:
        title: C
        requires:
          - any_of: [a, [a, b]]
Good:
    competencies:
      a: {title: A}
      b: {title: B}
      c:
        title: C
        requires:
          - any_of: [a, b]
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, fix="unsafe")
