"""What is wrong with maps and learner files: their shape, their meaning, and what counts of it."""

from pathplan.check.baseline import marked, unseen
from pathplan.check.disposition import dispose
from pathplan.check.meaning import meaning, options
from pathplan.check.modeline import named_schema, old_schema
from pathplan.check.rule import error_rules

__all__ = [
    "dispose",
    "error_rules",
    "marked",
    "meaning",
    "named_schema",
    "old_schema",
    "options",
    "unseen",
]
