"""From results to text and pictures; nothing is decided here."""
