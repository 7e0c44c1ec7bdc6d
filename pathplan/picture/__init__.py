"""What is drawn of a map or a path, and as what; no form is known here."""

from pathplan.picture.draw import draw
from pathplan.picture.view import View

__all__ = ["View", "draw"]
