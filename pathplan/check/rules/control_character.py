"""A hidden character.

Control characters and unusual line ends can hide text from the reader. Take them out.
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, hard=True)
