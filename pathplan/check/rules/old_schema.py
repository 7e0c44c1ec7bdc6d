"""The copy of a schema beside the file is not this program's.

Editors read the copy that the first line of the file names; what they say there may differ from
what `check` says. `pathplan schema map > .pathplan/map.schema.json` renews it.
"""

from pathplan.check.rule import Rule
from pathplan.diagnostic import Severity

RULE = Rule(None, Severity.NOTE, "both")
