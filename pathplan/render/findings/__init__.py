"""Findings: as text with the line they stand on, one line each, or JSON."""
