"""pathplan: learning paths from competency maps."""

__version__ = "0.3.0"
