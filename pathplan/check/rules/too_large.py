"""A file of more than 64 MB.

Divide the map: a map may include parts, and use other maps.
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, hard=True)
