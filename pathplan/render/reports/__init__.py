"""Reports: one plan, as text, Markdown or JSON."""
