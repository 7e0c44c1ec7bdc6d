"""A setting that does not fit.

Settings stand in pathplan.toml, or under [tool.pathplan] in pyproject.toml: levels and options of
rules under [rules], what is ignored where under [[ignore]], how a check runs under [check].
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, "both", hard=True)
