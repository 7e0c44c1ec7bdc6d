"""What is wrong with maps and learner files: their shape, then their meaning."""

from pathplan.check.meaning import meaning

__all__ = ["meaning"]
