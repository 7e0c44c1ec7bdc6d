"""True, false or nothing where a text is due.

YAML reads true, false and null as values of their own. Quotes make them text.

Bad:
    competencies:
      logic: {title: true}
Good:
    competencies:
      logic: {title: "true"}
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, fix="safe")
