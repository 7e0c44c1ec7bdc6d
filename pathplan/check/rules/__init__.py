"""The rules: one module each, named like what it reports."""
