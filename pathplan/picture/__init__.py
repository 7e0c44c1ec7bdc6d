"""What is drawn of a map or a path, and as what; no form is known here."""

from pathplan.picture.draw import draw

__all__ = ["draw"]
