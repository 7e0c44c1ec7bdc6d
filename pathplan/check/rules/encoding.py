"""The file is not UTF-8 text.

Other encodings, compressed files and office documents cannot be read. Save the file as UTF-8.
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.ERROR, hard=True)
