"""Files of other systems: read into our shape, and written from it."""

from pathplan.exchange.foreign import Foreign
from pathplan.exchange.format import FORMATS, Format, UnreadableError, by_format, known, loaded

__all__ = ["FORMATS", "Foreign", "Format", "UnreadableError", "by_format", "known", "loaded"]
