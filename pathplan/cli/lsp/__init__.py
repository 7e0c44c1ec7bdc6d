"""The language server: what `check`, `fmt` and `rename` know, while someone types."""
