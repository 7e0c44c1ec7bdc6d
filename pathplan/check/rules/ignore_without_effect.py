"""A comment that ignores nothing.

What it names is not found there any more, it gives no reason, or its rule has another name.
`# pathplan: ignore[rule-name] reason` stands at the end of a line or above an entry.

Bad:
    competencies:
      add: {title: Add, effort: 1h}  # pathplan: ignore[missing-effort] not known yet
Good:
    competencies:
      add: {title: Add}  # pathplan: ignore[missing-effort] not known yet
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.WARNING, "both")
